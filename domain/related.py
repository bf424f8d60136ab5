"""Complaints that belong together: two cases on one project, each on its own clock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.actions import Action
from domain.calendars.working_calendar import WorkingCalendar
from domain.cases import Case, CaseEvent
from domain.due import DueKind
from domain.events import EventKind
from domain.forecast import working_days
from domain.phases import Phase
from domain.phases_now import phases_now
from domain.procedure.model import Procedure
from domain.requests import SecuRequest
from domain.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCase:
    """That two cases belong together; *case_id* is the smaller one of the two ids."""

    id: str
    case_id: str
    other_id: str
    by: str
    reason: str
    at: datetime
    ended_at: datetime | None = None

    def other_of(self, case_id: str) -> str:
        """Return the other one of the two."""
        return self.other_id if case_id == self.case_id else self.case_id


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClock:
    """
    Where a case is in its own time.

    *days* are working days since its registration, on headquarters' calendar, which
    all cases share. *next_action* is the open one with the earliest day that can be
    late, *secu_day* the next day that SECU set.
    """

    case: Case
    phases: tuple[Phase, ...]
    days: int | None
    next_action: Action | None = None
    secu_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLine:
    """
    A related case as one reader may see it: its code, and maybe its *clock*.

    Who does not see a confidential case is not told its code either.
    """

    reference: str
    clock: CaseClock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """
    What belongs together with a case, for one reader.

    *own* is the case's own clock, where one of another stands beside it.
    *same_project* are open cases on the same project that nobody has related yet, by
    id: only those that the reader may see.
    """

    lines: tuple[RelatedLine, ...] = ()
    own: CaseClock | None = None
    same_project: dict[str, str] = field(default_factory=dict)

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The other cases that it tells more of than their code."""
        told = (line.clock.case.id for line in self.lines if line.clock)
        return (*told, *self.same_project)


def clock_of(
    case: Case,
    *,
    events: Iterable[CaseEvent],
    actions: Iterable[Action],
    requests: Iterable[SecuRequest],
    procedure: Procedure,
    headquarters: WorkingCalendar,
    today: date,
    hidden: Collection[str] = (),
) -> CaseClock:
    """
    Work out where a case is in its own time.

    *hidden* are the keys of rows that the reader is not shown as the next action.
    """
    events, actions = tuple(events), tuple(actions)
    registered = Timeline(events).of(EventKind.REGISTERED)
    began = registered[0].day if registered else None
    dated = [
        a
        for a in actions
        if a.is_open and a.due_on is not None and a.row_key not in hidden
    ]
    return CaseClock(
        case=case,
        phases=phases_now(case, events=events, actions=actions, procedure=procedure),
        days=working_days(began, to=today, calendar=headquarters) if began else None,
        next_action=min(dated, key=lambda a: (a.due_on, a.number), default=None),
        secu_day=_secu_day(dated, requests),
    )


def _secu_day(dated: Iterable[Action], requests: Iterable[SecuRequest]) -> date | None:
    """Return the earliest day that SECU set and that is still to come or to be met."""
    days = [a.due_on for a in dated if a.due.kind is DueKind.EXTERNAL]
    days += [each.due_on for each in requests if each.answered_on is None]
    return min((day for day in days if day is not None), default=None)
