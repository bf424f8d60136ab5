"""
Files of rows that an administrator writes, as CSV or JSON: each row read by itself.

So every fault is found at once; what a row means, its own list knows.
"""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from domain.listed_rows import RowFault

_LONGEST_QUOTE = 60
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row as it stands: its *fields* by name, or what of it cannot be read."""

    row: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    fault: RowFault | None = None
    faulty: str = ""  # The field that the fault is in.
    text: str = ""


def begun(text: str) -> tuple[str, bool]:
    """Return a file's text as it begins for people, and whether it is JSON."""
    text = text.removeprefix("\ufeff")  # Spreadsheets write it before the first row.
    return text, text.lstrip()[:1] in {"[", "{"}


def rows_of_csv(text: str, columns: Collection[str]) -> Iterator[RawRow]:
    """Read line by line: a quote left open spoils its own line and no other."""
    filled = list(_filled(text))
    if not filled:
        return
    (number, head), *rest = filled
    separator, names = _head(head)
    yield from unknown(number, [name for name in names if name not in columns])
    for row, line in rest:
        cells = _cells(line, separator)
        if cells is None or any(cells[len(names) :]):
            yield unreadable(row, line)
        else:
            yield RawRow(row=row, fields=dict(zip(names, cells, strict=False)))


def names_of_csv(text: str) -> list[str]:
    """Return the names of a file's columns; empty where nothing stands in it."""
    first = next(_filled(text), None)
    return _head(first[1])[1] if first else []


def _filled(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines in which something stands, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().strip(_SEPARATORS + " "):
            yield number, line


def _head(line: str) -> tuple[str, list[str]]:
    """Return what stands between a file's columns, and their names."""
    separator = next((mark for mark in line if mark in _SEPARATORS), ",")
    return separator, [name.casefold() for name in _cells(line, separator) or ()]


def _cells(line: str, separator: str) -> list[str] | None:
    reader = csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True)
    try:
        return [cell.strip() for cell in next(reader)]
    except csv.Error:
        return None


def unknown(row: int, names: Collection[str]) -> Iterator[RawRow]:
    """Say of columns that there are none of those names."""
    for name in map(quoted, names):
        yield RawRow(row=row, fault=RowFault.UNKNOWN_COLUMN, faulty=name, text=name)


def unreadable(row: int, text: str) -> RawRow:
    """Say of a row that it is none."""
    fault = RowFault.UNREADABLE_ROW
    return RawRow(row=row, fault=fault, faulty="row", text=quoted(text))


def faults_of(error: ValidationError) -> Iterator[tuple[str, str, str]]:
    """Return each field that does not fit, the value of its fault, and a quote."""
    for found in error.errors(include_url=False, include_context=True):
        yield quoted(str(found["loc"][0])), _fault(found), _text(found)


def _fault(found: ErrorDetails) -> str:
    if found["type"] == "list":
        return str(found["ctx"]["fault"])
    kinds = {"missing": RowFault.MISSING, "extra_forbidden": RowFault.UNKNOWN_COLUMN}
    return kinds.get(found["type"], RowFault.UNREADABLE_ROW)


def _text(found: ErrorDetails) -> str:
    if found["type"] == "list":
        return quoted(found["ctx"].get("text") or str(found["input"]))
    return "" if found["type"] == "missing" else quoted(str(found["input"]))


def quoted(text: str) -> str:
    """Cut a text short enough to stand in a sentence."""
    words = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
