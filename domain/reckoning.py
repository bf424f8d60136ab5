"""From a deadline rule and the recorded days to a due date that explains itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from domain.calendars.counting import Counted, count_months, count_working_days
from domain.calendars.working_calendar import WorkingCalendar
from domain.deadlines import (
    Annually,
    Deadline,
    EmptyCell,
    EndState,
    OpenEnded,
    SecuSets,
    WithinMonths,
    WithinWorkingDays,
)
from domain.due import Due, DueKind, Explanation, OtherReading, Unit
from domain.events import EventKind

_MONTHS_A_YEAR = 12


def reckon(
    deadline: Deadline,
    *,
    days: Mapping[EventKind, date],
    binding: WorkingCalendar,
    other: WorkingCalendar | None = None,
    secu_day: date | None = None,
    turn: int = 1,
) -> Due:
    """
    Reckon when an action with that *deadline* falls due, and why.

    *days* holds the day of each recorded event; of a recurring kind, the one that
    counts for this action (its round's own, or the latest). *binding* is the calendar
    of the owner's office, *other* the one shown beside it; the same one is not shown
    twice. *secu_day* is the date SECU named, taken as it is. *turn* tells which
    anniversary an annual row is at: 1 is a year after its event.

    :raises Refusal: `calendar-never-works` for a calendar without working days, or
        `date-out-of-range` past year 9999.
    :raises ValueError: *turn* or the rule's count is not positive.
    """
    facts = _Facts(days=days, binding=binding, other=other)
    match deadline:
        case WithinWorkingDays() | WithinMonths():
            return _after(_span(deadline), facts, kind=DueKind.FIXED)
        case Annually(of=anchor):
            span = _Span(anchor=anchor, count=turn, unit=Unit.YEARS)
            return replace(_after(span, facts, kind=DueKind.FIXED), recurs=True)
        case SecuSets():
            return _set_by_secu(deadline, facts, secu_day)
        case OpenEnded():
            return _open_ended(deadline, facts)
        case EmptyCell():
            return _suggested(deadline, facts)
        case EndState():
            return Due(kind=DueKind.END)
        case _:
            assert_never(deadline)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What was recorded, and whose days count."""

    days: Mapping[EventKind, date]
    binding: WorkingCalendar
    other: WorkingCalendar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """*count* units after the event *anchor*: what every computed rule comes to."""

    anchor: EventKind
    count: int
    unit: Unit


def _span(deadline: WithinWorkingDays | WithinMonths) -> _Span:
    in_days = isinstance(deadline, WithinWorkingDays)
    unit = Unit.WORKING_DAYS if in_days else Unit.MONTHS
    return _Span(anchor=deadline.of, count=deadline.count, unit=unit)


def _set_by_secu(deadline: SecuSets, facts: _Facts, secu_day: date | None) -> Due:
    sop = Due(kind=DueKind.UNSET)
    if deadline.otherwise is not None:
        sop = _after(_span(deadline.otherwise), facts, kind=DueKind.FIXED)
    if secu_day is None:
        return sop
    return Due(kind=DueKind.EXTERNAL, day=secu_day, sop_day=sop.day)


def _open_ended(deadline: OpenEnded, facts: _Facts) -> Due:
    """Keep it open whatever is recorded; a revisit hangs on the last plan update."""
    if deadline.revisit_months is None:
        waits_for = deadline.of if deadline.of not in facts.days else None
        return Due(kind=DueKind.OPEN, pace=deadline.pace, waits_for=waits_for)
    span = _Span(
        anchor=EventKind.PLAN_UPDATED, count=deadline.revisit_months, unit=Unit.MONTHS
    )
    revisit = _after(span, facts, kind=DueKind.OPEN)
    return replace(revisit, kind=DueKind.OPEN, pace=deadline.pace)


def _suggested(deadline: EmptyCell, facts: _Facts) -> Due:
    if deadline.suggestion is None:
        return Due(kind=DueKind.UNSET)
    return _after(_span(deadline.suggestion), facts, kind=DueKind.SUGGESTED)


def _after(span: _Span, facts: _Facts, *, kind: DueKind) -> Due:
    """Count from the anchor's day, on both calendars; unset while it is unknown."""
    start = facts.days.get(span.anchor)
    if start is None:
        return Due(kind=DueKind.UNSET, waits_for=span.anchor)
    counted = _count(span, start, facts.binding)
    return Due(
        kind=kind,
        day=counted.day,
        why=_why(span, start, counted, facts.binding),
        other=_other_reading(span, start, facts),
    )


def _count(span: _Span, start: date, calendar: WorkingCalendar) -> Counted:
    if span.unit is Unit.WORKING_DAYS:
        return count_working_days(start, count=span.count, calendar=calendar)
    months_each = _MONTHS_A_YEAR if span.unit is Unit.YEARS else 1
    return count_months(start, count=span.count * months_each, calendar=calendar)


def _why(
    span: _Span, start: date, counted: Counted, calendar: WorkingCalendar
) -> Explanation:
    reasons = (calendar.skip_reason(day) for day in counted.passed)
    return Explanation(
        anchor=span.anchor,
        anchor_day=start,
        count=span.count,
        unit=span.unit,
        calendar=calendar.name,
        skipped=tuple(reason for reason in reasons if reason),
        reached=counted.reached,
        unverified_years=counted.unverified_years,
    )


def _other_reading(span: _Span, start: date, facts: _Facts) -> OtherReading | None:
    if facts.other is None or facts.other.name == facts.binding.name:
        return None
    counted = _count(span, start, facts.other)
    return OtherReading(
        calendar=facts.other.name,
        day=counted.day,
        unverified_years=counted.unverified_years,
    )
