"""
A file of people and offices, as an administrator writes it, checked at the door.

CSV has one row for each office and each person, told apart by its first column; JSON
has two lists, "offices" and "people". The names of columns and fields are the same.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.people_rows import OfficeEntry, PersonEntry
from domain.people_list import (
    Fault,
    ListedOffice,
    ListedPerson,
    ListProblem,
    PeopleList,
)
from domain.refusals import Refusal

COLUMNS = ("row", *OfficeEntry.model_fields, *PersonEntry.model_fields)
_MOST_CHARACTERS = 2_000_000
_LONGEST_QUOTE = 60
_SEPARATORS = ",;\t"
_KINDS = {"offices": "office", "people": "person"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A row as it stands: what it says it is, and its fields by name."""

    row: int
    kind: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[tuple[str, Fault, str], ...] = ()


def read_people(text: str, *, home_tenant: str = "") -> PeopleList:
    """
    Read a file's text; what is wrong with a row is among the list's problems.

    *home_tenant* is whose account it is where a row names no tenant.

    :raises Refusal: `people-list-too-long`, or `people-list-not-json`.
    """
    if len(text) > _MOST_CHARACTERS:
        raise Refusal("people-list-too-long", most=str(_MOST_CHARACTERS))
    text = text.removeprefix("\ufeff")  # Spreadsheets write it before the first row.
    is_json = text.lstrip()[:1] in {"[", "{"}
    return _listed([*(_from_json(text) if is_json else _from_csv(text))], home_tenant)


def _from_csv(text: str) -> Iterator[_Entry]:
    """Read line by line: a quote left open spoils its own line and no other."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    filled = [line for line in lines if line[1].strip(_SEPARATORS + " ")]
    if not filled:
        return
    (number, head), *rest = filled
    separator = next((mark for mark in head if mark in _SEPARATORS), ",")
    names = [name.casefold() for name in _cells(head, separator) or ()]
    yield from _unknown(number, [name for name in names if name not in COLUMNS])
    for row, line in rest:
        cells = _cells(line, separator)
        if cells is None or any(cells[len(names) :]):
            yield _unreadable(row, line)
        else:
            yield _from_cells(row, dict(zip(names, cells, strict=False)))


def _cells(line: str, separator: str) -> list[str] | None:
    reader = csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True)
    try:
        return [cell.strip() for cell in next(reader)]
    except csv.Error:
        return None


def _from_cells(row: int, cells: dict[str, str]) -> _Entry:
    kind = cells.pop("row", "").casefold()
    entry = {"office": OfficeEntry, "person": PersonEntry}.get(kind)
    if entry is None:
        fault = ("row", Fault.UNKNOWN_KIND_OF_ROW, kind)
        return _Entry(row=row, faults=(fault,))
    # An office has no e-mail: what stands in columns of the other kind must be empty.
    own = {name: cell for name, cell in cells.items() if cell and name in COLUMNS}
    return _Entry(row=row, kind=kind, fields=own)


def _from_json(text: str) -> Iterator[_Entry]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal("people-list-not-json") from None
    if not isinstance(content, dict):
        raise Refusal("people-list-not-json")
    yield from _unknown(1, [name for name in content if name not in _KINDS])
    entries = [
        (kind, entry)
        for name, kind in _KINDS.items()
        for entry in _list(content.get(name, []))
    ]
    for row, (kind, entry) in enumerate(entries, 1):
        if isinstance(entry, dict):
            filled = {name: each for name, each in entry.items() if each != ""}
            yield _Entry(row=row, kind=kind, fields=filled)
        else:
            yield _unreadable(row, str(entry))


def _list(content: object) -> list[object]:
    if not isinstance(content, list):
        raise Refusal("people-list-not-json")
    return content


def _unknown(row: int, names: list[str]) -> Iterator[_Entry]:
    for name in names:
        fault = (_quoted(name), Fault.UNKNOWN_COLUMN, _quoted(name))
        yield _Entry(row=row, faults=(fault,))


def _unreadable(row: int, text: str) -> _Entry:
    return _Entry(row=row, faults=(("row", Fault.UNREADABLE_ROW, _quoted(text)),))


def _listed(entries: list[_Entry], home_tenant: str) -> PeopleList:
    offices: list[ListedOffice] = []
    people: list[ListedPerson] = []
    problems: list[ListProblem] = []
    for entry in entries:
        problems += (
            ListProblem(row=entry.row, field=name, fault=fault, text=text)
            for name, fault, text in entry.faults
        )
        try:
            if entry.kind == "office":
                office = OfficeEntry.model_validate(entry.fields)
                offices.append(office.listed(entry.row))
            elif entry.kind == "person":
                person = PersonEntry.model_validate(entry.fields)
                people.append(person.listed(entry.row, home_tenant))
        except ValidationError as error:
            problems += _problems(entry, error)
    return PeopleList(
        offices=tuple(offices),
        people=tuple(people),
        problems=tuple(problems),
        office_ids=_office_ids(entries),
    )


def _office_ids(entries: list[_Entry]) -> frozenset[str]:
    ids = (entry.fields.get("id") for entry in entries if entry.kind == "office")
    return frozenset(str(each).strip() for each in ids if each)


def _problems(entry: _Entry, error: ValidationError) -> Iterator[ListProblem]:
    for found in error.errors(include_url=False, include_context=True):
        name = str(found["loc"][0])
        yield ListProblem(
            row=entry.row, field=_quoted(name), fault=_fault(found), text=_text(found)
        )


def _fault(found: ErrorDetails) -> Fault:
    if found["type"] == "missing":
        return Fault.MISSING
    if found["type"] == "extra_forbidden":
        return Fault.UNKNOWN_COLUMN
    if found["type"] == "list":
        return Fault(found["ctx"]["fault"])
    return Fault.UNREADABLE_ROW


def _text(found: ErrorDetails) -> str:
    if found["type"] == "list":
        return _quoted(found["ctx"].get("text") or str(found["input"]))
    return "" if found["type"] == "missing" else _quoted(str(found["input"]))


def _quoted(text: str) -> str:
    words = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
