"""A server of presses in a process of its own: `python -m benchmarks.slack_server`."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from aiohttp import web
from pydantic import SecretStr
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.desks import FOCAL_POINT, desk_on, furnish, new_case
from benchmarks.served import end_with_first_error, serve
from benchmarks.teams_server import say_all
from bot.lines import Spoken
from bot.slack.api import SlackApi
from bot.slack.api.responses import Responses
from bot.slack.app import add_slack
from bot.slack.channel import SlackChannel
from bot.slack.door import SlackDoor
from bot.slack.door.signatures import Signatures
from bot.slack.files import SlackFiles
from bot.slack.matching import Matching
from bot.slack.who import SlackSelf
from bot.slack.wiring import Ears, Ways, wired
from bot.vendor_pool import open_pool
from dialogs.router import answer
from domain.seats import Seat, Vendor
from services.cases.open_case import open_case
from services.ports import Ports

TEAM, DESK, PERSON = "T0DEMO000", "U0DESK000", "U0DEMO000"
SECRET = SecretStr("demo0signing0secret0of0the0desk")
TOKEN = "xoxb-demo"  # noqa: S105 -- Nobody takes it for one.


def stock(vendor: str) -> web.Application:
    """Return a bare app of bolt: one button it acknowledges, another it answers."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id=DESK)

    client = AsyncWebClient(token=TOKEN, base_url=vendor)
    bolt = AsyncApp(
        authorize=authorize, signing_secret=SECRET.get_secret_value(), client=client
    )

    async def post(ack: AsyncAck, client: AsyncWebClient) -> None:
        await ack()
        await client.chat_postMessage(channel="C0DEMO000", text="Done.")

    async def acknowledge(ack: AsyncAck) -> None:
        await ack()

    bolt.action("only-ack:0")(acknowledge)
    bolt.action("action.comment:0")(post)

    async def events(request: web.Request) -> web.Response:
        answered = await bolt.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answered)

    app = web.Application()
    app.router.add_post("/slack/events", events)
    return app


@asynccontextmanager
async def ours(
    ports: Ports, vendor: str
) -> AsyncIterator[tuple[web.Application, Ears]]:
    """Return a desk of ours, all of whose ways lead to the *vendor*."""
    token = SecretStr(TOKEN)
    async with open_pool() as pool:
        api = SlackApi(pool, token, base_url=vendor)
        ways = Ways(
            api=api,
            responses=Responses(pool, trusts=lambda _url: True),
            channel=SlackChannel(api, ports),
            files=SlackFiles(api, pool, token),
            matching=Matching(api, ports),
        )
        spoken = Spoken(answer=answer, deliver=lambda: None)
        ears = wired(ports, ways, spoken=spoken, me=_me())
        door = SlackDoor(Signatures(SECRET), served=frozenset({TEAM}))
        app = web.Application()
        add_slack(app, door=door, listening=ears.listening)
        yield app, ears


def _me() -> SlackSelf:
    return SlackSelf(
        tenant=TEAM,
        account=DESK,
        name="Demo",
        workspace=TEAM,
        site="https://demo.slack.example/",
        scopes=frozenset(),
    )


def _sit(ports: Ports) -> None:
    """Let the focal point sit in Slack."""
    seat = Seat(
        vendor=Vendor.SLACK,
        tenant=TEAM,
        account=PERSON,
        person_id=FOCAL_POINT.person_id,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.seats.take(seat)
        uow.commit()


async def _ours(folder: Path, vendor: str) -> None:
    with desk_on(folder / "desk.sqlite") as desk:
        furnish(desk)
        _sit(desk.ports)
        case = open_case(new_case(1), by=FOCAL_POINT, ports=desk.ports)
        with desk.ports.read_uow() as uow:
            action = next(a for a in uow.actions.of_case(case.id) if a.is_open)
        async with ours(desk.ports, vendor) as (app, ears):

            async def target(_request: web.Request) -> web.Response:
                return web.json_response(action.id)

            app.router.add_get("/target", target)
            settling = asyncio.create_task(_settle(ears))
            await serve(app, settle=partial(say_all, desk.engine))
            settling.cancel()
            await ears.close()


async def _settle(ears: Ears) -> None:
    """Forget what is answered each second, as a desk does."""
    while True:
        await asyncio.sleep(1)
        await ears.arrivals.settle()


async def _stock(_folder: Path, vendor: str) -> None:
    await serve(stock(vendor), settle=lambda: None)


_SERVED = {"stock": _stock, "ours": _ours}


def main() -> None:
    """Serve until a line comes in; print the port first."""
    end_with_first_error()
    which, vendor = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_SERVED[which](Path(folder), vendor))


if __name__ == "__main__":
    main()
