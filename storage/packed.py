"""A whole row in one cell, for questions whose rows are mostly known already."""

from json import JSONDecoder
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Integer,
    Select,
    String,
    func,
)
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.ready import Found

_FEWEST = 4
_PLAIN = (Boolean, Date, DateTime, Integer, String)
_read = JSONDecoder().raw_decode


def packed(statement: ClauseElement, dialect: Dialect) -> Select[tuple[str]] | None:
    """
    Return the question with each row as a list in JSON; None where that is no gain.

    SQLite's driver describes every column anew each time that it is asked, and makes a
    value of every cell: for a case and an action that is most of what it does. Whoever
    knows the row need only compare one text. PostgreSQL's driver does neither.
    """
    if dialect.name != "sqlite" or not isinstance(statement, Select):
        return None
    columns = tuple(statement.selected_columns)
    if len(columns) < _FEWEST or not all(map(_is_plain, columns)):
        return None
    row = func.json_array(*columns, type_=String())
    return statement.with_only_columns(row, maintain_column_froms=True)


def unpacked(row: Found) -> Found:
    """Return the row as the driver would have told it."""
    (cell,) = row
    values, _end = _read(cell)
    return tuple(values)


def _is_plain(column: object) -> bool:
    """Whether JSON spells what a column holds as the driver does: bytes it cannot."""
    return isinstance(column, Column) and isinstance(_kept_as(column.type), _PLAIN)


def _kept_as(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    return _kept_as(kind.impl_instance) if isinstance(kind, TypeDecorator) else kind
