"""The page for leadership: exceptions only, and ten working days at a glance."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.desk.pages import person_of
from bot.desk.readers import reading
from bot.desk.rehearsing import virtual_time
from bot.desk.wiring import SESSION_KEY, Desk, desk_of
from cards.html.parts import badge
from cards.views.exceptions import (
    card_of_exceptions,
    cut_words,
    day_name,
    day_words,
    how_it_is_read,
    sections_of,
    strip_title,
)
from cards.wording.dates import long_day
from domain.exceptions_sheet import ExceptionsSheet, StripDay
from services.leadership.read_exceptions import read_exceptions

ADDRESS = "/exceptions"
_MOST_MARKS = 6  # Of one kind on one day; the number stands beside them.


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """So many of one *kind* on a day, drawn as that many *marks* at most."""

    kind: str
    marks: range


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A day of the strip: its *name*, its *words* for who does not see the marks."""

    name: str
    words: str
    is_today: bool
    marks: tuple[Mark, ...]


async def show(request: web.Request) -> web.StreamResponse:
    """Show what needs whoever leads; the server decides who does."""
    desk, person_id = desk_of(request), person_of(request)
    page = await asyncio.to_thread(_page, desk, person_id)
    response = web.Response(text=page, content_type="text/html")
    desk.sessions.keep(request[SESSION_KEY], request=request, response=response)
    return response


def _page(desk: Desk, person_id: str) -> str:
    sheet = read_exceptions(person_id, ports=desk.ports)
    with reading(desk.ports, person_id) as (_uow, reader):
        return desk.templates.get_template("exceptions.html").render(
            badge=badge,
            badges=card_of_exceptions(sheet).badges,
            cut=cut_words() if sheet.cut else "",
            day=long_day(sheet.today),
            how=how_it_is_read(sheet),
            language=reader.person.language,
            reader=reader.person,
            sections=sections_of(sheet),
            strip=tuple(_column(each, sheet) for each in sheet.strip),
            strip_title=strip_title(),
            virtual_time=virtual_time(desk.rehearsing, person_id),
        )


def _column(each: StripDay, sheet: ExceptionsSheet) -> Column:
    certain = each.due - each.risks
    counts = {"risk": each.risks, "due": certain, "decision": each.decisions}
    return Column(
        name=day_name(each, sheet),
        words=day_words(each),
        is_today=each.day == sheet.today,
        marks=tuple(
            Mark(kind=kind, marks=range(min(count, _MOST_MARKS)))
            for kind, count in counts.items()
            if count > 0
        ),
    )
