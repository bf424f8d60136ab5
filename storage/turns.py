"""Turns within one process, where the database is in it: to write, and to answer."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from domain.refusals import Refusal

LONGEST_WAIT_SECONDS = 10.0
_PATIENCE = 0.25  # Seconds: one long answer keeps nobody waiting for longer.
_WRITING: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()
_ANSWERING: WeakKeyDictionary[Engine, "_Line"] = WeakKeyDictionary()


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
    turn = _WRITING.setdefault(engine, Lock())
    if not turn.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise Refusal("database-busy")
    try:
        yield
    finally:
        turn.release()


class _Line:
    """
    People in a line: who goes hands their turn to the one who has waited longest.

    A lock of Python's goes to whoever asks just then: whose thread has one answer after
    another would keep it, and all others would wait until their patience ends.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._is_taken = False

    def take(self, *, seconds: float, ahead: bool) -> bool:
        """Wait for a turn, or *ahead* of all; False where none comes in that time."""
        mine = Lock()
        mine.acquire()  # Whoever hands a turn on lets go of it.
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            (self._waiting.appendleft if ahead else self._waiting.append)(mine)
        return mine.acquire(timeout=seconds) or not self._has_left(mine)

    def give(self) -> None:
        """End one's turn."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

    def _has_left(self, mine: Lock) -> bool:
        """Leave the line; False for who was given the turn in the last moment."""
        with self._guard:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True


@contextmanager
def turn_to_answer(engine: Engine, *, ahead: bool = False) -> Iterator[None]:
    """
    Wait a moment for one's turn to ask and reckon, then go on beside who has it.

    At each question to SQLite a thread gives the interpreter away, and where several
    ask, each takes it from the other: sixteen at once cost half as much again as one
    after another. PostgreSQL is elsewhere, and others get on while one waits for it.
    *ahead* of all others goes what is short, and waited for by a vendor.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    line = _ANSWERING.setdefault(engine, _Line())
    in_turn = line.take(seconds=_PATIENCE, ahead=ahead)
    try:
        yield
    finally:
        if in_turn:
            line.give()
