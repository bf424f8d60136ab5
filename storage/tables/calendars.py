"""Tables of the working calendars that an administrator loaded."""

from datetime import date
from typing import ClassVar

from sqlmodel import Field

from domain.calendars.working_calendar import Weekend
from storage.columns import Words
from storage.tables.base import Row


class CalendarRow(Row, table=True):
    """A calendar's weekend."""

    __tablename__: ClassVar[str] = "calendars"
    name: str = Field(primary_key=True)
    weekend: Weekend = Field(sa_type=Words(Weekend))


class HolidayRow(Row, table=True):
    """A day on which an office is closed."""

    __tablename__: ClassVar[str] = "holidays"
    calendar: str = Field(primary_key=True, foreign_key="calendars.name")
    day: date = Field(primary_key=True)
    name: str


class ListedYearRow(Row, table=True):
    """A year whose holidays were loaded."""

    __tablename__: ClassVar[str] = "listed_years"
    calendar: str = Field(primary_key=True, foreign_key="calendars.name")
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
