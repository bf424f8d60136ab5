"""Writers of one process take turns, because SQLite takes one writer at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from domain.refusals import Refusal

LONGEST_WAIT_SECONDS = 10.0
_TURNS: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()


@contextmanager
def turn_to_write(engine: Engine) -> Iterator[None]:
    """
    Wait for one's turn, where the database needs turns.

    SQLite lets those who wait try again after sleeping: unfair, and ten times slower
    under a storm of presses than standing in line. Other processes still wait that way.

    :raises Refusal: `database-busy` when the turn does not come.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    turn = _TURNS.setdefault(engine, Lock())
    if not turn.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise Refusal("database-busy")
    try:
        yield
    finally:
        turn.release()
