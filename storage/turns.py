"""Turns within one process, where the database is in it: to write, and to answer."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from domain.refusals import Refusal
from storage.connections import lender_of

LONGEST_WAIT_SECONDS = 10.0
# Seconds that one waits behind a long answer, and who goes ahead of all others.
_PATIENCE = 0.25
_HASTE = 0.05
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
    if not turn.acquire(blocking=False):
        # Whoever has the turn may want a connection, and all be held by who waits.
        lender_of(engine).spare()
        if not turn.acquire(timeout=LONGEST_WAIT_SECONDS):
            raise Refusal("database-busy")
    try:
        yield
    finally:
        turn.release()


class _Place:
    """A place in a line: *is_called* once whoever stands there has the turn."""

    def __init__(self) -> None:
        self.is_called = False
        self._called = Lock()
        self._called.acquire()

    def wait(self, seconds: float) -> None:
        self._called.acquire(timeout=seconds)

    def call(self) -> None:
        self.is_called = True
        self._called.release()

    def send_on(self) -> None:
        self._called.release()


class _Line:
    """
    People in a line: who goes hands their turn to the one who has waited longest.

    A lock of Python's goes to whoever asks just then: whose thread has one answer after
    another would keep it, and all others would wait until their patience ends. Who
    loses patience with one long answer sends all others on, too, until that is given:
    else each of them would wait as long, one after another.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[_Place] = deque()
        self._taken_at: float | None = None
        self._is_long = False

    def take(self, *, seconds: float, ahead: bool) -> bool:
        """Wait for a turn, or *ahead* of all; False where none comes in that time."""
        place = _Place()
        with self._guard:
            if self._taken_at is None:
                self._taken_at = monotonic()
                return True
            if self._is_long:
                return False
            (self._waiting.appendleft if ahead else self._waiting.append)(place)
        place.wait(seconds)
        if not place.is_called:
            self._leave(place, seconds)
        return place.is_called

    def give(self) -> None:
        """End one's turn."""
        with self._guard:
            self._is_long = False
            self._taken_at = monotonic() if self._waiting else None
            if self._waiting:
                self._waiting.popleft().call()

    def _leave(self, place: _Place, seconds: float) -> None:
        """Go on without a turn, unless one comes in the last moment."""
        with self._guard:
            if place not in self._waiting:
                return  # Called just now, or sent on by somebody else.
            self._waiting.remove(place)
            if self._taken_at is not None and monotonic() - self._taken_at >= seconds:
                self._is_long = True
                while self._waiting:
                    self._waiting.popleft().send_on()


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
    in_turn = line.take(seconds=_HASTE if ahead else _PATIENCE, ahead=ahead)
    try:
        yield
    finally:
        if in_turn:
            line.give()
