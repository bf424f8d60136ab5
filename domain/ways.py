"""The ways by which a person can be reached, in the order in which they are tried."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Way(StrEnum):
    """Kept with what was sent and with addresses that are stopped: permanent."""

    CHAT = "chat"
    EMAIL = "email"


# Rights are given back and mailboxes come back; nobody tells the desk.
BELIEVED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """That a vendor said of a way to a person that it is none, and with what code."""

    person_id: str
    way: Way
    problem: str
    at: datetime

    def holds(self, now: datetime) -> bool:
        """Whether it is still believed: after a week it is tried once more."""
        return now - self.at < BELIEVED_FOR
