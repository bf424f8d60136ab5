"""Asking once for what may be there although nobody said so: what is kept of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LOOK_FOR = timedelta(minutes=20)  # What was made may be unseen for so long.
LOOK_EVERY = 60.0  # Seconds.
MOST_ASKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How often a vendor was asked without saying what came of it, and when last."""

    times: int = 0
    at: datetime | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Whether what was made then may still be unseen."""
        return self.at is not None and now - self.at < LOOK_FOR

    def once_more(self, now: datetime) -> str:
        """Return what to keep before asking again."""
        return f"asked {self.times + 1} {now.isoformat()}"


def read_asked(found: str) -> Asked:
    """Read what was kept; nothing else was asked for."""
    words = found.split()
    if len(words) != 3 or words[0] != "asked":  # noqa: PLR2004 -- As it is written.
        return Asked()
    return Asked(times=int(words[1]), at=datetime.fromisoformat(words[2]))
