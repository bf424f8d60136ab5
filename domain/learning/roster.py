"""Who answers questions: facilitators, experts, champions and focal points (001)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.people import Person

MOST_OPEN = 3  # Questions at once, unless somebody says another number.
MOST_OPEN_EVER = 20
MOST_WORDS = 12  # Topics, regions or languages of one entry.
WORD_LENGTH = 60


class RosterPart(StrEnum):
    """A part in the community; the value is stored for ever."""

    FACILITATOR = "facilitator"
    EXPERT = "expert"
    CHAMPION = "champion"
    FOCAL_POINT = "focal-point"


# Everybody but a facilitator is there by their own word.
OPT_IN = (RosterPart.EXPERT, RosterPart.CHAMPION, RosterPart.FOCAL_POINT)


class RosterState(StrEnum):
    """How far a part is; the value is stored for ever. Only `holds` counts."""

    INVITED = "invited"  # A facilitator asked them; it waits for their own yes.
    ASKED = "asked"  # They asked to join; it waits for a facilitator.
    HOLDS = "holds"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """
    Somebody's part in the community, which they took or agreed to themselves.

    *topics*, *regions* (bureaux, as `RBA`) and *languages* are what they answer for;
    empty is all. *most_open* is how many questions they have room for at once. *by_id*
    is who took the last step. They are away from *away_from* to *away_until*, both
    included.
    """

    person_id: str
    part: RosterPart
    since: datetime
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    most_open: int = MOST_OPEN
    until: datetime | None = None
    id: str = ""
    state: RosterState = RosterState.HOLDS
    by_id: str = ""
    away_from: date | None = None
    away_until: date | None = None

    @property
    def holds(self) -> bool:
        """Whether they have the part now."""
        return self.state is RosterState.HOLDS

    def is_away(self, day: date) -> bool:
        """Whether they said that they are away on that day."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= day <= self.away_until

    def stepped(self, state: RosterState, *, by: str, at: datetime) -> "RosterEntry":
        """Return the entry one step on; what ends says since when."""
        ended = state in {RosterState.DECLINED, RosterState.LEFT}
        since = at if state is RosterState.HOLDS else self.since
        return replace(
            self, state=state, since=since, until=at if ended else None, by_id=by
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterWords:
    """What somebody answers for, how much at once, and when they are away."""

    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    most_open: int = MOST_OPEN
    away_from: date | None = None
    away_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSheet:
    """
    The roster: whoever facilitates also sees what waits for a yes.

    *people* are of all entries, by id; *away* are those who are out of office now.
    """

    entries: tuple[RosterEntry, ...]
    mine: tuple[RosterEntry, ...]
    people: Mapping[str, Person]
    away: frozenset[str]
    today: date
    facilitates: bool


def words_listed(text: str) -> tuple[str, ...]:
    """Part `FPIC, biodiversity; labour` into its words, each once, blanks taken off."""
    parts = (each.strip() for each in text.replace(";", ",").split(","))
    found: dict[str, str] = {}
    for part in parts:
        if part:
            found.setdefault(part.casefold(), part)
    return tuple(found.values())
