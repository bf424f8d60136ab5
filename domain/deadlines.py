"""The kinds of deadline that the SOP knows: each its own rule, none invented."""

from dataclasses import dataclass
from enum import StrEnum

from domain.events import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinWorkingDays:
    """*count* working days after the day of the event *of*; that day is day 0."""

    count: int
    of: EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinMonths:
    """
    *count* calendar months after the event *of*, month ends clipped.

    A last day on which nobody works is brought forward to the working day before it:
    "within" must not be exceeded.
    """

    count: int
    of: EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Annually:
    """Every year from the event *of*, counted like twelve months, again and again."""

    of: EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuSets:
    """SECU names the date, and only SECU moves it; *otherwise* holds until it does."""

    otherwise: WithinWorkingDays | None = None


class Pace(StrEnum):
    """The SOP's words where it gives no number: reminded, never called late."""

    AS_SOON_AS_POSSIBLE = "as-soon-as-possible"
    AS_NEEDED = "as-needed"
    UPON_RECEIPT = "upon-receipt"
    IMMEDIATELY = "immediately"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEnded:
    """
    No number in the SOP, only a *pace*.

    *revisit_months* after the latest plan update a revisit is suggested (row 13).
    """

    pace: Pace
    of: EventKind | None = None
    revisit_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyCell:
    """The SOP's deadline cell is empty; *suggestion* is what twin rows say."""

    suggestion: WithinWorkingDays | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndState:
    """The row states an end of the procedure; nothing falls due (rows 7 and 30)."""


Deadline = (
    WithinWorkingDays
    | WithinMonths
    | Annually
    | SecuSets
    | OpenEnded
    | EmptyCell
    | EndState
)
