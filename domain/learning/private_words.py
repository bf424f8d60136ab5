"""What in a question may be somebody's own: e-mail addresses, telephone numbers."""

import re
from collections.abc import Iterable, Iterator

from domain.walled_names import without

MASK = "[withheld]"
_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# A plus, or groups of digits: at least eight in all, and no date, clause or amount.
_PHONE = re.compile(r"(?<![\w.,/-])\+?\(?\d(?:[\s().-]{0,2}\d){7,14}(?![\w/])")
_DATE = re.compile(r"\d{4}[.-]\d{1,2}[.-]\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_YEARS = re.compile(r"(?:19|20)\d\d\s?-\s?(?:19|20)\d\d")


def private_in(text: str) -> tuple[str, ...]:
    """Return the addresses and numbers in a text, in their order, each once."""
    found = sorted((*_spans(_MAIL, text), *_numbers(text)))
    return tuple(dict.fromkeys(text[start:end] for start, end in found))


def masked(text: str, names: Iterable[str] = ()) -> str:
    """Return a text without addresses, numbers and these names."""
    for words in sorted(private_in(text), key=len, reverse=True):
        text = text.replace(words, MASK)
    known = tuple(names)
    return without(text, known, MASK) if known else text


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (each.span() for each in pattern.finditer(text))


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _spans(_PHONE, text):
        words = text[start:end]
        if not (_DATE.fullmatch(words) or _YEARS.fullmatch(words)):
            yield start, end
