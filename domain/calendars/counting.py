"""Counting on a calendar, day by day or month by month, with what was skipped."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from domain.calendars.working_calendar import WorkingCalendar
from domain.refusals import Refusal

_ONE_DAY = timedelta(days=1)
_MONTHS_A_YEAR = 12
# No office rests longer than a year; beyond that its holidays are a mistake.
_LONGEST_REST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """
    The working *day* that a count ends on, and the days it *passed* over, in order.

    *reached* is the calendar day before any bringing forward, for months only.
    """

    day: date
    passed: tuple[date, ...]
    unverified_years: tuple[int, ...]
    reached: date | None = None


def count_working_days(
    start: date, *, count: int, calendar: WorkingCalendar
) -> Counted:
    """
    Count *count* working days after *start*, which is day 0 on whatever day it falls.

    *start*, *count* and the days passed add up to the day. Years are unverified from
    the first day counted on.

    :raises Refusal: `calendar-never-works`, or `date-out-of-range` past year 9999.
    :raises ValueError: *count* is not positive.
    """
    _refuse_nothing_to_count(count)
    passed: list[date] = []
    day = start
    try:
        for _ in range(count):
            day = _next_working_day(day, calendar, passed)
    except OverflowError:
        raise _out_of_range(start) from None
    return Counted(
        day=day,
        passed=tuple(passed),
        unverified_years=calendar.unverified(start + _ONE_DAY, day),
    )


def count_months(start: date, *, count: int, calendar: WorkingCalendar) -> Counted:
    """
    Go *count* months on from *start*, then back to a day on which people work.

    Where the month is too short its last day is *reached*. Years are unverified from
    the day found to the day reached.

    :raises Refusal: `calendar-never-works` when nobody works between *start* and the
        day reached, or `date-out-of-range` past year 9999.
    :raises ValueError: *count* is not positive.
    """
    _refuse_nothing_to_count(count)
    reached = _months_after(start, count)
    passed: list[date] = []
    day = reached
    while not calendar.is_working_day(day):
        passed.append(day)
        day -= _ONE_DAY
        if day <= start:
            raise _never_works(calendar, start)
    return Counted(
        day=day,
        passed=tuple(reversed(passed)),
        unverified_years=calendar.unverified(day, reached),
        reached=reached,
    )


def _next_working_day(
    start: date, calendar: WorkingCalendar, passed: list[date]
) -> date:
    """Find the working day after *start*; the days before it join *passed*."""
    day = start + _ONE_DAY
    while not calendar.is_working_day(day):
        passed.append(day)
        day += _ONE_DAY
        if (day - start).days > _LONGEST_REST_DAYS:
            raise _never_works(calendar, start)
    return day


def _months_after(start: date, count: int) -> date:
    """Return the same day of the month *count* months on, clipped to its end."""
    years, month_index = divmod(start.month - 1 + count, _MONTHS_A_YEAR)
    year, month = start.year + years, month_index + 1
    if year > MAXYEAR:
        raise _out_of_range(start)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _refuse_nothing_to_count(count: int) -> None:
    if count < 1:
        message = f"a deadline counts at least one, not {count}"
        raise ValueError(message)


def _never_works(calendar: WorkingCalendar, start: date) -> Refusal:
    return Refusal(
        "calendar-never-works", calendar=calendar.name, after=start.isoformat()
    )


def _out_of_range(start: date) -> Refusal:
    return Refusal("date-out-of-range", after=start.isoformat())
