"""The rows of a holiday file, each read by itself so that all faults are found."""

import csv
import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import category

from domain.refusals import Refusal

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_HEADERS = frozenset({"date", "day", "fecha", "día", "dia", "jour"})
_SEPARATORS = ",;\t"
_CELLS = 2  # The date and the name.
_MOST_CHARACTERS = 100_000
_MOST_ROWS = 400  # No year has more days; the rest is room for mistakes to report.
_LONGEST_NAME = 100
_LONGEST_QUOTE = 60


class Fault(StrEnum):
    """Why a row cannot be taken."""

    UNREADABLE_ROW = "unreadable-row"  # Not a date and a name.
    UNREADABLE_DATE = "unreadable-date"  # Not written like 2024-12-25.
    NO_SUCH_DATE = "no-such-date"  # Like 2024-02-30.
    WRONG_YEAR = "wrong-year"
    DUPLICATE = "duplicate"  # The same day stands in a row above.
    MISSING_NAME = "missing-name"
    UNREADABLE_NAME = "unreadable-name"  # Too long, or with control characters.


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """
    What is wrong with one row, *text* quoting it.

    *row* is the line of a CSV file, counted from 1, or the entry of a JSON file.
    """

    row: int
    fault: Fault
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRow:
    """One row as read; *fault* says why *day* is missing."""

    number: int
    text: str
    day: date | None = None
    name: str = ""
    fault: Fault | None = None


def holiday_rows(text: str) -> list[HolidayRow]:
    """
    Read the rows of a file that starts as JSON does or else is CSV.

    :raises Refusal: `holiday-list-too-long`, or `holiday-list-not-json`.
    """
    if len(text) > _MOST_CHARACTERS:
        raise _too_long()
    text = text.removeprefix("\ufeff")  # Spreadsheets write it before the first row.
    is_json = text.lstrip()[:1] in {"[", "{"}
    rows = _from_json(text) if is_json else _from_csv(text)
    if len(rows) > _MOST_ROWS:
        raise _too_long()
    return rows


def is_written_well(name: str) -> bool:
    """Tell whether a holiday's name can be shown: short, no control characters."""
    return len(name) <= _LONGEST_NAME and name == _visible(name)


def _from_csv(text: str) -> list[HolidayRow]:
    """Read line by line: a quote left open spoils its own line and no other."""
    lines = enumerate(text.splitlines(), 1)
    filled = [line for line in lines if line[1].strip(_SEPARATORS + " ")]
    if filled and _is_header(filled[0][1]):
        del filled[0]
    return [_from_line(number, line) for number, line in filled]


def _is_header(line: str) -> bool:
    first = re.split(f"[{_SEPARATORS}]", line, maxsplit=1)[0]
    return first.strip().strip('"').casefold() in _HEADERS


def _from_line(number: int, line: str) -> HolidayRow:
    separator = next((mark for mark in line if mark in _SEPARATORS), ",")
    reader = csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True)
    try:
        cells = [cell.strip() for cell in next(reader)]
    except csv.Error:
        cells = []
    if not cells or any(cells[_CELLS:]):
        return _unreadable(number, line)
    day, name, *_ = (*cells, "")
    return _row(number, line, day, name)


def _from_json(text: str) -> list[HolidayRow]:
    """Read objects as pairs, so that a date that stands twice is not lost."""
    try:
        content = json.loads(text, object_pairs_hook=tuple)
    except (ValueError, RecursionError):
        raise Refusal("holiday-list-not-json") from None
    if isinstance(content, tuple):
        return [_from_pair(n, pair) for n, pair in enumerate(content, 1)]
    return [_from_entry(n, entry) for n, entry in enumerate(content, 1)]


def _from_entry(number: int, entry: object) -> HolidayRow:
    fields = dict(entry) if isinstance(entry, tuple) else {}
    if not fields.keys() <= {"date", "name"} or "date" not in fields:
        return _unreadable(number, _shown(entry))
    return _from_pair(number, (fields["date"], fields.get("name", "")))


def _from_pair(number: int, pair: tuple[object, object]) -> HolidayRow:
    day, name = pair
    if not (isinstance(day, str) and isinstance(name, str)):
        return _unreadable(number, f"{_shown(day)}: {_shown(name)}")
    return _row(number, f"{day}: {name}", day.strip(), name)


def _row(number: int, text: str, day: str, name: str) -> HolidayRow:
    found = _day(day)
    return HolidayRow(
        number=number,
        text=_quoted(text),
        day=found if isinstance(found, date) else None,
        name=" ".join(name.split()),
        fault=found if isinstance(found, Fault) else None,
    )


def _day(written: str) -> date | Fault:
    match = _DATE.fullmatch(written)
    if match is None:
        return Fault.UNREADABLE_DATE
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return Fault.NO_SUCH_DATE


def _unreadable(number: int, text: str) -> HolidayRow:
    return HolidayRow(number=number, text=_quoted(text), fault=Fault.UNREADABLE_ROW)


def _shown(value: object) -> str:
    """Name a JSON value; what has parts is not spelled out, it may be endless."""
    return "…" if isinstance(value, (list, tuple)) else str(value)


def _quoted(text: str) -> str:
    """Cut a row short enough to stand in a sentence."""
    words = _visible(" ".join(text.split()))
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"


def _visible(text: str) -> str:
    """Leave out control characters and halves of characters."""
    return "".join(sign for sign in text if category(sign) not in {"Cc", "Cs"})


def _too_long() -> Refusal:
    return Refusal("holiday-list-too-long", most=str(_MOST_ROWS))
