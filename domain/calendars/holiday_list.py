"""A year's holidays, read from the file that an admin loads, as CSV or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.calendars.holiday_rows import (
    Fault,
    HolidayRow,
    RowProblem,
    holiday_rows,
    is_written_well,
)
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayList:
    """
    The *holidays* of one *year* by day, in date order, with their names.

    *on_weekend* are those on a day of rest: they change nothing and are pointed out,
    because a holiday on a rest day is usually moved.
    """

    year: int
    holidays: Mapping[date, str]
    on_weekend: tuple[date, ...] = ()

    def added_to(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """Return *calendar* with this list in place of any earlier one of the year."""
        others = {
            day: name
            for day, name in calendar.holidays.items()
            if day.year != self.year
        }
        return replace(
            calendar,
            holidays={**others, **self.holidays},
            listed_years=calendar.listed_years | {self.year},
        )


class HolidayListFaulty(Refusal):
    """All the *problems* of a file at once, in the order of its rows."""

    def __init__(self, problems: tuple[RowProblem, ...]) -> None:
        rows = dict.fromkeys(str(problem.row) for problem in problems)
        super().__init__(
            "holiday-list-faulty", rows=", ".join(rows), count=str(len(problems))
        )
        self.problems = problems


def read_holiday_list(text: str, *, year: int, weekend: Weekend) -> HolidayList:
    """
    Read the holidays of *year* from the *text* of a file, all of them or none.

    CSV has a date (2024-12-25) and a name on each line, with comma, semicolon or tab
    between and, if you like, a header. JSON is an object of dates and names, or a list
    of objects with "date" and "name".

    :raises HolidayListFaulty: with a problem for each row that cannot be taken.
    :raises Refusal: `holiday-list-empty`, `holiday-list-too-long`, or
        `holiday-list-not-json`.
    """
    rows = holiday_rows(text)
    if not rows:
        raise Refusal("holiday-list-empty", year=str(year))
    problems = _problems(rows, year)
    if problems:
        raise HolidayListFaulty(problems)
    holidays = {row.day: row.name for row in rows if row.day is not None}
    return _in_order(holidays, year, weekend)


def _in_order(holidays: dict[date, str], year: int, weekend: Weekend) -> HolidayList:
    resting = (day for day in sorted(holidays) if day.weekday() in weekend.rest_days)
    return HolidayList(
        year=year,
        holidays=dict(sorted(holidays.items())),
        on_weekend=tuple(resting),
    )


def _problems(rows: list[HolidayRow], year: int) -> tuple[RowProblem, ...]:
    seen: set[date] = set()
    problems: list[RowProblem] = []
    for row in rows:
        problems += _problems_of(row, year, seen)
        if row.day is not None:
            seen.add(row.day)
    return tuple(problems)


def _problems_of(row: HolidayRow, year: int, seen: set[date]) -> list[RowProblem]:
    """Find all that is wrong with a row; *seen* are the days of the rows before it."""
    faults = [row.fault] if row.fault else []
    if row.day is not None and row.day.year != year:
        faults.append(Fault.WRONG_YEAR)
    if row.day in seen:
        faults.append(Fault.DUPLICATE)
    if row.fault is not Fault.UNREADABLE_ROW:
        faults += _faults_of_name(row.name)
    return [RowProblem(row=row.number, fault=fault, text=row.text) for fault in faults]


def _faults_of_name(name: str) -> list[Fault]:
    if not name:
        return [Fault.MISSING_NAME]
    return [] if is_written_well(name) else [Fault.UNREADABLE_NAME]
