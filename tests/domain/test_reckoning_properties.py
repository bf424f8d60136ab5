"""What holds of every due date, on calendars drawn at random."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.calendars.working_calendar import WorkingCalendar
from domain.deadlines import Annually, Deadline, WithinMonths, WithinWorkingDays
from domain.due import Explanation
from domain.events import EventKind
from domain.reckoning import reckon
from tests.domain.strategies import anchors, calendars, counts, month_counts

START = EventKind.REGISTERED

in_days = st.builds(WithinWorkingDays, count=counts, of=st.just(START))
in_months = st.builds(WithinMonths, count=month_counts, of=st.just(START))
rules = st.one_of(in_days, in_months, st.just(Annually(of=START)))


def day_of(rule: Deadline, start: date, calendar: WorkingCalendar) -> date:
    day = reckon(rule, days={START: start}, binding=calendar).day
    assert day is not None
    return day


def why(rule: Deadline, start: date, calendar: WorkingCalendar) -> Explanation:
    explanation = reckon(rule, days={START: start}, binding=calendar).why
    assert explanation is not None
    return explanation


def days_after(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n + 1) for n in range((last - first).days)]


@given(rule=rules, start=anchors, calendar=calendars)
def test_no_computed_date_falls_on_a_day_nobody_works(
    rule: Deadline, start: date, calendar: WorkingCalendar
) -> None:
    assert calendar.is_working_day(day_of(rule, start, calendar))


@given(rule=rules, start=anchors, later=anchors, calendar=calendars)
def test_a_later_event_never_makes_the_date_earlier(
    rule: Deadline, start: date, later: date, calendar: WorkingCalendar
) -> None:
    start, later = sorted((start, later))

    assert day_of(rule, start, calendar) <= day_of(rule, later, calendar)


@given(count=counts, start=anchors, calendar=calendars)
def test_one_more_working_day_is_always_later(
    count: int, start: date, calendar: WorkingCalendar
) -> None:
    shorter = WithinWorkingDays(count=count, of=START)
    longer = WithinWorkingDays(count=count + 1, of=START)

    assert day_of(shorter, start, calendar) < day_of(longer, start, calendar)


@given(count=month_counts, start=anchors, calendar=calendars)
def test_one_more_month_is_never_earlier(
    count: int, start: date, calendar: WorkingCalendar
) -> None:
    shorter = WithinMonths(count=count, of=START)
    longer = WithinMonths(count=count + 1, of=START)

    assert day_of(shorter, start, calendar) <= day_of(longer, start, calendar)


@given(rule=in_days, start=anchors, calendar=calendars)
def test_event_count_and_skipped_days_add_up_to_the_date(
    rule: WithinWorkingDays, start: date, calendar: WorkingCalendar
) -> None:
    reasons = why(rule, start, calendar)
    day = day_of(rule, start, calendar)

    total = timedelta(days=reasons.count + len(reasons.skipped))
    assert reasons.anchor_day + total == day
    assert [skipped.day for skipped in reasons.skipped] == [
        each for each in days_after(start, day) if not calendar.is_working_day(each)
    ]


@given(rule=in_months, start=anchors, calendar=calendars)
def test_a_month_is_brought_forward_over_the_skipped_days_only(
    rule: WithinMonths, start: date, calendar: WorkingCalendar
) -> None:
    reasons = why(rule, start, calendar)
    day = day_of(rule, start, calendar)

    assert reasons.reached is not None
    assert [skipped.day for skipped in reasons.skipped] == days_after(
        day, reasons.reached
    )
    assert not any(calendar.is_working_day(each.day) for each in reasons.skipped)


@given(rule=in_months, start=anchors, calendar=calendars)
def test_a_month_ends_on_the_same_day_or_on_its_last(
    rule: WithinMonths, start: date, calendar: WorkingCalendar
) -> None:
    reached = why(rule, start, calendar).reached

    assert reached is not None
    on = (reached.year - start.year) * 12 + reached.month - start.month
    is_last = (reached + timedelta(days=1)).day == 1
    assert on == rule.count
    assert reached.day == start.day or (is_last and reached.day < start.day)


@given(rule=in_days, start=anchors, calendar=calendars, holiday=anchors)
def test_one_more_holiday_never_makes_counted_days_earlier(
    rule: WithinWorkingDays, start: date, calendar: WorkingCalendar, holiday: date
) -> None:
    busier = replace(calendar, holidays={**calendar.holidays, holiday: "New"})

    assert day_of(rule, start, calendar) <= day_of(rule, start, busier)


@given(rule=in_months, start=anchors, calendar=calendars, holiday=anchors)
def test_one_more_holiday_never_makes_a_month_longer(
    rule: WithinMonths, start: date, calendar: WorkingCalendar, holiday: date
) -> None:
    busier = replace(calendar, holidays={**calendar.holidays, holiday: "New"})

    assert day_of(rule, start, busier) <= day_of(rule, start, calendar)


@given(rule=rules, start=anchors, calendar=calendars)
def test_the_day_of_the_event_is_not_counted(
    rule: Deadline, start: date, calendar: WorkingCalendar
) -> None:
    day_off = replace(calendar, holidays={**calendar.holidays, start: "Day 0"})

    assert start < day_of(rule, start, calendar) == day_of(rule, start, day_off)


@given(rule=rules, start=anchors, binding=calendars, other=calendars)
def test_the_other_reading_is_the_binding_one_with_calendars_swapped(
    rule: Deadline, start: date, binding: WorkingCalendar, other: WorkingCalendar
) -> None:
    assume(binding.name != other.name)
    days = {START: start}

    shown = reckon(rule, days=days, binding=binding, other=other).other
    swapped = reckon(rule, days=days, binding=other, other=binding)

    assert shown is not None
    assert swapped.why is not None
    assert (shown.calendar, shown.day) == (swapped.why.calendar, swapped.day)
    assert shown.unverified_years == swapped.why.unverified_years


@given(rule=rules, start=anchors, calendar=calendars)
def test_unverified_are_the_years_that_were_looked_at_without_a_list(
    rule: Deadline, start: date, calendar: WorkingCalendar
) -> None:
    reasons = why(rule, start, calendar)
    day = day_of(rule, start, calendar)

    looked_at = [skipped.day for skipped in reasons.skipped] + [day]
    if reasons.reached is None:
        looked_at = days_after(start, day)
    years = {each.year for each in looked_at} - calendar.listed_years
    assert set(reasons.unverified_years) == years
