"""Slips of the fingers: which word or phrase was meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

_SHORTEST = 4  # Shorter words are too soon another one.
_LONGEST = 40
_ALIKE = 0.8
_WORDS_ALIKE = 0.6
# What turns a phrase round must never be taken for a slip.
_NEGATIONS = ("un", "non", "not", "no ", "dis", "in", "don't", "dont", "never")

Likeness = tuple[float, str]


def meant_by(typed: str, phrases: Iterable[str], *, alike: float = _ALIKE) -> str:
    """Return the phrase that *typed* words mean with a slip in them, or nothing."""
    return likeliest(typed, phrases, alike=alike)[1]


def likeliest(typed: str, phrases: Iterable[str], *, alike: float = _ALIKE) -> Likeness:
    """Return how alike the nearest phrase is, and the phrase; 0 and nothing if none."""
    if not _SHORTEST <= len(typed) <= _LONGEST or any(map(str.isdigit, typed)):
        return 0.0, ""
    near = (
        each for each in nearest(typed, phrases, alike=alike) if _fits(typed, each[1])
    )
    return max(near, default=(0.0, ""))


def nearest(typed: str, phrases: Iterable[str], *, alike: float) -> list[Likeness]:
    """Return the phrases a little like *typed* words, each with its likeness."""
    typed = typed[:_LONGEST]
    matcher = SequenceMatcher(b=typed, autojunk=False)
    rated = ((_likeness(typed, phrase, matcher, alike), phrase) for phrase in phrases)
    return [each for each in rated if each[0] >= alike]


def _likeness(
    typed: str, phrase: str, matcher: "SequenceMatcher[str]", alike: float
) -> float:
    if typed[:1] == phrase[:1] and sorted(typed) == sorted(phrase):
        return 1.0  # Two letters have changed places.
    longest = 2 * min(len(typed), len(phrase)) / (len(typed) + len(phrase) or 1)
    if longest < alike:
        return 0.0
    matcher.set_seq1(phrase)
    return matcher.ratio() if matcher.quick_ratio() >= alike else 0.0


def _fits(typed: str, phrase: str) -> bool:
    """Whether nothing is turned round, and each word is like its own."""
    if typed.startswith(_NEGATIONS) is not phrase.startswith(_NEGATIONS):
        return False
    words, meant = typed.split(), phrase.split()
    return len(words) != len(meant) or all(
        nearest(word, (each,), alike=_WORDS_ALIKE)
        for word, each in zip(words, meant, strict=True)
    )
