"""Core statements, compiled once and run on the driver's own cursor."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import BindParameter, Dialect, Insert, String, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeEngine

Values = Mapping[str, object]
Found = tuple[Any, ...]
Spell = Callable[[Any], Any]
Spells = tuple[tuple[int, Spell], ...]  # For some places of a row.
Build = Callable[[str], ClauseElement]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A statement in a driver's own words, and how values pass in and out."""

    sql: str
    pick: Callable[[Values], Found]
    binds: Spells
    constants: Values
    results: Spells

    def parameters(self, values: Values) -> list[Any]:
        """Put values in the driver's order and spelling."""
        if self.constants:
            values = {**self.constants, **values}
        return _spelled(self.pick(values), self.binds)

    def read(self, row: Found) -> Found:
        """Turn a driver's row into values of the domain."""
        return tuple(_spelled(row, self.results))


class Statement:
    """
    A Core statement, compiled once for each kind of database.

    SQLAlchemy's own execution costs five to seven times the driver's for a small
    transaction; compiling once keeps its tables, types and dialects and pays the
    driver's price. A statement that the two databases spell differently is given as a
    function of the dialect's name.
    """

    def __init__(self, statement: ClauseElement | Build) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    def ready(self, dialect: Dialect) -> _Ready:
        """Return the compiled statement; two threads at once may both compile it."""
        found = self._ready.get(dialect.name)
        if found is None:
            found = self._ready[dialect.name] = _prepare(self._core(dialect), dialect)
        return found

    def _core(self, dialect: Dialect) -> ClauseElement:
        if isinstance(self._statement, ClauseElement):
            return self._statement
        return self._statement(dialect.name)


class Statements:
    """Runs statements on one cursor, inside whoever's transaction that is."""

    def __init__(self, cursor: DBAPICursor, dialect: Dialect) -> None:
        self._cursor = cursor
        self._dialect = dialect

    @property
    def dialect_name(self) -> str:
        """The kind of database: `sqlite` or `postgresql`."""
        return self._dialect.name

    def rows(self, statement: Statement, /, **values: object) -> list[Found]:
        """Run a question and return all rows, in values of the domain."""
        ready = statement.ready(self._dialect)
        self._cursor.execute(ready.sql, ready.parameters(values))
        found = self._cursor.fetchall()
        return [ready.read(row) for row in found] if ready.results else list(found)

    def row(self, statement: Statement, /, **values: object) -> Found | None:
        """Run a question and return its first row, or None."""
        rows = self.rows(statement, **values)
        return rows[0] if rows else None

    def change(self, statement: Statement, /, **values: object) -> int:
        """Run a change and return how many rows it changed."""
        ready = statement.ready(self._dialect)
        self._cursor.execute(ready.sql, ready.parameters(values))
        return int(self._cursor.rowcount)

    def change_all(self, statement: Statement, many: Sequence[Values]) -> None:
        """Run a change once for each of *many*; nothing for none."""
        if not many:
            return
        ready = statement.ready(self._dialect)
        self._cursor.executemany(ready.sql, [ready.parameters(one) for one in many])


def insert_into(table: Table, *, leave_out: str = "") -> Insert:
    """Return an insert of a whole row, by column name, without the one left out."""
    return table.insert().values(binds_of(table, leave_out=leave_out)).inline()


def insert_new(table: Table, *, leave_out: str = "") -> Statement:
    """Return an insert that changes nothing where a unique key is taken."""
    return Statement(
        lambda dialect: (
            insert_for(dialect)(table)
            .values(binds_of(table, leave_out=leave_out))
            .on_conflict_do_nothing()
            .inline()
        )
    )


def insert_or_replace(table: Table) -> Statement:
    """Return an insert that replaces the row of the same primary key."""
    keys = list(table.primary_key.columns)
    rest = [column.name for column in table.columns if column not in set(keys)]

    def build(dialect: str) -> ClauseElement:
        insert = insert_for(dialect)(table).values(binds_of(table))
        replaced = {name: insert.excluded[name] for name in rest}
        return insert.on_conflict_do_update(index_elements=keys, set_=replaced).inline()

    return Statement(build)


def insert_for(dialect: str) -> type[sqlite.Insert] | type[postgresql.Insert]:
    """Return the dialect's own insert, which knows what to do on a conflict."""
    return sqlite.Insert if dialect == "sqlite" else postgresql.Insert


def binds_of(table: Table, *, leave_out: str = "") -> dict[str, Any]:
    """Return a value to fill in for each column, by its name."""
    return {
        column.name: bindparam(column.name, type_=column.type)
        for column in table.columns
        if column.name != leave_out
    }


class Among:
    """
    A question about any number of values, padded to a power of two.

    Few lengths mean few statements to compile; a value asked for twice changes nothing.
    """

    def __init__(
        self,
        build: Callable[[list[BindParameter[Any]]], ClauseElement | Build],
        *,
        of: TypeEngine[Any] | None = None,
    ) -> None:
        self._build = build
        self._of = of or String()
        self._sized: dict[int, Statement] = {}

    def rows(
        self, statements: "Statements", values: Iterable[object], **besides: object
    ) -> list[Found]:
        """Return the rows for those values; none for no values, without asking."""
        wanted = list(dict.fromkeys(values))
        if not wanted:
            return []
        size = 1 << (len(wanted) - 1).bit_length()
        wanted += wanted[-1:] * (size - len(wanted))
        if size not in self._sized:
            self._sized[size] = self._statement(size)
        filled = {f"slot_{place}": value for place, value in enumerate(wanted)}
        return statements.rows(self._sized[size], **filled, **besides)

    def _statement(self, size: int) -> Statement:
        slots = [bindparam(f"slot_{place}", type_=self._of) for place in range(size)]
        return Statement(self._build(slots))


def _prepare(statement: ClauseElement, dialect: Dialect) -> _Ready:
    compiled = statement.compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler) or not compiled.positional:
        raise TypeError("a statement needs SQL with parameters in order")
    names = compiled.positiontup or []
    return _Ready(
        sql=compiled.string,
        pick=_picking(names),
        binds=_some(_bind_speller(compiled, name) for name in names),
        constants={
            name: bind.value
            for name, bind in compiled.binds.items()
            if not bind.required
        },
        results=_some(_result_spellers(statement, dialect)),
    )


def _spelled(values: Found, spells: Spells) -> list[Any]:
    cells = list(values)
    for place, spell in spells:
        cells[place] = spell(cells[place])
    return cells


def _picking(names: Sequence[str]) -> Callable[[Values], Found]:
    """Return what picks values by name: one alone or none has no getter of its own."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


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
