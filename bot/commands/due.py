"""`ses-desk due`: when a row falls due after a day, and why."""

import json
from datetime import UTC, date, datetime
from typing import Any

import typer

from bot.commands.calendar_names import calendar_named
from bot.commands.explained import explained
from bot.commands.refused import CommandRefused
from bot.demo_office import CALENDARS
from bot.settings import load_settings
from cards.wording import _
from cards.wording.dates import long_day
from cards.wording.why import why_lines
from dialogs.reading.days import read_day
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.due import Due
from domain.events import EventKind
from domain.extensions import extended
from domain.procedure.model import ProcedureRow
from domain.procedure.secu import SECU
from domain.reckoning import reckon
from domain.refusals import Refusal


def show_due(
    row: str,
    *,
    anchor: str,
    calendar: str,
    extra_days: int = 0,
    said: dict[str, str],
    as_json: bool,
) -> None:
    """
    Print the due day of *row* after the day *anchor*, with its explanation.

    *extra_days* are working days of extensions, counted on from that day. Calendars
    that an administrator loaded go before those built in.
    """
    found = _row(row)
    days = dict.fromkeys(EventKind, _day(anchor))
    binding = _calendar(calendar, _loaded(said))
    sop = reckon(found.deadline, days=days, binding=binding)
    due = extended(sop, extra_days, binding=binding)
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
        read = read_day(words, today=datetime.now(UTC).date())
    except Refusal:
        read = None
    if read is None or read.rest.strip():
        raise CommandRefused(
            _("“{day}” is not a day. Write it like 2024-03-28.").format(day=words)
        )
    if read.ambiguous_with is not None:
        raise CommandRefused(
            _("“{day}” may be {one} or {other}. Write it like {clear}.").format(
                day=words,
                one=long_day(read.day),
                other=long_day(read.ambiguous_with),
                clear=read.day.isoformat(),
            )
        )
    return read.day


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
    return calendar_named(name, [*loaded, *CALENDARS, *plain])


def _fields(row: ProcedureRow, due: Due) -> dict[str, Any]:
    return {
        "row": row.number,
        "key": row.key,
        "date": _iso(due.day),
        "original_date": _iso(due.original_day or due.day),
        "extra_days": due.extra_days,
        "kind": due.kind.value,
        "clause": row.clause,
        "explanation": explained(due.why) if due.why else None,
        "in_words": list(why_lines(due, row)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
