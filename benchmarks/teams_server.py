"""A server of turns in a process of its own: `python -m benchmarks.teams_server`."""

import asyncio
import socket
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from aiohttp import web
from botbuilder.core import Bot, TurnContext
from botbuilder.integration.aiohttp import (
    CloudAdapter,
    ConfigurationBotFrameworkAuthentication,
)

from benchmarks.desks import NOW, desk_on
from bot.demo_office import move_in
from bot.garbage import collect_from_now_on
from bot.teams.app import make_teams_app
from bot.teams.channel import TeamsChannel
from bot.teams.connector import BotTokens, Connector, by_managed_identity, open_pool
from bot.teams.development import TENANT, take_seats
from bot.teams.door import Door
from bot.teams.turns.adapter import TeamsAdapter
from bot.teams.turns.answering import Desk
from bot.teams.turns.handler import TeamsDesk
from bot.teams.turns.saying import Saying
from cards.verbs import Verb
from dialogs.conversation import Incoming, Reply
from dialogs.router import answer
from domain.people import Actor
from domain.seats import Vendor
from services.ports import Ports

FOCAL = "demo-ses-focal-point"
_OPENING = {
    "reference": "DEMO-0001",
    "project": "Demo Wetlands Restoration",
    "registered": NOW.date().isoformat(),
    "country": "Demo Country",
    "office": "demo-country-office",
    "vertical_fund": "yes",
    "environmental": "no",
    "confidential": "no",
    "tracks": "secu",
}


class _Echo(Bot):  # type: ignore[misc] # The vendor's has no types.
    async def on_turn(self, context: TurnContext) -> None:
        await context.send_activity(context.activity.text)


def stock() -> web.Application:
    """Return the vendor's own server, which says again what it hears."""
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


def ours(ports: Ports, connector: Connector) -> web.Application:
    """Return a desk of ours: each turn changes the case and shows its thirty rows."""
    move_in(ports.open_uow, ports.read_uow)
    take_seats(ports)
    case_id = _opened(ports)
    door = Door(
        None,
        tenants=frozenset({TENANT}),
        trusts=lambda _url: True,
        unauthenticated_on_loopback=True,
    )
    saying = Saying(TeamsChannel(connector, ports, service_url=""))
    desk = Desk(ports=ports, answer=partial(_full, case_id, ports))
    bot = TeamsDesk(desk, saying, deliver=lambda: None)
    return make_teams_app(door=door, adapter=TeamsAdapter(connector), bot=bot)


def _opened(ports: Ports) -> str:
    actor = Actor(person_id=FOCAL, via=Vendor.TEAMS)
    direct = f"direct:{FOCAL}"
    opening = Incoming(
        actor=actor, conversation=direct, verb=Verb.CASE_OPEN, inputs=_OPENING
    )
    reply = answer(opening, ports=ports)
    if not reply.case_id:
        raise AssertionError(reply.refusal)
    return reply.case_id


def _full(case_id: str, ports: Ports, incoming: Incoming) -> Reply:
    """Comment on an action, and show all the case's actions."""
    changed = answer(incoming, ports=ports)
    if changed.refusal:
        raise AssertionError(changed.refusal)
    listed = Incoming(
        actor=incoming.actor,
        conversation=incoming.conversation,
        verb=Verb.CASE_ACTIONS,
        target=case_id,
        inputs={"scope": "all", "page": "1"},
    )
    return answer(listed, ports=ports)


async def _cpu(_request: web.Request) -> web.Response:
    return web.json_response(time.process_time())


async def _serve(app: web.Application) -> None:
    app.router.add_get("/cpu", _cpu)
    collect_from_now_on()
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    taken = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, taken).start()  # Closed with its site.
    print(taken.getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await runner.cleanup()


async def _ours(folder: Path) -> None:
    with desk_on(folder / "desk.sqlite") as desk:
        async with open_pool() as pool:
            tokens = BotTokens(by_managed_identity(app_id="", pool=pool))
            connector = Connector(pool, tokens, app_id="", loopback=True)
            await _serve(ours(desk.ports, connector))


async def _stock(_folder: Path) -> None:
    await _serve(stock())


def main() -> None:
    """Serve until a line comes in; print the port first."""
    serve = {"stock": _stock, "ours": _ours}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(serve(Path(folder)))


if __name__ == "__main__":
    main()
