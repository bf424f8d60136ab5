"""A due date and its reasons, as data; `cards.wording` puts them into words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.deadlines import Pace
from domain.events import EventKind
from domain.nudging.ladder_names import LadderName


class DueKind(StrEnum):
    """How binding a date is."""

    FIXED = "fixed"  # Computed from the SOP's number.
    EXTERNAL = "external"  # SECU named the day.
    SUGGESTED = "suggested"  # The SOP is silent; twin rows suggest it.
    OPEN = "open"  # A pace, no day; *day* may hold a suggested revisit.
    UNSET = "unset"  # The anchor or SECU's date is not recorded yet, or cell empty.
    END = "end"  # An end state.


class SkipReason(StrEnum):
    """Why a day did not count."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A day that did not count; *name* is the holiday's, empty for a weekend."""

    day: date
    reason: SkipReason
    name: str = ""


class Unit(StrEnum):
    """What was counted."""

    WORKING_DAYS = "working-days"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """
    Why this date: *anchor_day* plus *count* units with *skipped* days gives *day*.

    For working days it adds up: anchor_day + count + len(skipped) days == due day.
    For months and years *reached* is the calendar day before any bringing forward,
    and *skipped* lists the days stepped back over.
    """

    anchor: EventKind
    anchor_day: date
    count: int
    unit: Unit
    calendar: str
    skipped: tuple[Skipped, ...] = ()
    reached: date | None = None
    unverified_years: tuple[int, ...] = ()  # No holiday list was loaded for these.


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """The same rule reckoned on the other office's calendar, shown beside."""

    calendar: str
    day: date
    unverified_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """
    When an action falls due, as *kind* says, and why.

    *day* is None when there is none. *sop_day* is the SOP's own day where SECU's date
    replaced it, so that a later SECU date can be pointed out (row 6). With an
    extension of *extra_days* working days, *original_day* is the day without it;
    *extra_skipped* did not count on the way, and the *extra_unverified* years have no
    holiday list. *ladder* says how people are reminded of it.
    """

    kind: DueKind
    day: date | None = None
    why: Explanation | None = None
    other: OtherReading | None = None
    sop_day: date | None = None
    pace: Pace | None = None
    waits_for: EventKind | None = None  # The anchor that is not recorded yet.
    recurs: bool = False
    extra_days: int = 0
    original_day: date | None = None
    extra_skipped: tuple[Skipped, ...] = ()
    extra_unverified: tuple[int, ...] = ()
    ladder: LadderName = LadderName.UNNAMED

    @property
    def can_be_late(self) -> bool:
        """Whether a passed day counts as late: open and suggested ones never do."""
        return self.kind in {DueKind.FIXED, DueKind.EXTERNAL} and self.day is not None
