"""Core statements, compiled once and run on the driver's own cursor."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, repeat
from operator import itemgetter
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    String,
    bindparam,
    literal_column,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.sql.visitors import ExternallyTraversible, replacement_traverse
from sqlalchemy.types import TypeEngine

Values = Mapping[str, object]
Found = tuple[Any, ...]
Spell = Callable[[Any], Any]
Spells = tuple[tuple[int, Spell], ...]  # For some places of a row.
Build = Callable[[str], ClauseElement]
T = TypeVar("T")
_CHANGED_AT_ONCE = 1024
_REMEMBERED = 1024  # Rows of a question; those of a whole sweep need not be.


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
        self._ready: dict[str, Ready] = {}

    def ready(self, dialect: Dialect) -> Ready:
        """Return the compiled statement; two threads at once may both compile it."""
        found = self._ready.get(dialect.name)
        if found is None:
            found = self._ready[dialect.name] = self._prepared(dialect)
        return found

    def _prepared(self, dialect: Dialect) -> Ready:
        return _prepare(self._core(dialect), dialect)

    def _core(self, dialect: Dialect) -> ClauseElement:
        if isinstance(self._statement, ClauseElement):
            return self._statement
        return self._statement(dialect.name)


class Question(Statement, Generic[T]):
    """
    A question whose rows are things, *made* of a row's values.

    A row that comes again with the same values is the same thing, so it is made once:
    only what nobody can change may be made this way. To make an action costs twenty
    times what it takes to find it again.
    """

    def __init__(
        self, statement: ClauseElement | Build, made: Callable[[Found], T]
    ) -> None:
        super().__init__(statement)
        self._made = made

    def _prepared(self, dialect: Dialect) -> Ready:
        ready = super()._prepared(dialect)
        made, read = self._made, ready.read

        @lru_cache(maxsize=_REMEMBERED)
        def thing(row: Found) -> T:
            return made(read(row) if read else row)

        return replace(ready, read=thing)


class Statements:
    """Runs statements on one cursor, inside whoever's transaction that is."""

    def __init__(self, cursor: DBAPICursor, dialect: Dialect) -> None:
        self._cursor = cursor
        self._dialect = dialect

    @property
    def dialect_name(self) -> str:
        """The kind of database: `sqlite` or `postgresql`."""
        return self._dialect.name

    def rows(self, statement: Statement, /, **values: object) -> list[Any]:
        """Run a question and return all rows, in values of the domain."""
        ready = statement.ready(self._dialect)
        return self._asked(ready, ready.parameters(values))

    def row(self, statement: Statement, /, **values: object) -> Found | None:
        """Run a question and return its first row, or None."""
        rows = self.rows(statement, **values)
        return rows[0] if rows else None

    def things(self, question: Question[T], /, **values: object) -> list[T]:
        """Run a question and return all that it finds."""
        found: list[T] = self.rows(question, **values)
        return found

    def thing(self, question: Question[T], /, **values: object) -> T | None:
        """Run a question and return the first thing that it finds, or None."""
        found = self.things(question, **values)
        return found[0] if found else None

    def _asked(self, ready: Ready, parameters: Found) -> list[Any]:
        self._cursor.execute(ready.sql, parameters)
        found = self._cursor.fetchall()
        return list(map(ready.read, found)) if ready.read else list(found)

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


class Among:
    """
    A statement about any number of values, padded to a power of two.

    Few lengths mean few statements to compile; a value named twice changes nothing.
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
        self, statements: Statements, values: Iterable[object], **besides: object
    ) -> list[Any]:
        """Return the rows for those values; none for no values, without asking."""
        wanted = tuple(dict.fromkeys(values))
        if not wanted:
            return []
        statement, filled = self._filled(wanted)
        return statements.rows(statement, **filled, **besides)

    def change(
        self, statements: Statements, values: Iterable[object], **besides: object
    ) -> int:
        """Change what goes by those values, in one statement for each thousand."""
        wanted = tuple(dict.fromkeys(values))
        changed = 0
        for begin in range(0, len(wanted), _CHANGED_AT_ONCE):
            some = wanted[begin : begin + _CHANGED_AT_ONCE]
            statement, filled = self._filled(some)
            changed += statements.change(statement, **filled, **besides)
        return changed

    def _filled(self, wanted: Found) -> tuple[Statement, Values]:
        size = 1 << (len(wanted) - 1).bit_length()
        if size not in self._sized:
            self._sized[size] = self._statement(size)
        padded = chain(wanted, repeat(wanted[-1]))
        return self._sized[size], dict(zip(_slots(size), padded, strict=False))

    def _statement(self, size: int) -> Statement:
        return Statement(self._core(size))

    def _core(self, size: int) -> ClauseElement | Build:
        slots = [bindparam(name, type_=self._of) for name in _slots(size)]
        return self._build(slots)


@cache
def _slots(size: int) -> tuple[str, ...]:
    return tuple(f"slot_{place}" for place in range(size))


class QuestionAmong(Among, Generic[T]):
    """The same of which each row is a thing, made once as in a `Question`."""

    def __init__(
        self,
        build: Callable[[list[BindParameter[Any]]], ClauseElement | Build],
        made: Callable[[Found], T],
    ) -> None:
        super().__init__(build)
        self._made = made

    def things(self, statements: Statements, values: Iterable[object]) -> list[T]:
        """Return what is found for those values; none for no values."""
        found: list[T] = self.rows(statements, values)
        return found

    def _statement(self, size: int) -> Statement:
        return Question(self._core(size), self._made)


def _prepare(statement: ClauseElement, dialect: Dialect) -> Ready:
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
