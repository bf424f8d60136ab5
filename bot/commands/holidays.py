"""`ses-desk holidays load` and `list`: whose days off count, and in which years."""

from pathlib import Path

import typer

from bot.commands.administrator import ADMINISTRATOR
from bot.commands.refused import CommandRefused
from bot.compose import compose
from bot.demo_office import move_in
from bot.settings import load_settings
from domain.calendars.holiday_list import HolidayListFaulty
from domain.calendars.holiday_rows import Fault, RowProblem
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from services.calendars.load_holidays import Loaded, load_holidays

_FAULTS = {
    Fault.UNREADABLE_ROW: "is not a date and a name",
    Fault.UNREADABLE_DATE: "has a date that is not written like 2024-12-25",
    Fault.NO_SUCH_DATE: "has a date that does not exist",
    Fault.WRONG_YEAR: "is of another year",
    Fault.DUPLICATE: "has a day that stands above already",
    Fault.MISSING_NAME: "has no name",
    Fault.UNREADABLE_NAME: "has a name that is too long or cannot be shown",
}


def load_list(
    file: Path,
    *,
    calendar: str,
    year: int,
    weekend: str | None,
    said: dict[str, str],
) -> None:
    """Load a year's list, all of it or nothing."""
    text = _read(file)
    with compose(load_settings(said=said)) as house:
        move_in(house.ports.open_uow, house.ports.read_uow)
        try:
            loaded = load_holidays(
                calendar,
                text,
                year=year,
                by=ADMINISTRATOR,
                ports=house.ports,
                weekend=_weekend(weekend),
            )
        except HolidayListFaulty as faulty:
            raise CommandRefused(_all_problems(file, faulty)) from None
    typer.echo(_summary(loaded, calendar))


def list_calendars(*, said: dict[str, str]) -> None:
    """Print the calendars, with the years that have a list."""
    with (
        compose(load_settings(said=said), make=False) as house,
        house.ports.read_uow() as uow,
    ):
        calendars = uow.calendars.calendars()
    for calendar in calendars:
        typer.echo(_line(calendar))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CommandRefused(
            f"{file} is not a text in UTF-8. Save it as CSV in UTF-8 and load it again."
        ) from None


def _weekend(words: str | None) -> Weekend | None:
    if words is None:
        return None
    try:
        return Weekend(words)
    except ValueError:
        known = ", ".join(Weekend)
        raise CommandRefused(
            f"“{words}” is no weekend that is known. Choose one of: {known}."
        ) from None


def _all_problems(file: Path, faulty: HolidayListFaulty) -> str:
    lines = [f"  {_problem(problem)}" for problem in faulty.problems]
    head = f"{file} was not loaded. Correct these rows and load it again:"
    return "\n".join([head, *lines])


def _problem(problem: RowProblem) -> str:
    return f"row {problem.row} {_FAULTS[problem.fault]}: {problem.text}"


def _summary(loaded: Loaded, calendar: str) -> str:
    holidays = loaded.holidays
    said = (
        f"Loaded {len(holidays.holidays)} holidays of {holidays.year} into"
        f" “{calendar}”; {loaded.moved} dates of open actions moved."
    )
    resting = (
        f"\nCareful: {day.isoformat()} ({holidays.holidays[day]}) is a day of rest"
        " anyway. Is it observed on another day?"
        for day in holidays.on_weekend
    )
    return said + "".join(resting)


def _line(calendar: WorkingCalendar) -> str:
    years = ", ".join(map(str, sorted(calendar.listed_years))) or "none"
    return f"{calendar.name}: weekend {calendar.weekend}, holidays loaded for {years}"
