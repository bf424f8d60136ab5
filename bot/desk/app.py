"""The desk's web application, put together."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.desk import (
    calendars,
    exceptions,
    files,
    fragments,
    live,
    pages,
    posting,
    security,
)
from bot.desk.bodies import BODY_LIMIT
from bot.desk.feed import Feed
from bot.desk.hints import command_hints
from bot.desk.messages import DeskMessages
from bot.desk.rehearsing import Rehearsing
from bot.desk.sessions import Sessions
from bot.desk.templates import load_templates
from bot.desk.wiring import DESK_KEY, Deliver, Desk, Hint
from dialogs.conversation import Answer
from services.ports import Ports

_STATIC = Path(__file__).parent / "static"


def make_desk(
    *,
    ports: Ports,
    messages: DeskMessages,
    answer: Answer,
    deliver: Deliver,
    feed: Feed,
    hints: Callable[[], Sequence[Hint]] = command_hints,
    secret: bytes | None = None,
    middlewares: Sequence[Middleware] = (),
    rehearsing: Rehearsing | None = None,
    rehearsals: str = "",
) -> web.Application:
    """
    Return the desk, ready to be served on loopback.

    *answer* runs in a worker thread. *deliver* is called after each answer. *secret*
    signs the cookies: kept over restarts, people stay who they were. *middlewares* go
    around everything, for figures. *hints* are the commands that the composer
    offers, in the reader's language. *rehearsing* and *rehearsals* are as `Desk` has
    them.
    """
    app = web.Application(
        client_max_size=BODY_LIMIT,
        middlewares=[*middlewares, security.tell_failures, security.check_door],
    )
    app[DESK_KEY] = Desk(
        ports=ports,
        messages=messages,
        answer=answer,
        deliver=deliver,
        feed=feed,
        sessions=Sessions(secret or secrets.token_bytes(32)),
        templates=load_templates(),
        hints=hints,
        rehearsing=rehearsing,
        rehearsals=rehearsals,
    )
    app.on_response_prepare.append(security.put_headers)
    app.on_shutdown.append(_close_feed)
    app.add_routes(_ROUTES)
    app.router.add_static(security.STATIC, _STATIC)
    return app


async def _close_feed(app: web.Application) -> None:
    await app[DESK_KEY].feed.close()


_ROUTES = (
    web.get("/", pages.home),
    web.get(pages.WHO, pages.who),
    web.post(pages.WHO, pages.choose),
    web.get(pages.DIRECT, pages.direct),
    web.get("/rooms/{case}", pages.room),
    web.get("/rooms/{case}/aside", fragments.aside),
    web.get("/conversations/{conversation}/earlier", fragments.earlier),
    web.get("/lost", fragments.lost),
    web.post("/say", posting.say),
    web.post("/press", posting.press),
    web.post("/again", posting.again),
    web.post("/dismiss", posting.dismiss),
    web.get("/live", live.live, allow_head=False),
    web.get(calendars.ADDRESS, calendars.calendar),
    web.get(exceptions.ADDRESS, exceptions.show),
    web.get("/files/{version}", files.show),
    web.get("/files/{version}/save", files.download),
)
