"""Statements compiled: a driver's own words, and how values pass in and out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import BindParameter, ColumnElement, Dialect, literal_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.sql.visitors import ExternallyTraversible, replacement_traverse

Values = Mapping[str, object]
Found = tuple[Any, ...]
Spell = Callable[[Any], Any]
Spells = tuple[tuple[int, Spell], ...]  # For some places of a row.


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ready:
    """A statement in a driver's own words, and how values pass in and out."""

    sql: str
    pick: Callable[[Values], Found]
    binds: Spells
    constants: Values
    read: Callable[[Found], Any] | None  # None where a driver's row is read as it is.

    def parameters(self, values: Values) -> Found:
        """Put values in the driver's order and spelling."""
        if self.constants:
            values = {**self.constants, **values}
        return _spelled(self.pick(values), self.binds)


def prepare(statement: ClauseElement, dialect: Dialect) -> Ready:
    """Compile a statement for a kind of database; TypeError for no plain SQL."""
    compiled = _written_out(statement, dialect).compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler) or not compiled.positional:
        raise TypeError("a statement needs SQL with parameters in order")
    names = compiled.positiontup or []
    return Ready(
        sql=compiled.string,
        pick=_picking(names),
        binds=_some(_bind_speller(compiled, name) for name in names),
        constants={
            name: bind.value
            for name, bind in compiled.binds.items()
            if not bind.required
        },
        read=_reading(_some(_result_spellers(statement, dialect))),
    )


def _written_out(statement: ClauseElement, dialect: Dialect) -> ClauseElement:
    """
    Return the statement with its own constants in its text.

    A value that is bound may be another each time. So SQLite plans anew, each time,
    whatever might use an index over a condition; PostgreSQL gives that index up.
    """

    def constant(
        element: ExternallyTraversible, **_: object
    ) -> ExternallyTraversible | None:
        if not isinstance(element, BindParameter) or element.required:
            return None
        return _literal(element, dialect)

    return cast("ClauseElement", replacement_traverse(statement, {}, constant))


def _literal(bind: BindParameter[Any], dialect: Dialect) -> ColumnElement[Any] | None:
    """Return a constant as it stands in SQL; None where its type has no such form."""
    spell = bind.type.dialect_impl(dialect).literal_processor(dialect)
    if spell is None or bind.value is None or bind.expanding:
        return None
    return literal_column(spell(bind.value), type_=bind.type)


def _spelled(values: Found, spells: Spells) -> Found:
    if not spells:
        return values
    cells = list(values)
    for place, spell in spells:
        cells[place] = spell(cells[place])
    return tuple(cells)


def _reading(spells: Spells) -> Callable[[Found], Found] | None:
    """Return what turns a driver's row into values of the domain, if it differs."""
    return (lambda row: _spelled(row, spells)) if spells else None


def _picking(names: Sequence[str]) -> Callable[[Values], Found]:
    """Return what picks values by name: one alone or none has no getter of its own."""
    if len(names) > 1:
        return itemgetter(*names)
    if not names:
        return lambda _values: ()
    (name,) = names
    return lambda values: (values[name],)


def _some(spells: Iterable[Spell | None]) -> Spells:
    return tuple((place, spell) for place, spell in enumerate(spells) if spell)


def _bind_speller(compiled: SQLCompiler, name: str) -> Spell | None:
    kind = compiled.binds[name].type.dialect_impl(compiled.dialect)
    return kind.bind_processor(compiled.dialect)


def _result_spellers(
    statement: ClauseElement, dialect: Dialect
) -> Iterator[Spell | None]:
    for column in getattr(statement, "selected_columns", ()):
        kind = column.type.dialect_impl(dialect)
        yield kind.result_processor(dialect, None)
