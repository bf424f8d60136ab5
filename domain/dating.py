"""Which calendar binds which action of a case, and when each falls due."""

from dataclasses import dataclass, replace
from datetime import date

from domain.actions import Action
from domain.calendars.working_calendar import WorkingCalendar
from domain.deadlines import Deadline, SecuSets
from domain.due import Due
from domain.extensions import extended
from domain.nudging.ladders import ladder_of
from domain.procedure.model import ProcedureRow, Repeat
from domain.reckoning import reckon
from domain.roles import Office
from domain.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCalendars:
    """The two calendars of a case; the owner's office says which one binds."""

    country: WorkingCalendar
    headquarters: WorkingCalendar

    def binding(self, row: ProcedureRow) -> WorkingCalendar:
        """Return the calendar of the office that owns the row."""
        here = row.calendar is Office.COUNTRY
        return self.country if here else self.headquarters

    def other(self, row: ProcedureRow) -> WorkingCalendar:
        """Return the other office's calendar, whose reading is shown beside."""
        here = row.calendar is Office.COUNTRY
        return self.headquarters if here else self.country


def due_of(
    row: ProcedureRow,
    *,
    round_: int,
    timeline: Timeline,
    calendars: CaseCalendars,
    secu_day: date | None = None,
    extra_days: int = 0,
) -> Due:
    """
    Reckon when one row falls due in one round (SOP, column Deadline).

    *extra_days* are the working days of extensions; they move what the SOP counts, and
    never a date that SECU set.
    """
    other = calendars.other(row)
    binding = calendars.binding(row)
    yearly = row.repeat is Repeat.ANNUALLY
    due = reckon(
        _deadline(row, secu_day),
        days=timeline.days(opened_on=row.opens_on, round_=1 if yearly else round_),
        binding=binding,
        other=None if other.name == binding.name else other,
        secu_day=secu_day,
        turn=round_ if yearly else 1,
    )
    later = extended(due, extra_days, binding=binding, other=other)
    return replace(later, ladder=ladder_of(row, later).name)


def _deadline(row: ProcedureRow, secu_day: date | None) -> Deadline:
    """Return the row's own rule, or SECU's date where SECU may name one and did."""
    if secu_day is None or isinstance(row.deadline, SecuSets):
        return row.deadline
    return SecuSets()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redating:
    """A date that moves: shown before it is confirmed, recorded after."""

    action: Action
    before: Due
    after: Due


def redatings(
    actions: list[Action],
    *,
    rows: dict[str, ProcedureRow],
    timeline: Timeline,
    calendars: CaseCalendars,
) -> list[Redating]:
    """Return which unfinished actions' dates change under *timeline*."""
    moves = []
    for action in actions:
        if action.done_at is not None:
            continue
        after = due_of(
            rows[action.row_key],
            round_=action.round,
            timeline=timeline,
            calendars=calendars,
            secu_day=action.secu_day,
            extra_days=action.extra_days,
        )
        if after != action.due:
            moves.append(Redating(action=action, before=action.due, after=after))
    return moves
