"""
The floor: the same work done barely.

A piece of work is done once on a desk that is watched. What it asked of the database,
what it hashed and what it drew is then done again, on a copy of that database, by
`sqlite3`, `hashlib` and the card renderer alone.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, event

from cards.elements import Card
from cards.html import as_html

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)
Asked = tuple[str, Any, bool]  # A statement, its values, whether they are many.
Draw = Callable[[], Sequence[Card]]


@dataclass(slots=True)
class Seen:
    """What one piece of work came to."""

    asked: list[Asked] = field(default_factory=list)
    hashed: list[bytes] = field(default_factory=list)
    cards: Sequence[Card] = ()

    @property
    def queries(self) -> int:
        """How many statements were run, without those that bound a transaction."""
        bounds = ("BEGIN", "COMMIT", "ROLLBACK")
        return sum(not sql.startswith(bounds) for sql, _, _ in self.asked)


class Watch:
    """Sees what goes through an engine's connections, from before its first one."""

    def __init__(self, engine: Engine) -> None:
        self._seen = Seen()
        event.listen(engine, "do_connect", self._connect)
        engine.dispose()

    def see(self, work: Draw) -> Seen:
        """Do a piece of work and return what it came to."""
        self._seen = Seen()
        with patch("domain.chain.sha256", self._hash):
            self._seen.cards = tuple(work())
        return self._seen

    @contextmanager
    def seeing(self) -> Iterator[Seen]:
        """See what is asked meanwhile, by whomever."""
        self._seen = Seen()
        yield self._seen

    def note(self, sql: str, values: Any = (), *, many: bool = False) -> None:  # noqa: ANN401 - The driver's own.
        """Remember a statement."""
        self._seen.asked.append((sql, values, many))

    def _connect(self, *connecting: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own.
        connecting[-1]["factory"] = partial(_Connection, watch=self)

    def _hash(self, content: bytes) -> Any:  # noqa: ANN401 - hashlib names no type.
        self._seen.hashed.append(content)
        return sha256(content)


class _Connection(sqlite3.Connection):
    def __init__(self, *args: Any, watch: Watch, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._watch = watch

    def cursor(self, *_: Any) -> Any:  # noqa: ANN401 - As the driver's.
        return super().cursor(partial(_Cursor, watch=self._watch))

    def commit(self) -> None:
        self._watch.note("COMMIT")
        super().commit()

    def rollback(self) -> None:
        if self.in_transaction:
            self._watch.note("ROLLBACK")
        super().rollback()


class _Cursor(sqlite3.Cursor):
    def __init__(self, connection: sqlite3.Connection, *, watch: Watch) -> None:
        super().__init__(connection)
        self._watch = watch

    def execute(self, sql: str, values: Any = ()) -> "_Cursor":  # noqa: ANN401
        self._watch.note(sql, values)
        super().execute(sql, values)
        return self

    def executemany(self, sql: str, values: Any) -> "_Cursor":  # noqa: ANN401
        self._watch.note(sql, values, many=True)
        super().executemany(sql, values)
        return self


@contextmanager
def bare(database: Path) -> Iterator[Callable[[Seen], None]]:
    """Open a file with the driver alone; yield what does seen work again there."""
    options: dict[str, Any] = {"isolation_level": None, "check_same_thread": False}
    with closing(sqlite3.connect(database, **options)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        yield partial(_do_again, connection.cursor())


def _do_again(cursor: sqlite3.Cursor, seen: Seen) -> None:
    for sql, values, many in seen.asked:
        if many:
            cursor.executemany(sql, values)
        else:
            cursor.execute(sql, values)
            cursor.fetchall()
    for content in seen.hashed:
        sha256(content).hexdigest()
    for card in seen.cards:
        as_html(card)
