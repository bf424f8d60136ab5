"""A clock that stands still until it is told to go on."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class FakeClock:
    """Tells `now`; a Monday morning in New York's spring of 2024 to begin with."""

    now: datetime = datetime(2024, 6, 3, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time, as the real clock would."""
        return self.now

    def advance(self, **by: float) -> datetime:
        """Go on by `days=1`, `hours=2` and the like; return the time then."""
        self.now += timedelta(**by)
        return self.now
