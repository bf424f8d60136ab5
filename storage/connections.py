"""Where a transaction's connection comes from, and goes when it is over."""

from typing import Protocol

from sqlalchemy import Engine, PoolProxiedConnection


class Lender(Protocol):
    """Lends connections to one transaction after another."""

    def lend(self) -> PoolProxiedConnection:
        """Return a connection on which nothing is begun."""

    def take_back(self, connection: PoolProxiedConnection) -> None:
        """Take it back, and undo what was not committed."""


class Pooled:
    """Lends what the engine's pool has, and gives it back at once."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lend(self) -> PoolProxiedConnection:
        """Return a connection of the pool."""
        return self._engine.raw_connection()

    def take_back(self, connection: PoolProxiedConnection) -> None:
        """Give it back to the pool, which undoes what was not committed."""
        connection.close()


class Held:
    """
    Lends one connection again and again, until it is let go; for one thread.

    The pool's care for a connection, out and in, costs as much as three questions. Who
    asks for a second one meanwhile is lent it by the pool.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: PoolProxiedConnection | None = None
        self._is_over = False

    def lend(self) -> PoolProxiedConnection:
        """Return the connection that is held, or another one while that is in use."""
        idle, self._idle = self._idle, None
        return idle if idle is not None else self._engine.raw_connection()

    def take_back(self, connection: PoolProxiedConnection) -> None:
        """Hold it, unless another one is held, or it is broken."""
        if self._idle is None and not self._is_over and self._is_undone(connection):
            self._idle = connection
        else:
            connection.close()

    def _is_undone(self, connection: PoolProxiedConnection) -> bool:
        try:
            connection.rollback()
        except self._engine.dialect.loaded_dbapi.Error:
            return False  # The pool finds out why, and makes another one.
        return True

    def let_go(self) -> None:
        """Give it back to the pool; what is still lent goes there, too."""
        self._is_over = True
        idle, self._idle = self._idle, None
        if idle is not None:
            idle.close()
