"""Words that were mistyped, and what they were meant to be."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

SHORTEST = 5  # Shorter words and acronyms have too many neighbours.
_SHORTEST_WITH_ONE = 8
_SHORTEST_WITH_TWO = 12
_TWO = 2
_SINGLE = partial(re.compile(r"(.)\1+").sub, r"\1")


class Vocabulary:
    """All words that are known, found again with a letter missing, added or swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take in words in small letters; short ones are known but never meant."""
        self._known = frozenset(words)
        # Most of what is left of a word is left of no other: a list for each would
        # take twice the time and the room.
        self._by_rest: dict[str, str] = {}
        self._by_same_rest: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._known:
            if len(word) >= SHORTEST and word.isalpha():
                self._take(word)

    def _take(self, word: str) -> None:
        for rest in _rests(word):
            first = self._by_rest.setdefault(rest, word)
            if first is not word:
                self._by_same_rest[rest].append(word)

    def _near(self, word: str) -> set[str]:
        """Return the known words of which as much is left as of this one."""
        rests = set(_rests(word))
        near = {self._by_rest[rest] for rest in rests & self._by_rest.keys()}
        return near.union(
            *(self._by_same_rest[rest] for rest in rests & self._by_same_rest.keys())
        )

    def __contains__(self, word: object) -> bool:
        """Whether a word is known as it is."""
        return word in self._known

    def meant(self, word: str) -> str:
        """Return the known word that was mistyped; empty where none surely was."""
        if len(word) < SHORTEST or not word.isalpha() or word in self._known:
            return ""
        ranked = sorted((distance(word, known), known) for known in self._near(word))
        sure = (known for how_far, known in ranked if _is_slip(word, known, how_far))
        return next(sure, "")


def _is_slip(word: str, known: str, how_far: int) -> bool:
    """
    Tell a slip from another word: most words people use are in no glossary.

    Letters swapped or doubled are slips in any word; others in long ones only, and
    hardly ever in the first letter.
    """
    if (how_far == 1 and _SINGLE(word) == _SINGLE(known)) or sorted(word) == sorted(
        known
    ):
        return how_far == 1
    if word[0] != known[0] or min(len(word), len(known)) < _SHORTEST_WITH_ONE:
        return False
    return how_far == 1 or (how_far == _TWO and len(word) >= _SHORTEST_WITH_TWO)


def _rests(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def distance(one: str, other: str) -> int:
    """Count the letters missing, added, exchanged or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, (last, letter) in enumerate(pairwise(" " + one), start=1):
        older, before = before, row
        row = [i]
        for j, (last_other, letter_other) in enumerate(pairwise(" " + other), start=1):
            cost = min(
                before[j] + 1, row[-1] + 1, before[j - 1] + (letter != letter_other)
            )
            if older and letter == last_other and last == letter_other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
