"""`ses-desk due`: when a row falls due after a day, and why."""

import json
from datetime import date
from typing import Any

import typer

from bot.commands.explained import explained
from bot.commands.refused import CommandRefused
from bot.demo_office import CALENDARS
from bot.settings import load_settings
from cards.wording import _
from cards.wording.dates import long_day
from cards.wording.why import why_lines
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.due import Due
from domain.events import EventKind
from domain.procedure.model import ProcedureRow
from domain.procedure.secu import SECU
from domain.reckoning import reckon


def show_due(
    row: str,
    *,
    anchor: str,
    calendar: str,
    said: dict[str, str],
    as_json: bool,
) -> None:
    """
    Print the due day of *row* after the day *anchor*, with its explanation.

    Calendars that an administrator loaded go before those built in.
    """
    found = _row(row)
    days = dict.fromkeys(EventKind, _day(anchor))
    binding = _calendar(calendar, _loaded(said))
    due = reckon(found.deadline, days=days, binding=binding)
    fields = _fields(found, due)
    if as_json:
        typer.echo(json.dumps(fields, ensure_ascii=False, indent=2))
        return
    day = long_day(due.day) if due.day else _("no date")
    typer.echo(f"{found.number} {found.title}: {day}.")
    for line in fields["in_words"]:
        typer.echo(line)


def _row(words: str) -> ProcedureRow:
    for row in SECU.rows:
        if words.casefold() in {str(row.number), row.key}:
            return row
    raise CommandRefused(
        _(
            "The procedure has no row “{row}”. Give a number from 1 to {most} or a key,"
            " as `ses-desk procedure` lists them."
        ).format(row=words, most=len(SECU.rows))
    )


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise CommandRefused(
            _("“{day}” is not a day. Write it like 2024-03-28.").format(day=words)
        ) from None


def _loaded(said: dict[str, str]) -> list[WorkingCalendar]:
    """Return the calendars of a desk's database, where there is one."""
    settings = load_settings(said=said)
    if settings.database is None and not settings.database_file.exists():
        return []
    from bot.compose import compose

    with compose(settings, make=False) as house, house.ports.read_uow() as uow:
        return uow.calendars.calendars()


def _calendar(name: str, loaded: list[WorkingCalendar]) -> WorkingCalendar:
    plain = (WorkingCalendar(name=weekend, weekend=weekend) for weekend in Weekend)
    known = [*loaded, *CALENDARS, *plain]
    for calendar in known:
        if _folded(calendar.name) == _folded(name):
            return calendar
    names = ", ".join(dict.fromkeys(calendar.name for calendar in known))
    raise CommandRefused(
        _("There is no calendar “{name}”. Choose one of: {known}.").format(
            name=name, known=names
        )
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _fields(row: ProcedureRow, due: Due) -> dict[str, Any]:
    return {
        "row": row.number,
        "key": row.key,
        "date": due.day.isoformat() if due.day else None,
        "kind": due.kind.value,
        "clause": row.clause,
        "explanation": explained(due.why) if due.why else None,
        "in_words": list(why_lines(due, row)),
    }
