"""Core statements, compiled once and run on the driver's own cursor."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain, repeat
from typing import Any, Generic, TypeVar

from sqlalchemy import BindParameter, Dialect, String, bindparam
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeEngine

from storage.packed import packed, unpacked
from storage.ready import Found, Ready, Values, prepare

Build = Callable[[str], ClauseElement]
T = TypeVar("T")
_CHANGED_AT_ONCE = 1024
_REMEMBERED = 1024  # Rows of a question; those of a whole sweep need not be.


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
        return prepare(self._core(dialect), dialect)

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
        whole = packed(self._core(dialect), dialect)

        @lru_cache(maxsize=_REMEMBERED)
        def thing(row: Found) -> T:
            told = row if whole is None else unpacked(row)
            return made(read(told) if read else told)

        sql = ready.sql if whole is None else prepare(whole, dialect).sql
        return replace(ready, sql=sql, read=thing)


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
