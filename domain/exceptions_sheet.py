"""What leadership looks at: exceptions only, over the cases that they lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.actions import ActionLine, ActionState
from domain.due import Skipped
from domain.forecast import Reason
from domain.people import Person
from domain.procedure.model import ProcedureRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """
    Late now, by *days* working days; on whom it waits, and *since* when.

    *away* are they where all are out of office.
    """

    line: ActionLine
    row: ProcedureRow
    days: int
    people: tuple[str, ...]
    since: date | None
    away: tuple[str, ...] = ()


class Asked(StrEnum):
    """What the reader has to decide."""

    AGREE = "agree"  # A signature or a clearance, on a version that is out.
    SUBMIT = "submit"
    MORE_TIME = "more-time"  # Somebody asked for it.
    EXPECTED = "expected"  # A version that is not out yet, and soon must be.


# What waits for its reader's word as it stands.
ASKED_NOW: Mapping[ActionState, Asked] = {
    ActionState.IN_APPROVAL: Asked.AGREE,
    ActionState.CLEARED: Asked.SUBMIT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """The reader's own decision on an action."""

    line: ActionLine
    row: ProcedureRow
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """
    Due soon and probably late, with the *reasons*.

    *days_left* are working days; *holidays* are days until then that do not count.
    """

    line: ActionLine
    row: ProcedureRow
    days_left: int
    reasons: tuple[Reason, ...]
    holidays: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleLine:
    """
    A message of a case that did not arrive, or, *uncertain*, may not have.

    *person_id* is empty for the case's room.
    """

    case_id: str
    reference: str
    person_id: str
    uncertain: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """Somebody whose last reminder of an action did not arrive, or may not have."""

    person_id: str
    uncertain: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StripDay:
    """A working day of the reader, and how much of each kind falls on it."""

    day: date
    due: int
    risks: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionsSheet:
    """
    The exceptions of one reader's cases; *people* are names by id.

    *strip* are their next working days. *cut* says that there is more than is shown.
    """

    reader: Person
    today: date
    late: tuple[LateLine, ...]
    decisions: tuple[DecisionLine, ...]
    risks: tuple[RiskLine, ...]
    troubles: tuple[TroubleLine, ...]
    strip: tuple[StripDay, ...]
    people: Mapping[str, Person]
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing needs them."""
        return not (self.late or self.decisions or self.risks or self.troubles)

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The cases that it tells of."""
        lines: list[LateLine | DecisionLine | RiskLine] = [
            *self.late,
            *self.decisions,
            *self.risks,
        ]
        found = [each.line.action.case_id for each in lines]
        found += [each.case_id for each in self.troubles]
        return tuple(dict.fromkeys(filter(None, found)))
