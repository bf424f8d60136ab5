"""Whether the sweep has anything to look at: one question, asked again and again."""

from datetime import datetime
from threading import Lock

from sqlalchemy import Engine, PoolProxiedConnection
from sqlalchemy.engine.interfaces import DBAPICursor

from storage.failures import refusing
from storage.statements import Statements


class Lookout:
    """
    Asks again and again, mostly for nothing.

    A unit of work of its own would take ten times as long as the question. Every
    answer is of that moment: no transaction is left open between two.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._connection: PoolProxiedConnection | None = None
        self._statements: Statements | None = None

    def next_look(self) -> datetime | None:
        """
        Return when the next action is to be looked at; None for never.

        :raises Refusal: those of `storage.failures`; the next question connects anew.
        """
        from storage.stores.sweep import NEXT_LOOK  # A desk starts without it.

        with self._lock, refusing(self._engine):
            try:
                row = self._asking().row(NEXT_LOOK)
            except Exception:
                self._close()
                raise
            return row[0] if row else None

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._close()

    def _asking(self) -> Statements:
        if self._statements is None:
            self._statements = Statements(self._cursor(), self._engine.dialect)
        return self._statements

    def _cursor(self) -> DBAPICursor:
        self._connection = self._engine.raw_connection()
        self._connection.detach()  # Nobody else is given it, nor waits for it.
        if self._engine.dialect.name == "postgresql":
            self._connection.autocommit = True  # type: ignore[attr-defined]
        return self._connection.cursor()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._statements = None
