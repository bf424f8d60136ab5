"""Case references as people type them, written one way."""

import re
from collections.abc import Iterator

from domain.references import SHAPE

# As stored, and SECU's and SRM's with a space as well: `SECU 0010`.
PATTERN = rf"(?:(?:SECU|SRM)[ -]?\d{{3,8}}|{SHAPE})(?![\w-]|\.\d)"
_NAMED = rf"(?:(?:in|for|on|about|of|case)\s+){{0,2}}(?P<case>{PATTERN})"
_REFERENCE = re.compile(rf"(?<![\w.-]){PATTERN}", re.IGNORECASE)
_ALONE = re.compile(rf"\W*{_NAMED}\W*", re.IGNORECASE)
_SECU = re.compile(r"(SECU)[ -]+(\d+)")
_ENDS_IN_NUMBER = re.compile(r"\d{3}$")
_LONGEST_ALONE = 60


def reference_in(words: str) -> re.Match[str] | None:
    """Find the first case reference in a text."""
    return _REFERENCE.search(words)


def reference_alone(words: str) -> str:
    """Return the reference that *words* are, with `in` or `for case`; else nothing."""
    found = _ALONE.fullmatch(words) if len(words) <= _LONGEST_ALONE else None
    return written_one_way(found["case"]) if found else ""


def references_in(words: str) -> Iterator[str]:
    """Return every reference in a text, written one way."""
    return (written_one_way(each.group()) for each in _REFERENCE.finditer(words))


def is_plain(reference: str) -> bool:
    """Whether it is a case's beyond doubt: `SECU0010`, but not `COVID-19`."""
    return _ENDS_IN_NUMBER.search(reference) is not None


def written_one_way(reference: str) -> str:
    """Return a reference in capitals, `SECU 0010` as `SECU0010`."""
    capitals = " ".join(reference.upper().split())
    return _SECU.sub(r"\1\2", capitals).replace(" ", "-")
