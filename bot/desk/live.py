"""New and changed messages, sent to open pages as they come (server-sent events)."""

import asyncio
import json
from dataclasses import asdict, dataclass
from typing import Any

import structlog
from aiohttp import web

from bot.desk.messages import Message
from bot.desk.numbers import whole_number
from bot.desk.pace import Pace
from bot.desk.pages import person_of
from bot.desk.problems import Problem
from bot.desk.readers import Reader, reading
from bot.desk.said import Eyes, eyes_of, said
from bot.desk.sidebar import sidebar_of
from bot.desk.wiring import Desk, desk_of
from bot.error_ids import new_error_id

_AT_ONCE = 200
_TOO_FAR_BEHIND = 1000  # Reading the page anew is less work than catching up.
_STILL_HERE_SECONDS = 15
_RETRY = b"retry: 1500\n\n"
_STILL_HERE = b": still here\n\n"
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one page is told: events in order, and how far that brings it."""

    events: list[bytes]
    change: int


@dataclass(frozen=True, slots=True)
class Rooms:
    """A person's list of conversations as drawn; *stamp* is its cases'."""

    html: str
    stamp: str


async def live(request: web.Request) -> web.StreamResponse:
    """Keep a page current until it goes; it comes back with where it stood."""
    desk, person_id = desk_of(request), person_of(request)
    if request.query.get("person", person_id) != person_id:
        raise Problem("page-is-old")
    since = request.headers.get("Last-Event-ID") or request.query.get("since", "")
    change = whole_number(since)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    try:
        await response.prepare(request)
        await response.write(_RETRY)
        await _follow(desk, person_id, change, response=response)
    except ConnectionResetError:
        log.debug("desk.page-went-away")
    except Exception:
        # What is begun cannot become another answer: it ends, and the page asks again.
        log.exception("desk.stream-failed", error_id=new_error_id())
    return response


async def _follow(
    desk: Desk, person_id: str, change: int, *, response: web.StreamResponse
) -> None:
    rooms, clock, pace = None, b"", Pace()
    async with desk.feed.watching():
        while not desk.feed.closed:
            turn = desk.feed.turn
            batch = await asyncio.to_thread(_batch, desk, person_id, change)
            change = batch.change
            for event in batch.events:
                await response.write(event)
            if pace.is_due():
                before, rooms = rooms, await asyncio.to_thread(_rooms, desk, person_id)
                pace.done()
                if rooms != before:
                    await response.write(_event("rooms", asdict(rooms)))
            before_clock = clock
            clock = await asyncio.to_thread(_clock, desk, person_id)
            if clock != before_clock:
                await response.write(clock)
            seconds = pace.patience(_STILL_HERE_SECONDS)
            if not await desk.feed.wait(turn, seconds=seconds):
                await response.write(_STILL_HERE)


def _batch(desk: Desk, person_id: str, change: int) -> Batch:
    """Read what came after *change*, in one reading of who may see what."""
    last = desk.messages.last_change()
    if last == change:
        return Batch([], change)
    if last - change > _TOO_FAR_BEHIND:
        return Batch([_event("reload", {}, change=last)], last)
    with reading(desk.ports, person_id) as (uow, reader):
        eyes = eyes_of(reader, uow=uow, now=desk.ports.clock())
        return Batch(*_messages(desk, change, reader=reader, eyes=eyes))


def _messages(
    desk: Desk, change: int, *, reader: Reader, eyes: Eyes
) -> tuple[list[bytes], int]:
    events: list[bytes] = []
    while block := desk.messages.changes_since(change, limit=_AT_ONCE):
        change = block[-1].change
        events += [_told(m, desk=desk, eyes=eyes) for m in block if reader.sees(m)]
    return events, change


def _told(message: Message, *, desk: Desk, eyes: Eyes) -> bytes:
    shown = said(message, eyes=eyes)
    html = desk.templates.get_template("messages.html").render(said=[shown])
    told = {
        "id": message.id,
        "conversation": message.conversation,
        "pinned": message.pinned,
        "mine": shown.mine,
        "by": shown.face.name if shown.face else "",
        "plain": message.plain,
        "gone": not message.html,
        "moved": _moved(message, eyes=eyes),
        "html": html,
    }
    return _event("message", told, change=message.change)


def _moved(message: Message, *, eyes: Eyes) -> dict[str, float]:
    """Say when a case moved, with its card: it is drawn anew whenever one does."""
    at = eyes.moved(message.case_id) if message.pinned else None
    return {message.case_id: at.timestamp()} if at else {}


def _rooms(desk: Desk, person_id: str) -> Rooms:
    with reading(desk.ports, person_id) as (_uow, reader):
        sidebar = sidebar_of(reader, messages=desk.messages)
        html = desk.templates.get_template("rooms.html").render(sidebar=sidebar)
    return Rooms(html, sidebar.stamp)


def _clock(desk: Desk, person_id: str) -> bytes:
    """Tell what time it is in a rehearsal, and whether its bar looks otherwise."""
    if desk.rehearsing is None:
        return b""
    seen, stamp = desk.rehearsing.stamp()
    passing = desk.rehearsing.passing(person_id)
    return _event("clock", {"seen": seen, "stamp": stamp, "passing": passing})


def _event(name: str, told: dict[str, Any], *, change: int | None = None) -> bytes:
    lines = [f"event: {name}", f"data: {json.dumps(told)}"]
    if change is not None:
        lines.append(f"id: {change}")
    return ("\n".join(lines) + "\n\n").encode()
