"""Who plays which part in a rehearsal; whom nobody plays plays themselves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Play(StrEnum):
    """How a part is played; the value is stored with it."""

    BY_SOMEBODY = "by-somebody"
    LATE = "late"  # By the rehearsal, and late on purpose, so that nudges are seen.
    ON_TIME = "on-time"  # By the rehearsal; never stored.


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedPart:
    """That a person of the cast is played so *since* then, in virtual time."""

    person_id: str
    play: Play
    since: datetime
