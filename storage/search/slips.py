"""Words that were mistyped, and what they were meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

SHORTEST = 5  # Shorter words and acronyms have too many neighbours.
_SHORTEST_WITH_TWO = 9


class Vocabulary:
    """All words that are known, found again with a letter missing, added or swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take in words in small letters; short ones are known but never meant."""
        self._known = frozenset(words)
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in self._known:
            if len(word) >= SHORTEST and word.isalpha():
                for rest in _rests(word):
                    self._by_rest[rest].append(word)

    def __contains__(self, word: object) -> bool:
        """Whether a word is known as it is."""
        return word in self._known

    def meant(self, word: str) -> str:
        """Return the known word that is nearest; empty where none is near."""
        if len(word) < SHORTEST or not word.isalpha() or word in self._known:
            return ""
        near = {known for rest in _rests(word) for known in self._by_rest.get(rest, ())}
        allowed = 2 if len(word) >= _SHORTEST_WITH_TWO else 1
        ranked = sorted((distance(word, known), known) for known in near)
        return ranked[0][1] if ranked and ranked[0][0] <= allowed else ""


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
