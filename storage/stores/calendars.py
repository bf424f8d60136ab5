"""Working calendars, as rows."""

from collections import defaultdict
from datetime import date

from sqlalchemy import String, bindparam, delete, select

from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.refusals import Refusal
from storage.inserts import insert_into, insert_or_replace
from storage.ready import Found
from storage.statements import Statement, Statements
from storage.stores.looking import Looks
from storage.tables.base import table_of
from storage.tables.calendars import CalendarRow, HolidayRow, ListedYearRow

_CALENDARS = table_of(CalendarRow)
_HOLIDAYS = table_of(HolidayRow)
_YEARS = table_of(ListedYearRow)

_NAME = bindparam("name", type_=String())
_WEEKENDS = select(_CALENDARS.c.name, _CALENDARS.c.weekend)
_DAYS = select(_HOLIDAYS.c.calendar, _HOLIDAYS.c.day, _HOLIDAYS.c.name)
_LISTED = select(_YEARS.c.calendar, _YEARS.c.year)

_WEEKEND_OF = Statement(_WEEKENDS.where(_CALENDARS.c.name == _NAME))
_DAYS_OF = Statement(_DAYS.where(_HOLIDAYS.c.calendar == _NAME))
_LISTED_OF = Statement(_LISTED.where(_YEARS.c.calendar == _NAME))
_ALL_WEEKENDS = Statement(_WEEKENDS.order_by(_CALENDARS.c.name))
_ALL_DAYS = Statement(_DAYS)
_ALL_LISTED = Statement(_LISTED)
_PUT = insert_or_replace(_CALENDARS)
_FORGET_DAYS = Statement(delete(_HOLIDAYS).where(_HOLIDAYS.c.calendar == _NAME))
_FORGET_LISTED = Statement(delete(_YEARS).where(_YEARS.c.calendar == _NAME))
_ADD_DAY = Statement(insert_into(_HOLIDAYS))
_ADD_LISTED = Statement(insert_into(_YEARS))


class SqlCalendars:
    """Fills `CalendarStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def calendar(self, name: str) -> WorkingCalendar:
        """Return the calendar; Refusal `calendar-not-found`."""
        rows = self._statements.rows
        weekends = rows(_WEEKEND_OF, name=name)
        if not weekends:
            raise Refusal("calendar-not-found", calendar=name)
        days, listed = rows(_DAYS_OF, name=name), rows(_LISTED_OF, name=name)
        return _calendars(weekends, days, listed)[0]

    def calendars(self) -> list[WorkingCalendar]:
        """Return all calendars by name."""
        rows = self._statements.rows
        return _calendars(rows(_ALL_WEEKENDS), rows(_ALL_DAYS), rows(_ALL_LISTED))

    def put(self, calendar: WorkingCalendar) -> None:
        """Store a calendar, or replace the one of that name."""
        name = calendar.name
        self._statements.change(_PUT, name=name, weekend=calendar.weekend)
        self._statements.change(_FORGET_DAYS, name=name)
        self._statements.change(_FORGET_LISTED, name=name)
        days = calendar.holidays.items()
        self._statements.change_all(
            _ADD_DAY, [{"calendar": name, "day": day, "name": why} for day, why in days]
        )
        years = calendar.listed_years
        self._statements.change_all(
            _ADD_LISTED, [{"calendar": name, "year": year} for year in sorted(years)]
        )
        Looks(self._statements).at_all()


def _calendars(
    weekends: list[Found], days: list[Found], listed: list[Found]
) -> list[WorkingCalendar]:
    """Put calendars together from their three kinds of rows."""
    holidays: defaultdict[str, dict[date, str]] = defaultdict(dict)
    years: defaultdict[str, set[int]] = defaultdict(set)
    for calendar, day, name in days:
        holidays[calendar][day] = name
    for calendar, year in listed:
        years[calendar].add(year)
    return [
        WorkingCalendar(
            name=name,
            weekend=Weekend(weekend),
            holidays=holidays[name],
            listed_years=frozenset(years[name]),
        )
        for name, weekend in weekends
    ]
