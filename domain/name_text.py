"""A text read for names: its words, where they stand, and what stands beside them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from domain.name_shapes import WORD, NameShape
from domain.spelling import Spelled, spelled

Span = tuple[int, int]

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_RUN = re.compile(r"\S+")
_LIKE_CODE = re.compile(r"[@_/\\]|\w\.\w")
_SENTENCE_ENDS = re.compile(r"[.!?:;\n\u2022]")
_PUNCTUATION = ".,;:!?<>()[]{}\"'"
# A word broken at the end of a line is one word.
_BROKEN = re.compile(r"(?<=[^\W\d_])-[^\S\n]?\n[^\S\n]{0,8}(?=[^\W\d_])")
_WIDENED_BY = 4
_FARTHEST_BESIDE = 3
_SENTENCE_END = (". ", "! ", "? ", "; ")


class Place(NamedTuple):
    """
    Where a word stands: from *start* to before *end* in the letters.

    *order* counts words and, in `JaneDoe`, pieces; *word* is the whole word's index.
    """

    key: str
    start: int
    end: int
    order: int
    word: int
    capital: bool


class Run(NamedTuple):
    """Letters between spaces; *bare* is the part inside brackets and full stops."""

    bare: Span
    address: bool  # It holds an `@`.
    code: bool  # An address, a path or a file's name.


@dataclass(frozen=True, slots=True)
class Together:
    """Letters found run together, over which *words*."""

    span: Span
    words: tuple[Place, ...]
    whole: bool  # It begins and ends where words do.


class NameText:
    """A text taken apart once, for any number of names."""

    def __init__(self, text: str, *, wanted: frozenset[str]) -> None:
        """Take a text apart; `places_of` will answer for the *wanted* words only."""
        self._spelled = _mended(spelled(text))
        self._letters = self._spelled.letters
        self._words: list[Place] = []
        self._places: dict[str, list[Place]] = {}
        order = 0
        for match in WORD.finditer(self._letters):
            whole, *pieces = _whole_and_pieces(match, order, len(self._words))
            self._words.append(whole)
            for place in (whole, *pieces):
                if place.key in wanted:
                    self._places.setdefault(place.key, []).append(place)
            order += max(1, len(pieces))

    def places_of(self, keys: Iterable[str]) -> list[Place]:
        """Return where those words stand, from first to last."""
        found = [place for key in set(keys) for place in self._places.get(key, ())]
        return sorted(found, key=lambda place: place.order)

    def beside(self, place: Place) -> tuple[Place | None, Place | None]:
        """Return the whole words before and after a place."""
        before, after = place.word - 1, place.word + 1
        return (
            self._words[before] if before >= 0 else None,
            self._words[after] if after < len(self._words) else None,
        )

    def starts_sentence(self, place: Place) -> bool:
        """Whether nothing but the end of another sentence stands before it."""
        before, _ = self.beside(place)
        between = self._letters[before.end : place.start] if before else "."
        return bool(_SENTENCE_ENDS.search(between))

    def run_of(self, place: Place) -> Run:
        """Return what stands around a place up to the spaces."""
        return self._runs[self._run_at(place.start)]

    def in_one_run(self, place: Place, other: Place) -> bool:
        """Whether no space stands between two places."""
        return self._run_at(place.start) == self._run_at(other.start)

    def run_together(self, joined: str) -> Iterator[Together]:
        """Find letters and digits that spell *joined*, spaces and marks left out."""
        at = self._joined.find(joined)
        while at >= 0:
            yield self._together(at, at + len(joined))
            at = self._joined.find(joined, at + len(joined))

    def widened(self, place: Place, shape: NameShape) -> Span:
        """Take in the name's other words and initials beside it, or the address."""
        start, end = place.start, place.end
        first = last = self._words[place.word]
        for _ in range(_WIDENED_BY):
            first = self._next_of_name(first, shape, forward=False)
            last = self._next_of_name(last, shape, forward=True)
        if first.word < place.word:
            start = first.start
        return (start, last.end if last.word > place.word else end)

    def in_text(self, span: Span) -> Span:
        """Return where letters stood in the text; an e-mail address goes as a whole."""
        start, end = span
        run = self._runs[self._run_at(start)]
        if run.address:
            start, end = min(start, run.bare[0]), max(end, run.bare[1])
        return self._spelled.span(start, end)

    def between(self, span: Span, other: Span) -> str:
        """Return the letters from the end of one span to the start of the next."""
        return self._letters[span[1] : other[0]]

    @cached_property
    def _joined(self) -> str:
        return "".join(word.key for word in self._words)

    @cached_property
    def _joined_starts(self) -> list[int]:
        return [0, *accumulate(len(word.key) for word in self._words)]

    @cached_property
    def _runs(self) -> list[Run]:
        return [_read_run(match) for match in _RUN.finditer(self._letters)]

    @cached_property
    def _run_starts(self) -> list[int]:
        return [match.start() for match in _RUN.finditer(self._letters)]

    def _run_at(self, at: int) -> int:
        return bisect_right(self._run_starts, at) - 1

    def _together(self, start: int, end: int) -> Together:
        first = bisect_right(self._joined_starts, start) - 1
        last = bisect_right(self._joined_starts, end - 1) - 1
        words = self._words
        before = start - self._joined_starts[first]
        within = end - self._joined_starts[last]
        return Together(
            span=(words[first].start + before, words[last].start + within),
            words=tuple(words[first : last + 1]),
            whole=before == 0 and within == len(words[last].key),
        )

    def _next_of_name(self, place: Place, shape: NameShape, *, forward: bool) -> Place:
        neighbour = self.beside(place)[forward]
        if neighbour is None or not _is_of_name(neighbour, shape):
            return place
        first, last = (place, neighbour) if forward else (neighbour, place)
        gap = self._letters[first.end : last.start]
        apart = "\n" in gap or (len(first.key) > 1 and gap.startswith(_SENTENCE_END))
        return place if apart or len(gap) > _FARTHEST_BESIDE else neighbour


def _is_of_name(place: Place, shape: NameShape) -> bool:
    is_initial = place.capital and place.key in shape.initials
    return place.key in shape.words or is_initial


def _read_run(match: re.Match[str]) -> Run:
    letters = match.group()
    start = match.end() - len(letters.lstrip(_PUNCTUATION))
    end = match.start() + len(letters.rstrip(_PUNCTUATION))
    code = bool(_LIKE_CODE.search(letters))
    return Run(bare=(start, end), address="@" in letters, code=code)


def _mended(text: Spelled) -> Spelled:
    """Put words that a line's end broke back together."""
    breaks = [match.span() for match in _BROKEN.finditer(text.letters)]
    if not breaks:
        return text
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text.letters)]
    kept = list(zip(starts, ends, strict=True))
    where = [at for start, end in kept for at in text.where[start:end]]
    letters = "".join(text.letters[start:end] for start, end in kept)
    return Spelled(letters, [*where, text.where[-1]])


def _whole_and_pieces(match: re.Match[str], order: int, word: int) -> list[Place]:
    """Return a word, and the pieces of it that its capitals set apart."""
    written = match.group()
    places = [_place(written, match.start(), order, word)]
    if written.isascii() and not (written.islower() or written[1:].islower()):
        pieces = list(_PIECE.finditer(written))
        if len(pieces) > 1:
            places += [
                _place(piece.group(), match.start() + piece.start(), order + at, word)
                for at, piece in enumerate(pieces)
            ]
    return places


def _place(written: str, start: int, order: int, word: int) -> Place:
    return Place(
        key=written.lower(),
        start=start,
        end=start + len(written),
        order=order,
        word=word,
        capital=written[0].isalpha() and not written[0].islower(),
    )
