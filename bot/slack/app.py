"""The desk's address for Slack: `/slack/events`, for all that Slack sends."""

from typing import Protocol

from aiohttp import web

from bot.doors.closed import DoorClosed
from bot.slack.arrivals import Came
from bot.slack.door import Admitted
from bot.slack.listening import Listening

ADDRESS = "/slack/events"


class Admits(Protocol):
    """Who decides what comes in."""

    async def admit(self, request: web.Request) -> Admitted:
        """Return what a request carries. DoorClosed."""


def add_slack(app: web.Application, *, door: Admits, listening: Listening) -> None:
    """Serve Slack at its address."""

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
    app.router.add_get(ADDRESS, came)  # Slack only looks whether a certificate is good.


def came_of(admitted: Admitted) -> Came:
    """Return what the door let in, to be kept."""
    return Came(
        kind=admitted.kind.value,
        tenant=admitted.tenant,
        key=admitted.key,
        body=admitted.body,
    )
