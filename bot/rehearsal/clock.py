"""The virtual clock: what time it is in a rehearsal, kept in its database."""

from datetime import datetime

from services.ports import OpenUow
from services.rehearsal.begin_rehearsal import BEGINS, set_clock


class VirtualClock:
    """
    A clock that stands still until the rehearsal goes on.

    One process serves a rehearsal, so what it last read is what is stored.
    """

    def __init__(self) -> None:
        self._now = BEGINS

    def __call__(self) -> datetime:
        """Return what time it is in the rehearsal."""
        return self._now

    def wind(self, open_uow: OpenUow) -> None:
        """Read what is stored, and set the clock where a rehearsal has just begun."""
        self._now = set_clock(open_uow)

    def show(self, at: datetime) -> None:
        """Show the time that was just stored."""
        self._now = at
