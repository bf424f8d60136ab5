"""Whether a server's connection out of the pool still lives: it may have restarted."""

from selectors import EVENT_READ, DefaultSelector
from time import monotonic

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

_FRESH = 1.0  # Seconds for which a silent connection counts as alive.
_LEFT_AT = "left-at"


def watch(engine: Engine) -> None:
    """
    Hand out no connection whose server has gone; the pool makes new ones instead.

    The pool's own way asks the server each time, a sixth of what a small transaction
    costs. A server that goes says so on the wire, so of what was in use a moment ago
    the wire is enough; what has lain for longer is asked, for a network may swallow it.
    """

    def look(
        connection: DBAPIConnection, entry: ConnectionPoolEntry, _: object
    ) -> None:
        is_fresh = monotonic() - entry.info.get(_LEFT_AT, 0.0) < _FRESH
        if is_fresh and _is_silent(connection):
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as gone:
            raise InvalidatePoolError from gone

    event.listen(engine, "checkout", look)
    event.listen(engine, "checkin", _leave)


def _leave(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    entry.info[_LEFT_AT] = monotonic()


def _is_silent(connection: DBAPIConnection) -> bool:
    """Whether nothing waits to be read: an end, or a server's last words."""
    with DefaultSelector() as wires:
        wires.register(connection.fileno(), EVENT_READ)
        return not wires.select(0)
