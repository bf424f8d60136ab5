"""What is told by the words of a question: traits by which answering is learnt."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from domain.learning.reading import Question
from domain.learning.small_words import SMALL_WORDS
from storage.search.hearing import Hearing
from storage.search.stems import stem

_BEGINNING = 4  # Letters that are alike in words of one family.
_SHORTEST_BEGUN = 5
_OF_A_BEGINNING = 0.4
_ENDING = (2, 3)  # Letters at the end of the first word.
_LONG = 12  # Words; what is longer is as long.
_WORDS_TOLD = 4  # Words that are told as one.
_MOST_STRENGTH = 2.0
_LETTERS = (3, 4)  # Of a piece of a word, with the gaps between words as letters.
_OF_LETTERS, _OF_FIT = 0.3, 0.5  # Many tell the same: each counts less.
_STEPS = (
    *(0.15, 0.3, 0.5, 0.7, 0.9, 1, 1.5, 2, 2.5),
    *(3, 4, 5, 6, 8, 10, 13, 16, 20, 25),
)

# What is told of a question, and how much each of it counts.
Told = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """
    How well the catalogue fits a question.

    *votes* and *worth* are those of the resources that got most of them, best first;
    *agree* where these are the same; *named* is the share of the question's stems in a
    title among the best. Of its stems, *known* is the share that somebody used for some
    resource; *unknown* and *rare* are how many nobody did, or for one only.
    """

    stems: int
    strengths: tuple[float, ...]
    votes: tuple[float, ...]
    worth: float
    agree: bool
    named: float
    known: float
    unknown: int
    rare: int


def subject_of(question: Question, hearing: Hearing) -> dict[str, float]:
    """Return what a question is about, and how much each trait counts."""
    traits = {f"w:{each}": 1.0 for each in hearing.stems}
    for key, strength in hearing.strength.items():
        traits[f"c:{key}"] = min(strength, _MOST_STRENGTH) / _MOST_STRENGTH
    small = SMALL_WORDS[question.language]
    for word in question.words:
        if word not in small and len(word) >= _SHORTEST_BEGUN:
            traits[f"p:{word[:_BEGINNING]}"] = _OF_A_BEGINNING
    return traits


def manner_of(question: Question, hearing: Hearing) -> frozenset[str]:
    """Return how something is asked: with its little words, and what stands by what."""
    return frozenset(_manners(question, hearing))


def _manners(question: Question, hearing: Hearing) -> Iterator[str]:
    stems = [stem(word, question.language) for word in question.words]
    for before, after in pairwise(("^", *stems, "$")):
        yield f"b:{before} {after}"
    for each in stems:
        yield f"w:{each}"
    for key in hearing.concepts:
        yield f"c:{key}"
    for word in question.words:
        if len(word) >= _SHORTEST_BEGUN:
            yield f"p:{word[:_BEGINNING]}"


def traits_by_word(question: Question) -> Iterator[frozenset[str]]:
    """Return what of its manner each word of a question tells that is no little one."""
    small = SMALL_WORDS[question.language]
    stems = [stem(word, question.language) for word in question.words]
    around = ["^", *stems, "$"]
    for place, word in enumerate(question.words, start=1):
        if word in small:
            continue
        before, told, after = around[place - 1 : place + 2]
        yield frozenset(
            {
                *(f"b:{before} {told}", f"b:{told} {after}", f"w:{told}"),
                f"p:{word[:_BEGINNING]}",
            }
        )


def beginning_of(question: Question) -> Iterator[str]:
    """Tell how it begins, and how long it is: an order ends otherwise than a noun."""
    if question.words:
        first = question.words[0]
        yield f"f:{first}"
        yield from (f"e:{first[-letters:]}" for letters in _ENDING)
        yield f"l:{min(len(question.words), _LONG)}"


def told_of(question: Question, hearing: Hearing, fit: Fit) -> Told:
    """Return all that tells whether a question is answered: its words, and the fit."""
    told = dict.fromkeys(pieces_of(question), _OF_LETTERS)
    told |= dict.fromkeys(manner_of(question, hearing), 1.0)
    told |= dict.fromkeys(beginning_of(question), 1.0)
    told |= dict.fromkeys(_steps(question, fit), _OF_FIT)
    return told


def pieces_of(question: Question) -> Iterator[str]:
    """Return the pieces of its words, which are alike in slips and in one family."""
    text = f" {' '.join(question.words)} "
    for letters in _LETTERS:
        for at in range(len(text) - letters + 1):
            yield f"g:{text[at : at + letters]}"


def _steps(question: Question, fit: Fit) -> Iterator[str]:
    """Tell each measure by the steps it stays below: what it weighs is no line."""
    for name, value in _measures(question, fit):
        for step in _STEPS:
            if value < step:
                yield f"{name}<{step:g}"
    if fit.agree:
        yield "agree"


def _measures(question: Question, fit: Fit) -> Iterator[tuple[str, float]]:
    most, second = (*fit.votes[:2], 0.0, 0.0)[:2]
    stems = max(1, fit.stems)
    yield "all", sum(fit.strengths)
    yield "most", max(fit.strengths, default=0.0)
    yield "votes", most
    yield "apart", most - second
    yield "votes each", most / stems
    yield "worth", fit.worth
    yield "worth each", fit.worth / stems
    yield "named", fit.named
    yield "known", fit.known
    yield "unknown", fit.unknown
    yield "rare", fit.rare
    yield "words", len(question.words) / _WORDS_TOLD
