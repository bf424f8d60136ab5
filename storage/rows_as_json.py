"""The rows of one thing in one cell, for lists that are asked for all the time."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from json import loads
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Integer,
    Text,
    cast,
    func,
    select,
)
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from storage.columns import RoleList, Words, roles_in

_LISTS = {
    "sqlite": (func.json_group_array, func.json_array),
    "postgresql": (func.json_agg, func.json_build_array),
}
_TEXT: TypeEngine[str] = Text()
Read = Callable[[Any], object]


class RowsAsJson:
    """
    Rows of some *columns* as a list of lists in JSON, and back.

    A row costs the driver as much as ten cells: for each of them it lets all other
    threads have the interpreter, and takes it back.
    """

    def __init__(self, columns: Sequence[Column[Any]]) -> None:
        self._columns = columns
        self._readers = tuple(_reader(column.type) for column in columns)

    def cell(self, dialect: str, *, where: ColumnElement[bool]) -> ColumnElement[str]:
        """Return the cell that holds them, in any order."""
        rows, row = _LISTS[dialect]
        found = select(rows(row(*self._columns))).where(where)
        return cast(found.scalar_subquery(), _TEXT)

    def rows(self, cell: str | None) -> list[tuple[Any, ...]]:
        """Read the rows out of a cell, in values of the domain, in any order."""
        return [self._row(row) for row in loads(cell or "[]")]

    def _row(self, row: list[Any]) -> tuple[Any, ...]:
        return tuple(
            value if read is None or value is None else read(value)
            for read, value in zip(self._readers, row, strict=True)
        )


def _reader(kind: TypeEngine[Any]) -> Read | None:
    """Return what reads a value as JSON spells it; None where that is the value."""
    if isinstance(kind, Words):
        read: Read = kind.kind
        return read
    if isinstance(kind, RoleList):
        return roles_in
    if isinstance(kind, UTCDateTime):
        return _moment
    if isinstance(kind, Date):
        return date.fromisoformat
    if isinstance(kind, Boolean):
        return bool
    if isinstance(kind, AutoString | Integer):
        return None
    raise TypeError(f"{kind!r} has no way out of JSON yet")


def _moment(written: str) -> datetime:
    """Read a moment: SQLite's are in UTC and do not say so."""
    moment = datetime.fromisoformat(written)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
