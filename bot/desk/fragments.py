"""Parts of a page that its script asks for later: earlier messages, the room's side."""

import asyncio
from typing import Any

from aiohttp import web

from bot.desk.conversations import page_of, room_head
from bot.desk.numbers import whole_number
from bot.desk.pages import person_of
from bot.desk.readers import reading
from bot.desk.said import eyes_of, said
from bot.desk.wiring import Desk, desk_of


async def earlier(request: web.Request) -> web.StreamResponse:
    """Return what was said before a message, for the page to put on top."""
    desk, person_id = desk_of(request), person_of(request)
    conversation = request.match_info["conversation"]
    before = whole_number(request.query.get("before", ""))
    return web.json_response(
        await asyncio.to_thread(_earlier, desk, person_id, conversation, before)
    )


def _earlier(
    desk: Desk, person_id: str, conversation: str, before: int
) -> dict[str, Any]:
    with reading(desk.ports, person_id) as (uow, reader):
        found, more = page_of(
            conversation, reader=reader, messages=desk.messages, before=before
        )
        eyes = eyes_of(reader, uow=uow, now=desk.ports.clock())
        shown = [said(message, eyes=eyes) for message in found]
        template = desk.templates.get_template("messages.html")
        return {"html": template.render(said=shown), "more": more}


async def aside(request: web.Request) -> web.StreamResponse:
    """Return a room's heading and side as they are now."""
    desk, person_id = desk_of(request), person_of(request)
    case_id = request.match_info["case"]
    return web.json_response(await asyncio.to_thread(_aside, desk, person_id, case_id))


def _aside(desk: Desk, person_id: str, case_id: str) -> dict[str, str]:
    with reading(desk.ports, person_id) as (uow, reader):
        eyes = eyes_of(reader, uow=uow, now=desk.ports.clock())
        room = room_head(case_id, reader=reader, uow=uow, eyes=eyes)
        return {
            part: desk.templates.get_template(f"room_{part}.html").render(room=room)
            for part in ("head", "glance", "files", "people")
        }


async def lost(request: web.Request) -> web.StreamResponse:
    """Return which of the cases that a page shows its reader may see no longer."""
    desk, person_id = desk_of(request), person_of(request)
    shown = request.query.getall("case", [])
    return web.json_response(await asyncio.to_thread(_lost, desk, person_id, shown))


def _lost(desk: Desk, person_id: str, shown: list[str]) -> list[str]:
    with reading(desk.ports, person_id) as (_uow, reader):
        return [case_id for case_id in shown if not reader.is_on(case_id)]
