"""Answers worked out one after another, as Python would run them anyway."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

_PATIENCE = 0.25  # Seconds: one long answer keeps nobody waiting for longer.


class Turns:
    """
    Lets so many threads work out answers *at_once*; the others wait for a moment.

    At each question to the database a thread gives the interpreter away, and where
    several ask, each takes it from the other: sixteen at once cost half as much again
    as one after another. Whoever has waited long enough goes on beside.
    """

    def __init__(self, *, at_once: int = 1) -> None:
        self._free = Semaphore(at_once)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Work while this is open, in one's turn or beside what takes too long."""
        in_turn = self._free.acquire(timeout=_PATIENCE)
        try:
            yield
        finally:
            if in_turn:
                self._free.release()
