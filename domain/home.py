"""What somebody sees of their own over all their cases: their desk at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.actions import ActionLine
from domain.cases import Case
from domain.exceptions_sheet import DecisionLine
from domain.learning.connect_sheets import OwnQuestion, QueueLine
from domain.people import ActingFor, Person
from domain.procedure.model import ProcedureRow
from domain.sheets import AskedLine

EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandInLine:
    """For whom the reader acts today; *reference* and *principal* as people read."""

    acting: ActingFor
    reference: str
    principal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeSheet:
    """
    What waits for one person, for whom they stand in, and their cases, latest first.

    *decisions* wait for their signature, clearance or submission, *asked* for their
    word on more time; *todo* is the rest of what is theirs; *rows* are of all, by
    action id. *cut* says that there is more to do than this, *more_cases* that these
    are only the latest. *asked_people* are questions of the reader's own that wait for
    an answer or for their word on it, *to_answer* those that wait for theirs. *leads*
    is whether exceptions are theirs to see, *to_mend* how many questions want a better
    answer, and *digest_waits* whether a draft wants a yes, of a facilitator.
    """

    reader: Person
    today: date
    decisions: tuple[DecisionLine, ...]
    asked: tuple[AskedLine, ...]
    todo: tuple[ActionLine, ...]
    rows: Mapping[str, ProcedureRow]
    standing_in: tuple[StandInLine, ...]
    cases: tuple[Case, ...]
    may_open: bool
    leads: bool
    to_mend: int = 0
    digest_waits: bool = False
    more_cases: bool = False
    cut: bool = False
    now: datetime = EARLIEST
    asked_people: tuple[OwnQuestion, ...] = ()
    to_answer: tuple[QueueLine, ...] = ()

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The cases that it tells of."""
        lines = (
            *(each.line for each in self.decisions),
            *(each.line for each in self.asked),
            *self.todo,
        )
        told = [line.action.case_id for line in lines]
        told += [each.acting.case_id for each in self.standing_in]
        return tuple(dict.fromkeys([*told, *(case.id for case in self.cases)]))
