"""Who answers questions: facilitators, experts, champions and focal points (001)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RosterPart(StrEnum):
    """A part in the community; the value is stored for ever."""

    FACILITATOR = "facilitator"
    EXPERT = "expert"
    CHAMPION = "champion"
    FOCAL_POINT = "focal-point"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """
    Somebody's part in the community, which they took or agreed to themselves.

    *topics*, *regions* (bureaux, as `RBA`) and *languages* are what they answer for;
    empty is all. *most_open* is how many questions they have room for at once.
    """

    person_id: str
    part: RosterPart
    since: datetime
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    most_open: int = 3
    until: datetime | None = None
