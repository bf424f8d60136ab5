"""
A file of people and offices, as an administrator writes it, checked at the door.

CSV has one row for each office and each person, told apart by its first column; JSON
has two lists, "offices" and "people". The names of columns and fields are the same.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from bot.people_rows import OfficeEntry, PersonEntry
from bot.row_files import (
    RawRow,
    begun,
    faults_of,
    rows_of_csv,
    unknown,
    unreadable,
)
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
    text, is_json = begun(text)
    return _listed([*(_from_json(text) if is_json else _from_csv(text))], home_tenant)


def _from_csv(text: str) -> Iterator[_Entry]:
    for raw in rows_of_csv(text, COLUMNS):
        yield _faulty(raw) if raw.fault else _from_cells(raw.row, dict(raw.fields))


def _faulty(raw: RawRow) -> _Entry:
    fault = Fault(raw.fault or Fault.UNREADABLE_ROW)
    return _Entry(row=raw.row, faults=((raw.faulty, fault, raw.text),))


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
    strange = [name for name in content if name not in _KINDS]
    yield from map(_faulty, unknown(1, strange))
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
            yield _faulty(unreadable(row, str(entry)))


def _list(content: object) -> list[object]:
    if not isinstance(content, list):
        raise Refusal("people-list-not-json")
    return content


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
    for name, fault, text in faults_of(error):
        yield ListProblem(row=entry.row, field=name, fault=Fault(fault), text=text)
