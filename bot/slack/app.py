"""The desk's address for Slack: `/slack/events`, for all that Slack sends."""

from collections.abc import Sequence
from typing import Protocol

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.doors.closed import DoorClosed
from bot.slack.arrivals import Came
from bot.slack.door import Admitted
from bot.slack.listening import Listening

ADDRESS = "/slack/events"
_BODY_LIMIT = 1 << 20  # Bytes; a message of 50 blocks is a tenth of it.


class Admits(Protocol):
    """Who decides what comes in."""

    async def admit(self, request: web.Request) -> Admitted:
        """Return what a request carries. DoorClosed."""


def make_slack_app(
    *, door: Admits, listening: Listening, middlewares: Sequence[Middleware] = ()
) -> web.Application:
    """Return the application that Slack talks to; *middlewares* go around it."""
    app = web.Application(client_max_size=_BODY_LIMIT, middlewares=list(middlewares))

    async def came(request: web.Request) -> web.Response:
        try:
            admitted = await door.admit(request)
        except DoorClosed as closed:
            return closed.as_response()
        answer = await listening.answer(came_of(admitted))
        return web.Response(
            status=answer.status,
            body=answer.body.encode(),
            content_type="application/json" if answer.body else "text/plain",
        )

    app.router.add_post(ADDRESS, came)
    return app


def came_of(admitted: Admitted) -> Came:
    """Return what the door let in, to be kept."""
    return Came(
        kind=admitted.kind.value,
        tenant=admitted.tenant,
        key=admitted.key,
        body=admitted.body,
    )
