"""What the page of a rehearsal shows above everything: its time, and what comes."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """What waits for the reader, and what to say to see its card."""

    words: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """
    The bar above a page of a rehearsal, worded for its reader.

    *seen* is the virtual time as a press sends it back, *stamp* another one whenever
    the bar would look otherwise. *happened* is what came with the last jump, *yours*
    what waits for the reader.
    """

    seen: str
    stamp: str
    now: str
    next: str
    next_at: str
    happened: tuple[str, ...]
    yours: tuple[ToDo, ...]
    others: tuple[str, ...]  # What waits for players at other desks.
    sits: str  # How the reader's own part is played; empty where somebody plays it.
    is_over: bool
    is_moving: bool  # Whether time goes on just now: nobody can press meanwhile.
    fault: str  # Why the last jump did not come to its end, as the log knows it.


class Rehearsing(Protocol):
    """A rehearsal as the page knows it."""

    def bar(self, person_id: str) -> Bar:
        """Return the bar for somebody, or for nobody yet."""

    def stamp(self) -> tuple[str, str]:
        """Return the virtual time, and the stamp of the bar as it now is."""

    def passing(self, person_id: str) -> str:
        """Return how far time has come, worded; nothing while it stands still."""


def virtual_time(rehearsing: Rehearsing | None, person_id: str) -> str:
    """Return what time it is in a rehearsal, worded; nothing at a real desk."""
    return rehearsing.bar(person_id).now if rehearsing else ""
