"""Named moments of the desk's work, and a process that ends itself at one of them."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import Any, cast

from services.ports import OpenUow, UnitOfWork


class Point(StrEnum):
    """Where a process can be killed; the words stand in the table of faults."""

    BEFORE_CLAIM = "before-claim"
    INSIDE_CLAIM = "inside-claim"  # The lease is written, and not committed.
    AFTER_CLAIM = "after-claim"
    BEFORE_SEND = "before-send"
    MID_SEND = "mid-send"  # The vendor took it, and has not answered.
    AFTER_SEND = "after-send"  # The answer came, and nothing is stored of it.
    BEFORE_MARK = "before-mark"
    INSIDE_MARK = "inside-mark"  # The outcome is written, and not committed.
    AFTER_MARK = "after-mark"
    INSIDE_CHANGE = "inside-change"  # Change, record and news, and no commit.
    AFTER_CHANGE = "after-change"  # Committed, and nobody was answered.
    INSIDE_SWEEP = "inside-sweep"
    AFTER_SWEEP = "after-sweep"


# What a unit of work is for shows in what is called in it; "" is none of its own.
_CALLS = {
    ("delivery", "take"): (Point.BEFORE_CLAIM, ""),
    ("delivery", "lease"): (None, "claim"),
    ("delivery", "settle"): (Point.BEFORE_MARK, "mark"),
    ("record", "append_all"): (None, "change"),
    ("sweep", "look_next"): (None, "sweep"),
}
_STORES = {store for store, _ in _CALLS}


@dataclass
class Trap:
    """Counts what comes by, and kills this process when *point* comes the nth time."""

    point: Point | None = None
    nth: int = 1
    counts: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def meets(self, name: str) -> str:
        """Note a moment; return who is to be killed by somebody else, if anybody."""
        with self._lock:
            self.counts[name] += 1
            is_it = name == self.point and self.counts[name] == self.nth
        if not is_it:
            return ""
        if self.point is Point.MID_SEND:
            return str(os.getpid())
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("killed")


class _Store:
    """A store of which some calls are noted."""

    def __init__(
        self, name: str, real: object, noted: Callable[[str, str], None]
    ) -> None:
        self._name, self._real, self._noted = name, real, noted

    def __getattr__(self, call: str) -> Any:  # noqa: ANN401 - whatever it is.
        if (self._name, call) in _CALLS:
            self._noted(self._name, call)
        return getattr(self._real, call)


class _Watched:
    """A unit of work whose commit has a moment before it and one after."""

    def __init__(self, real: UnitOfWork, trap: Trap) -> None:
        self._real, self._trap, self._is_for = real, trap, ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it is.
        real = getattr(self._real, name)
        return _Store(name, real, self._noted) if name in _STORES else real

    def _noted(self, store: str, call: str) -> None:
        point, is_for = _CALLS[store, call]
        self._is_for = is_for or self._is_for
        if point:
            self._trap.meets(point)

    def commit(self) -> None:
        """Commit, watched."""
        if self._is_for:
            self._trap.meets(f"inside-{self._is_for}")
        self._real.commit()
        if self._is_for:
            self._trap.meets(f"after-{self._is_for}")


def watched(open_uow: OpenUow, trap: Trap) -> OpenUow:
    """Return what opens units of work that spring the trap."""

    @contextmanager
    def opened() -> Iterator[UnitOfWork]:
        with open_uow() as uow:
            yield cast(UnitOfWork, _Watched(uow, trap))

    return cast("Callable[[], AbstractContextManager[UnitOfWork]]", opened)
