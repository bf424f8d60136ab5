"""A server of turns in a process of its own: `python -m benchmarks.teams_server`."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from aiohttp import web
from botbuilder.core import Bot, TurnContext
from sqlalchemy import Engine, text

from benchmarks.desks import FOCAL_POINT, desk_on, furnish, new_case
from benchmarks.graph_rooms import make_room_of
from benchmarks.served import end_with_first_error, serve
from bot.graph.client import Graph
from bot.seated.answering import Desk
from bot.teams.app import add_teams
from bot.teams.channel import TeamsChannel
from bot.teams.connector import BotTokens, Connector, by_managed_identity, open_pool
from bot.teams.development import TENANT, take_seats
from bot.teams.door import Door
from bot.teams.files import SentFiles
from bot.teams.turns.adapter import TeamsAdapter
from bot.teams.turns.bringing import Fetches
from bot.teams.turns.handler import TeamsDesk
from bot.teams.turns.looks import Looks
from bot.teams.turns.saying import Saying
from cards.views.lists import card_of_case_actions
from dialogs.conversation import Incoming, Reply
from dialogs.router import answer
from domain.rooms import Home
from services.cases.open_case import open_case
from services.ports import Ports
from services.reading.read_case import read_case_actions
from tests.graph.standin_graph import Credential


class _Echo(Bot):  # type: ignore[misc] # The vendor's has no types.
    async def on_turn(self, context: TurnContext) -> None:
        await context.send_activity(context.activity.text)


def stock() -> web.Application:
    """Return the vendor's own server, which says again what it hears."""
    from botbuilder.integration.aiohttp import (
        CloudAdapter,
        ConfigurationBotFrameworkAuthentication,
    )

    nobody = SimpleNamespace(
        APP_ID="", APP_PASSWORD="", APP_TYPE="MultiTenant", APP_TENANTID=""
    )
    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(nobody))
    echo = _Echo()

    async def messages(request: web.Request) -> web.StreamResponse:
        return await adapter.process(request, echo) or web.Response()

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    return app


def ours(
    case_id: str, ports: Ports, connector: Connector, files: Fetches
) -> web.Application:
    """Return a desk of ours: each turn changes the case and shows its thirty rows."""
    door = Door(
        None,
        tenants=frozenset({TENANT}),
        trusts=lambda _url: True,
        unauthenticated_on_loopback=True,
    )
    saying = Saying(TeamsChannel(connector, ports, service_url=""))
    desk = Desk(ports=ports, answer=partial(_full, case_id))
    bot = TeamsDesk(desk, saying, Looks(ports), files, deliver=lambda: None)
    app = web.Application()
    add_teams(app, door=door, adapter=TeamsAdapter(connector), bot=bot)
    return app


def _full(case_id: str, incoming: Incoming, *, ports: Ports) -> Reply:
    """Comment on an action, and show all the case's actions."""
    changed = answer(incoming, ports=ports)
    if changed.refusal:
        raise AssertionError(changed.refusal)
    found = read_case_actions(case_id, reader=incoming.actor.person_id, ports=ports)
    return replace(changed, cards=(card_of_case_actions(found),))


def say_all(engine: Engine) -> None:
    """Call all that is queued said, as a desk does within seconds."""
    with engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE outbox SET state = 'sent', settled_at = created_at"
                " WHERE settled_at IS NULL"
            )
        )


@asynccontextmanager
async def _ways() -> AsyncIterator[tuple[Connector, Fetches]]:
    async with open_pool() as pool:
        tokens = BotTokens(by_managed_identity(app_id="", pool=pool))
        connector = Connector(pool, tokens, app_id="", loopback=True)
        yield connector, SentFiles(pool)


async def _serve_desk(app: web.Application, engine: Engine) -> None:
    await serve(app, settle=partial(say_all, engine))


async def _ours(folder: Path) -> None:
    with desk_on(folder / "desk.sqlite") as desk:
        furnish(desk)
        take_seats(desk.ports)
        case = open_case(new_case(1), by=FOCAL_POINT, ports=desk.ports)
        async with _ways() as ways:
            await _serve_desk(ours(case.id, desk.ports, *ways), desk.engine)


async def _whole(folder: Path) -> None:
    """Serve with Graph beside, which has made the case's room."""
    with desk_on(folder / "desk.sqlite") as desk:
        furnish(desk)
        ports = replace(desk.ports, home=Home.TEAMS)
        take_seats(ports)
        case = open_case(new_case(1), by=FOCAL_POINT, ports=ports)
        async with Graph(Credential(), base=sys.argv[2]) as graph:
            await make_room_of(case, ports, graph)
            async with _ways() as ways:
                await _serve_desk(ours(case.id, ports, *ways), desk.engine)


async def _stock(_folder: Path) -> None:
    await serve(stock(), settle=lambda: None)


_SERVED = {"stock": _stock, "ours": _ours, "whole": _whole}


def main() -> None:
    """Serve until a line comes in; print the port first."""
    end_with_first_error()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_SERVED[sys.argv[1]](Path(folder)))


if __name__ == "__main__":
    main()
