"""Which dates will probably be missed, and why: a rule a reason, no guess."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.actions import Action, ActionState
from domain.approvals import needed_keys
from domain.calendars.working_calendar import WorkingCalendar
from domain.cases import Case
from domain.documents import DocumentKind, Key
from domain.due import Skipped, SkipReason
from domain.paperwork import kind_of
from domain.procedure.model import Approval, ProcedureRow
from domain.roles import Role

_ONE_DAY = timedelta(days=1)
# Whoever has not begun with so many working days left seldom ends in time.
LAST_START = 2
# What has to be done first, by row key: the Fact Sheet is the base of what is told
# (row 5), the call names the team and the Risk Owner (3), a mission is talked over
# before its plan (15), a text is shared before it is answered (17).
COMES_BEFORE: Mapping[str, tuple[str, ...]] = {
    "notify-of-eligibility": ("prepare-fact-sheet",),
    "agree-interim-plan": ("hold-first-call",),
    "comment-on-draft-tor": ("hold-first-call",),
    "revisit-plan-after-mission": ("debrief-mission",),
    "answer-fact-check": ("share-fact-check",),
    "notify-of-final-report": ("prepare-fact-sheet",),
    "report-progress": ("prepare-management-response",),
}
# Rounds of one event: only the same round comes before.
_SAME_ROUND = frozenset({"revisit-plan-after-mission", "answer-fact-check"})
_NOT_SENT = frozenset({ActionState.PENDING, ActionState.STARTED})


class Ground(StrEnum):
    """Why a date will probably be missed."""

    NOBODY = "nobody"
    WAITS_FOR = "waits-for"
    NOT_STARTED = "not-started"
    NOT_DRAFTED = "not-drafted"
    NOT_SENT = "not-sent"
    NOT_AGREED = "not-agreed"
    NOT_SUBMITTED = "not-submitted"
    NOT_REACHED = "not-reached"
    AWAY = "away"  # Out of office, with nobody who acts for them.


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """
    One *ground*, with what fills its sentence.

    *labels* are actions, *needed* the working days that what is left usually takes.
    """

    ground: Ground
    labels: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    keys: tuple[Key, ...] = ()
    people: tuple[str, ...] = ()
    needed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """
    An open action with a date ahead, and all that bears on whether it will be kept.

    *days_left* are working days of the calendar that binds it, the due day among them
    and today not. *before* are the labels of what comes before it and is not done.
    *missing* are the keys still to be turned on the version that is out. *away* are
    those on whom it waits, where all of them are out of office.
    """

    action: Action
    row: ProcedureRow
    case: Case
    days_left: int
    before: tuple[str, ...] = ()
    empty_seats: tuple[Role, ...] = ()
    is_drafted: bool = False
    missing: tuple[Key, ...] = ()
    unreached: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


def reasons_of(prospect: Prospect) -> tuple[Reason, ...]:
    """Return why a date will probably be missed; none when nothing says so."""
    found = (*_people(prospect), *_work(prospect), *_agreement(prospect))
    return tuple(found)


def days_to_agree(row: ProcedureRow, case: Case) -> int:
    """
    Return how many working days an approval usually takes (SOP rows 10 to 28).

    The SOP gives no number: one for each key, and one to submit what was cleared.
    """
    submits = row.approval is Approval.CLEARANCE
    return len(needed_keys(row, case=case)) + submits


def _people(prospect: Prospect) -> Iterator[Reason]:
    if prospect.empty_seats:
        yield Reason(ground=Ground.NOBODY, roles=prospect.empty_seats)
    if prospect.away:
        yield Reason(ground=Ground.AWAY, people=prospect.away)
    if prospect.unreached:
        yield Reason(ground=Ground.NOT_REACHED, people=prospect.unreached)


def _work(prospect: Prospect) -> Iterator[Reason]:
    state = prospect.action.state
    if prospect.before and state in _NOT_SENT:
        yield Reason(ground=Ground.WAITS_FOR, labels=prospect.before)
    if state is not ActionState.PENDING or prospect.days_left > LAST_START:
        return
    if not _is_written(prospect):
        yield Reason(ground=Ground.NOT_STARTED)


def _is_written(prospect: Prospect) -> bool:
    """Whether it is a document's draft that shows that somebody has begun."""
    return kind_of(prospect.row) is not DocumentKind.EVIDENCE


def _agreement(prospect: Prospect) -> Iterator[Reason]:
    state, left = prospect.action.state, prospect.days_left
    needed = days_to_agree(prospect.row, prospect.case)
    if state in _NOT_SENT and _is_written(prospect):
        if not prospect.is_drafted and left <= needed + LAST_START:
            yield Reason(ground=Ground.NOT_DRAFTED, needed=needed)
        elif prospect.is_drafted and left < needed:
            yield Reason(ground=Ground.NOT_SENT, needed=needed)
    if state is ActionState.IN_APPROVAL:
        submits = prospect.row.approval is Approval.CLEARANCE
        still = len(prospect.missing) + submits
        if left < still:
            yield Reason(ground=Ground.NOT_AGREED, keys=prospect.missing, needed=still)
    if state is ActionState.CLEARED and left < 1:
        yield Reason(ground=Ground.NOT_SUBMITTED)


def is_before(row_key: str, round_: int, *, of: Action) -> bool:
    """Whether an unfinished row, in a round, has to be done before an action."""
    if row_key not in COMES_BEFORE.get(of.row_key, ()):
        return False
    return of.row_key not in _SAME_ROUND or round_ == of.round


def working_days(after: date, *, to: date, calendar: WorkingCalendar) -> int:
    """Count the working days after one day, to another and that one too."""
    return sum(calendar.is_working_day(day) for day in _days(after, to))


def holidays(
    after: date, *, to: date, calendar: WorkingCalendar
) -> tuple[Skipped, ...]:
    """Return the holidays after one day up to another: they shorten what is left."""
    skipped = (calendar.skip_reason(day) for day in _days(after, to))
    return tuple(each for each in skipped if each and each.reason is SkipReason.HOLIDAY)


def _days(after: date, to: date) -> Iterator[date]:
    for number in range((to - after).days):
        yield after + _ONE_DAY * (number + 1)
