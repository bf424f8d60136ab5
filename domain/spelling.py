"""Text as it is compared: without accents, widths, look-alikes and unseen marks."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# What decomposition leaves apart though a reader sees the same letter; each pair keeps
# its case, so that small and capital letters stay equal.
_SAME_TO_A_READER = str.maketrans(
    "ıøłđðħŧŋØŁĐÐĦŦŊ"
    "авекмнорстухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅҺԀԚԜӀ"  # Cyrillic twins.
    "αβεζηικμνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧσςΣ"  # Greek twins, and its three letters s.
    "\u0649\u0629\u06cc\u06a9"  # Arabic letters written one for the other.
    "‘’ʼ“”‐‑‒–—−",  # noqa: RUF001 - typographic marks.
    "iolddhtnOLDDHTN"
    "abekmhopctyxijshdqwlABEKMHOPCTYXIJSHDQWL"
    "abezhikmnoptyxABEZHIKMNOPTYXssS"
    "\u064a\u0647\u064a\u0643"
    "'''\"\"------",
)
_IN_TWO_LETTERS = {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"} | {
    "þ": "th",
    "Þ": "Th",
}
# Marks that are added to a whole letter; Indic and Thai ones are letters themselves.
_ADDED_MARKS = ((0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F))
_TATWEEL = "\u0640"
_KEPT = 4096  # Letters that are spelled out once; hardly anybody uses so many.


@dataclass(frozen=True, slots=True)
class Spelled:
    """
    A text's *letters*, with their case; *where* each stood in the text, and its end.

    Takes time in proportion to the text.
    """

    letters: str
    where: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the letters from *start* to before *end* stood in the text."""
        first = self.where[start]
        return first, max(first, self.where[end - 1] + 1) if end > start else first


def spelled(text: str) -> Spelled:
    """Spell a text out letter by letter; every kind of space becomes one."""
    if text.isascii():
        return Spelled(text, range(len(text) + 1))
    letters: list[str] = []
    where: list[int] = []
    for at, char in enumerate(text):
        for letter in _spelled_out(char):
            letters.append(letter)
            where.append(at)
    where.append(len(text))
    return Spelled("".join(letters), where)


def letters_of(text: str) -> str:
    """Return the letters that `spelled` finds, where nobody asks where they stood."""
    return text if text.isascii() else text.translate(_LETTERS)


def alike(text: str) -> str:
    """Return what two spellings of the same words share, in small letters."""
    return " ".join(letters_of(text).lower().split())


@lru_cache(maxsize=_KEPT)
def _spelled_out(char: str) -> str:
    if char in _IN_TWO_LETTERS:
        return _IN_TWO_LETTERS[char]
    if char.isspace():
        return "\n" if char in "\n\r\x85\u2028\u2029" else " "
    decomposed = unicodedata.normalize("NFKD", char.translate(_SAME_TO_A_READER))
    kept = "".join(part for part in decomposed if not _is_unseen(part))
    return kept.translate(_SAME_TO_A_READER)


class _Letters(dict[int, str]):
    """Each letter as it is spelled out, for `str.translate`; keeps what is common."""

    def __missing__(self, code: int) -> str:
        letters = _spelled_out(chr(code))
        if len(self) < _KEPT:
            self[code] = letters
        return letters


_LETTERS = _Letters()


def _is_unseen(char: str) -> bool:
    if char == _TATWEEL or unicodedata.category(char) == "Cf":
        return True
    return any(low <= ord(char) <= high for low, high in _ADDED_MARKS)
