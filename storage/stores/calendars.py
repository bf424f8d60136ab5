"""Working calendars, as rows."""

from typing import Any

from sqlalchemy import Select, String, bindparam, delete, select

from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.refusals import Refusal
from storage.inserts import insert_into, insert_or_replace
from storage.ready import Found
from storage.rows_as_json import RowsAsJson
from storage.statements import Question, Statement, Statements
from storage.stores.looking import Looks
from storage.tables.base import table_of
from storage.tables.calendars import CalendarRow, HolidayRow, ListedYearRow

_CALENDARS = table_of(CalendarRow)
_HOLIDAYS = table_of(HolidayRow)
_YEARS = table_of(ListedYearRow)

_NAME = bindparam("name", type_=String())
_DAYS = RowsAsJson((_HOLIDAYS.c.day, _HOLIDAYS.c.name))
_LISTED = RowsAsJson((_YEARS.c.year,))


def _whole(dialect: str) -> Select[Any]:
    """
    Return a calendar a row: name, weekend, holidays and listed years.

    A calendar is asked for with nearly every answer, and has some fifty days.
    """
    days = _HOLIDAYS.c.calendar == _CALENDARS.c.name
    years = _YEARS.c.calendar == _CALENDARS.c.name
    return select(
        _CALENDARS.c.name,
        _CALENDARS.c.weekend,
        _DAYS.cell(dialect, where=days),
        _LISTED.cell(dialect, where=years),
    )


def _made(row: Found) -> WorkingCalendar:
    name, weekend, days, years = row
    return WorkingCalendar(
        name=name,
        weekend=Weekend(weekend),
        holidays=dict(_DAYS.rows(days)),
        listed_years=frozenset(year for (year,) in _LISTED.rows(years)),
    )


_ONE = Question(
    lambda dialect: _whole(dialect).where(_CALENDARS.c.name == _NAME), _made
)
_ALL = Question(lambda dialect: _whole(dialect).order_by(_CALENDARS.c.name), _made)
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
        calendar = self._statements.thing(_ONE, name=name)
        if calendar is None:
            raise Refusal("calendar-not-found", calendar=name)
        return calendar

    def calendars(self) -> list[WorkingCalendar]:
        """Return all calendars by name."""
        return self._statements.things(_ALL)

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
