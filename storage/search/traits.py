"""What is told by the words of a question: traits by which answering is learnt."""

from collections.abc import Iterator, Mapping
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
_MOST_STRENGTH = 2.0
_STEPS: Mapping[str, tuple[float, ...]] = {
    "all": (0.3, 0.6, 1, 1.5, 2, 2.5, 3, 4, 5),
    "most": (0.3, 0.6, 1, 1.5, 2, 2.4),
    "votes": (1, 2, 3, 4, 5, 6, 8, 10, 13, 17),
    "known": (0.3, 0.5, 0.7, 0.9, 1),
}


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


def fit_of(hearing: Hearing, *, votes: float, known: float) -> Iterator[str]:
    """
    Tell how well the catalogue fits a question, as traits.

    *votes* are those of the resource that got most, *known* is the share of the stems
    that somebody used for some resource.
    """
    strengths = hearing.strength.values()
    measured = {
        "all": sum(strengths),
        "most": max(strengths, default=0.0),
        "votes": votes,
        "known": known,
    }
    for name, value in measured.items():
        for step in _STEPS[name]:
            if value < step:
                yield f"{name}<{step:g}"
