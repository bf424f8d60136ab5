"""Where a transaction's connection comes from, and goes when it is over."""

from threading import local
from typing import Protocol

from sqlalchemy import Engine, PoolProxiedConnection


class Lender(Protocol):
    """Lends connections to one transaction after another."""

    def lend(self) -> PoolProxiedConnection:
        """Return a connection on which nothing is begun."""

    def take_back(self, connection: PoolProxiedConnection) -> None:
        """Take it back, and undo what was not committed."""

    def spare(self) -> None:
        """Keep nothing that is not lent: whoever asks has to wait for others."""


class _Here(local):
    held: "Held | None" = None


_HERE = _Here()


def lender_of(engine: Engine) -> Lender:
    """Return who lends in this thread: what an answer holds there, or the pool."""
    held = _HERE.held
    return held if held is not None and held.engine is engine else Pooled(engine)


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

    def spare(self) -> None:
        """Keep nothing, as ever."""


class Held:
    """
    Lends this thread one connection again and again, until it is let go.

    The pool's care for a connection, out and in, costs as much as three questions. Who
    asks for a second one meanwhile is lent it by the pool. A server's goes back at
    once, as ever: it is the pool that looks whether the server still lives.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._idle: PoolProxiedConnection | None = None
        self._before = _HERE.held
        if engine.dialect.name == "sqlite":
            _HERE.held = self

    def lend(self) -> PoolProxiedConnection:
        """Return the connection that is held, or another one while that is in use."""
        idle, self._idle = self._idle, None
        return idle if idle is not None else self.engine.raw_connection()

    def take_back(self, connection: PoolProxiedConnection) -> None:
        """Hold it, unless another one is held, or it is broken."""
        is_held = False
        try:
            if _HERE.held is self and self._idle is None:
                connection.rollback()
                self._idle, is_held = connection, True
        except self.engine.dialect.loaded_dbapi.Error:
            pass  # The pool finds out why, and makes another one.
        finally:
            if not is_held:
                connection.close()

    def spare(self) -> None:
        """Give the pool what is not lent."""
        idle, self._idle = self._idle, None
        if idle is not None:
            idle.close()

    def let_go(self) -> None:
        """Lend no more; what is still lent goes to the pool when it comes back."""
        if _HERE.held is self:
            _HERE.held = self._before
        self.spare()
