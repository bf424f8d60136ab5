"""`ses-desk holidays load` and `list`: whose days off count, and in which years."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import typer

from bot.commands.administrator import ADMINISTRATOR
from bot.commands.calendar_names import calendar_named
from bot.commands.refused import CommandRefused
from bot.commands.text_file import text_of
from bot.compose import compose
from bot.demo_office import move_in
from bot.settings import load_settings
from cards.views.moving import told_people
from cards.wording import _, translate
from cards.wording.dates import day_written, listed
from cards.wording.refusals import word_refusal
from domain.calendars.holiday_list import HolidayListFaulty
from domain.calendars.holiday_rows import Fault, RowProblem
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.due import Due
from domain.refusals import Refusal
from domain.wording import N_
from services.calendars.keep_headquarters import keep_headquarters
from services.calendars.load_holidays import Loaded, load_holidays
from services.ports import Ports

_FAULTS = {
    Fault.UNREADABLE_ROW: N_("is not a date and a name"),
    Fault.UNREADABLE_DATE: N_("has a date that is not written like 2024-12-25"),
    Fault.NO_SUCH_DATE: N_("has a date that does not exist"),
    Fault.WRONG_YEAR: N_("is of another year"),
    Fault.DUPLICATE: N_("has a day that stands above already"),
    Fault.MISSING_NAME: N_("has no name"),
    Fault.UNREADABLE_NAME: N_("has a name that is too long or cannot be shown"),
}


def load_list(
    file: Path,
    *,
    calendar: str,
    year: int,
    weekend: str | None,
    said: dict[str, str],
    dry_run: bool = False,
    seen: str = "",
) -> None:
    """
    Load a year's list, all of it or nothing; with *dry_run* only show what it does.

    *seen* is the word that a dry run ended with: what does something else by now is
    shown again and not loaded.
    """
    text = text_of(file)
    with compose(load_settings(said=said)) as house:
        if house.settings.is_of_tenant:
            keep_headquarters(house.ports)
        else:
            move_in(house.ports.open_uow, house.ports.read_uow)
        calendar = _known(calendar, house.ports, make=weekend is not None)
        load = partial(
            load_holidays,
            calendar,
            text,
            year=year,
            by=ADMINISTRATOR,
            ports=house.ports,
            weekend=_weekend(weekend),
        )
        try:
            loaded = _loaded(load, dry_run=dry_run, seen=seen)
        except HolidayListFaulty as faulty:
            raise CommandRefused(_all_problems(file, faulty)) from None
    typer.echo(_summary(loaded, calendar))


def _loaded(load: Callable[..., Loaded], *, dry_run: bool, seen: str) -> Loaded:
    """Load a list, or only look; what a dry run did not show is shown, and refused."""
    try:
        return load(confirmed=not dry_run, seen=seen)
    except Refusal as refusal:
        if refusal.code != "preview-outdated":
            raise
        words = word_refusal(refusal)
    preview = load(confirmed=False)
    raise CommandRefused("\n".join([words, *_moved(preview), _how_on(preview)]))


def _known(name: str, ports: Ports, *, make: bool) -> str:
    """Return a calendar's own name for what was typed; a new one stays as typed."""
    with ports.read_uow() as uow:
        known = uow.calendars.calendars()
    try:
        return calendar_named(name, known).name
    except CommandRefused:
        if make:
            return name
        raise


def list_calendars(*, said: dict[str, str]) -> None:
    """Print the calendars, with the years that have a list."""
    with (
        compose(load_settings(said=said), make=False) as house,
        house.ports.read_uow() as uow,
    ):
        calendars = uow.calendars.calendars()
    for calendar in calendars:
        typer.echo(_line(calendar))


def _weekend(words: str | None) -> Weekend | None:
    if words is None:
        return None
    try:
        return Weekend(words)
    except ValueError:
        known = ", ".join(Weekend)
        raise CommandRefused(
            _("“{words}” is no weekend that is known. Choose one of: {known}.").format(
                words=words, known=known
            )
        ) from None


def _all_problems(file: Path, faulty: HolidayListFaulty) -> str:
    lines = [f"  {_problem(problem)}" for problem in faulty.problems]
    head = _("{file} was not loaded. Correct these rows and load it again:")
    return "\n".join([head.format(file=file), *lines])


def _problem(problem: RowProblem) -> str:
    fault = translate(_FAULTS[problem.fault])
    words = _("row {row} {fault}: {text}")
    return words.format(row=problem.row, fault=fault, text=problem.text)


def _summary(loaded: Loaded, calendar: str) -> str:
    said = _counted(loaded).format(
        year=loaded.holidays.year,
        calendar=calendar,
        count=len(loaded.holidays.holidays),
        moved=loaded.moved,
    )
    then = [_how_on(loaded)] if loaded.asks else []
    return "\n".join([said, *_moved(loaded), *_careful(loaded), *then])


def _counted(loaded: Loaded) -> str:
    if loaded.asks:
        return _(
            "Holidays of {year} for “{calendar}”: {count}. Dates of open actions that"
            " would move: {moved}."
        )
    return _(
        "Holidays of {year} loaded into “{calendar}”: {count}. Dates of open actions"
        " that moved: {moved}."
    )


def _careful(loaded: Loaded) -> Iterator[str]:
    resting = _(
        "Careful: {day} ({name}) is a day of rest anyway. Is it observed on another"
        " day?"
    )
    for day in loaded.holidays.on_weekend:
        yield resting.format(day=day, name=loaded.holidays.holidays[day])


def _moved(loaded: Loaded) -> Iterator[str]:
    """List what moves on each case, and who is told of it."""
    words = _("  {case}, action {action}: {before} becomes {after}")
    for case in loaded.cases:
        for move in case.moving.shown:
            yield words.format(
                case=case.reference,
                action=move.action.label,
                before=_day(move.before),
                after=_day(move.after),
            )
        people = listed(told_people(case.moving, case.people)) or _("the room alone")
        yield _("  {case}, told: {people}").format(case=case.reference, people=people)


def _day(due: Due) -> str:
    return day_written(due.day.isoformat()) if due.day else _("no date")


def _how_on(loaded: Loaded) -> str:
    words = _("Nothing was loaded. To load just this, add: --seen {seen}")
    return words.format(seen=loaded.seen)


def _line(calendar: WorkingCalendar) -> str:
    years = ", ".join(map(str, sorted(calendar.listed_years))) or _("no year")
    words = _("{calendar}: weekend {weekend}, holidays loaded for {years}")
    return words.format(calendar=calendar.name, weekend=calendar.weekend, years=years)
