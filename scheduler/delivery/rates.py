"""The vendors' rates as data, and when something may be sent next."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Window:
    """At most *most* messages within any stretch of time of that length."""

    most: int
    within: timedelta


Lanes = Mapping[str, tuple[Window, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What a *vendor* takes of a conversation, and of all of a tenant together."""

    vendor: str
    conversation: tuple[Window, ...] = ()
    tenant: tuple[Window, ...] = ()

    def lanes(self, conversation: str) -> Lanes:
        """Return the lanes on which a message to a conversation counts."""
        lanes = {
            self.vendor: self.tenant,
            f"{self.vendor}:{conversation}": self.conversation,
        }
        return {lane: windows for lane, windows in lanes.items() if windows}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Pace):
    """What each of several vendors takes, where it is not known which one it is."""

    paces: tuple[Pace, ...] = ()

    def lanes(self, conversation: str) -> Lanes:
        """Return the lanes of all of them."""
        found: dict[str, tuple[Window, ...]] = {}
        for pace in self.paces:
            found.update(pace.lanes(conversation))
        return found


UNPACED = Pace(vendor="")
_SECOND = timedelta(seconds=1)
# Per bot and thread, as Microsoft publishes them; 50 a second for all of a tenant.
TEAMS = Pace(
    vendor="teams",
    conversation=(
        Window(7, _SECOND),
        Window(8, 2 * _SECOND),
        Window(60, 30 * _SECOND),
        Window(1800, 3600 * _SECOND),
    ),
    tenant=(Window(50, _SECOND),),
)
# One a second and channel, as Slack publishes it; of the limit for all of a workspace
# it says only that there is one.
SLACK = Pace(
    vendor="slack",
    conversation=(Window(1, _SECOND),),
    tenant=(Window(10, _SECOND),),
)
# No window reaches back further, so older sends are forgotten.
LONGEST = timedelta(hours=1)


class RateBook:
    """
    What was sent on every lane, as far as this process has read it.

    Whoever may send on a lane adds to the table alone and in turn, so reading what is
    new there makes the book exact. Others only ever move a lane's next time further
    away: what the book calls full is full.
    """

    def __init__(self) -> None:
        self._times: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self._last_id = 0

    def read(self, uow: UnitOfWork, now: datetime) -> None:
        """Read what was added since the last time."""
        for sending in uow.sends.added_since(self._last_id, after=now - LONGEST):
            self._last_id = sending.id
            times = self._times[sending.lane]
            times.append(sending.at)
            while times[0] <= sending.at - LONGEST:
                times.popleft()

    def free_at(self, lanes: Lanes) -> datetime | None:
        """Return when the next message may go on all the lanes; None for at once."""
        moments = [
            self._times[lane][-window.most] + window.within
            for lane, windows in lanes.items()
            for window in windows
            if len(self._times[lane]) >= window.most
        ]
        return max(moments, default=None)

    def count(self, lanes: Lanes, now: datetime) -> None:
        """Count one message on its lanes."""
        for lane in lanes:
            self._times[lane].append(now)

    @contextmanager
    def trying(self) -> Iterator["Trying"]:
        """Count messages that are only being decided on; afterwards none of them."""
        trying = Trying(self)
        try:
            yield trying
        finally:
            # What was stored is read like all others.
            for lane, _ in trying.sends:
                self._times[lane].pop()


class Trying:
    """Messages that count for those decided on after them, until they are stored."""

    def __init__(self, book: RateBook) -> None:
        self._book = book
        self.sends: list[tuple[str, datetime]] = []

    def count(self, lanes: Lanes, now: datetime) -> None:
        """Count one message on its lanes."""
        self._book.count(lanes, now)
        self.sends += [(lane, now) for lane in lanes]
