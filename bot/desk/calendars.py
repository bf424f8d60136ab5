"""A private calendar for the program that holds its link: no cookie, no name."""

import asyncio
from hashlib import sha256
from http import HTTPStatus

from aiohttp import web

from bot.desk.wiring import desk_of
from cards.calendar import as_calendar
from services.feeds.read_feed import read_feed
from services.ports import Ports

ADDRESS = "/calendar/{token}.ics"
# The reader's own program may keep it, and asks each time whether it still holds.
_KEEPING = {"Cache-Control": "private, no-cache"}


def add_calendars(app: web.Application, ports: Ports) -> None:
    """Serve the feeds of a desk that serves no pages."""

    async def answer(request: web.Request) -> web.StreamResponse:
        return await _answered(request, ports)

    app.router.add_get(ADDRESS, answer)


async def calendar(request: web.Request) -> web.StreamResponse:
    """Return a feed; one and the same answer for any token that opens none."""
    return await _answered(request, desk_of(request).ports)


async def _answered(request: web.Request, ports: Ports) -> web.StreamResponse:
    token = request.match_info["token"]
    body = await asyncio.to_thread(_drawn, token, ports)
    if body is None:
        return web.Response(status=HTTPStatus.NOT_FOUND, headers=_KEEPING)
    mark = sha256(body).hexdigest()
    response = web.Response(
        body=body, content_type="text/calendar", charset="utf-8", headers=_KEEPING
    )
    if _is_known(request, mark):
        response = web.Response(status=HTTPStatus.NOT_MODIFIED, headers=_KEEPING)
    response.etag = mark
    return response


def _drawn(token: str, ports: Ports) -> bytes | None:
    sheet = read_feed(token, ports=ports)
    return as_calendar(sheet) if sheet else None


def _is_known(request: web.Request, mark: str) -> bool:
    """Whether the program has this very calendar already."""
    return any(each.value in {mark, "*"} for each in request.if_none_match or ())
