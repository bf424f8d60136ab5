"""The desk's address for Teams: `/api/messages`."""

from typing import Protocol

from aiohttp import web
from botbuilder.core import Bot

from bot.teams.about import add_about
from bot.teams.case_links import add_case_links
from bot.teams.door import Admitted, DoorClosed
from bot.teams.turns.adapter import TeamsAdapter

ADDRESS = "/api/messages"


class Admits(Protocol):
    """Who decides what comes in."""

    async def admit(self, request: web.Request) -> Admitted:
        """Return what a request carries. DoorClosed."""


def add_teams(
    app: web.Application, *, door: Admits, adapter: TeamsAdapter, bot: Bot
) -> None:
    """Serve Teams at its address, and the pages that it leads to."""

    async def messages(request: web.Request) -> web.Response:
        try:
            admitted = await door.admit(request)
        except DoorClosed as closed:
            return closed.as_response()
        answer = await adapter.process(admitted.activity, admitted.body, bot)
        if answer.body is None:
            return web.Response(status=answer.status)
        return web.json_response(answer.body, status=answer.status)

    app.router.add_post(ADDRESS, messages)
    add_about(app)
    add_case_links(app)
