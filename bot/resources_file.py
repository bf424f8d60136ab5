"""
A file of the catalogue's resources, checked at the door.

CSV has one row for each; JSON is a list of objects, or an object with the list
"resources". A column that is not there leaves what it is about as it is; in CSV `;`
stands between the entries of a list, and a space between addresses.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from pydantic import ValidationError

from bot.resource_rows import ResourceEntry
from bot.row_files import RawRow, begun, faults_of, rows_of_csv, unreadable
from domain.learning.resource_list import (
    ListedResource,
    ResourceList,
    ResourceProblem,
)
from domain.learning.resource_rules import ResourceFault
from domain.learning.resources import Resource
from domain.refusals import Refusal

COLUMNS = tuple(each.name for each in fields(Resource))
_MOST_CHARACTERS = 10_000_000
_FORMULA = ("=", "+", "-", "@")  # A spreadsheet would reckon what begins so.
_GUARD = "'"


def read_resources(text: str) -> ResourceList:
    """
    Read a file's text; what is wrong with a row is among the list's problems.

    :raises Refusal: `resource-list-too-long`, `resource-list-not-json`, or
        `resource-list-empty`.
    """
    if len(text) > _MOST_CHARACTERS:
        raise Refusal("resource-list-too-long", most=str(_MOST_CHARACTERS))
    text, is_json = begun(text)
    rows = [*(_from_json(text) if is_json else _from_csv(text))]
    if not rows:
        raise Refusal("resource-list-empty")
    listed: list[ListedResource] = []
    problems: list[ResourceProblem] = []
    for raw in rows:
        try:
            listed += _listed(raw)
        except ValidationError as error:
            problems += (_problem(raw.row, *found) for found in faults_of(error))
        if raw.fault:
            problems.append(_problem(raw.row, raw.faulty, raw.fault, raw.text))
    return ResourceList(resources=tuple(listed), problems=tuple(problems))


def _listed(raw: RawRow) -> Iterator[ListedResource]:
    if not raw.fault:
        entry = ResourceEntry.model_validate(raw.fields)
        named = {name: getattr(entry, name) for name in entry.model_fields_set}
        yield ListedResource(row=raw.row, id=named.pop("id"), fields=named)


def _problem(row: int, field: str, fault: str, text: str) -> ResourceProblem:
    return ResourceProblem(row=row, field=field, fault=ResourceFault(fault), text=text)


def _from_csv(text: str) -> Iterator[RawRow]:
    for raw in rows_of_csv(text, COLUMNS):
        cells = {name: cell for name, cell in raw.fields.items() if name in COLUMNS}
        yield raw if raw.fault else RawRow(row=raw.row, fields=_unguarded(cells))


def _unguarded(cells: Mapping[str, str]) -> dict[str, str]:
    return {
        name: cell[1:] if cell[:1] == _GUARD and cell[1:2] in _FORMULA else cell
        for name, cell in cells.items()
    }


def _from_json(text: str) -> Iterator[RawRow]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal("resource-list-not-json") from None
    if isinstance(content, dict) and content.keys() == {"resources"}:
        content = content["resources"]
    if not isinstance(content, list):
        raise Refusal("resource-list-not-json")
    for row, entry in enumerate(content, 1):
        is_row = isinstance(entry, dict)
        yield RawRow(row=row, fields=entry) if is_row else unreadable(row, str(entry))


def as_json(resources: Iterable[Resource]) -> str:
    """Write resources so that they are read again as they are."""
    rows = [_plain(each) for each in resources]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_csv(resources: Iterable[Resource]) -> str:
    """Write resources for a spreadsheet, so that they are read again as they are."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for each in resources:
        rows.writerow(_cell(name, value) for name, value in _plain(each).items())
    return written.getvalue()


def _plain(resource: Resource) -> dict[str, Any]:
    return {name: _value(value) for name, value in asdict(resource).items()}


def _value(value: object) -> object:
    """Return what JSON can hold of a value."""
    if isinstance(value, (bool, str, tuple)):
        return value
    return str(value) if value is not None else ""


def _cell(name: str, value: object) -> str:
    if isinstance(value, tuple):
        value = (" " if name == "aliases" else "; ").join(value)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    cell = str(value)
    return f"{_GUARD}{cell}" if cell.startswith(_FORMULA) else cell
