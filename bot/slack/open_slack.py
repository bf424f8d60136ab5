"""A desk in Slack, opened: its door or its socket, its API, and the work behind it."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from aiohttp import ClientSession, web
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.compose import House
from bot.deliver_soon import Soon
from bot.desk.calendars import add_calendars
from bot.desk.opened import add_opened_files
from bot.desk_work import DeskWork
from bot.fetched_files import open_file_pool
from bot.health import Health, timing
from bot.local_desk import Todo, answer, checks, counted, mail_of, waiting
from bot.metrics import Metrics
from bot.paces import slack_pace_of
from bot.slack import files
from bot.slack.api import SlackApi, responses
from bot.slack.api.client import BASE_URL
from bot.slack.app import make_slack_app
from bot.slack.channel import SlackChannel
from bot.slack.door import SlackDoor
from bot.slack.door.signatures import Signatures
from bot.slack.matching import Matching
from bot.slack.rooms.work import making_slack_rooms
from bot.slack.sockets import Socket, socket_open
from bot.slack.who import SlackSelf, who_am_i
from bot.slack.wiring import Ears, Ways, wired
from bot.slack_settings import SlackSettings
from bot.vendor_pool import open_pool

TAKE_OVER_EVERY = timedelta(seconds=10)
SETTLE_EVERY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackAt:
    """Where Slack is: *api*, and which addresses are its own for answers and files."""

    api: str = BASE_URL
    takes_answers: responses.Trusts = responses.is_slacks
    lays_files: files.Trusts = files.is_slacks


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The application that Slack talks to, and the work behind it."""

    app: web.Application
    work: DeskWork
    more: tuple[Todo, ...]  # To do besides, as time goes on.


@asynccontextmanager
async def open_slack(
    house: House, settings: SlackSettings, *, site: str, at: SlackAt | None = None
) -> AsyncIterator[Opened]:
    """
    Keep connections, and a socket where there is one, while it is open.

    *site* is the address under which the desk's own links open. SlackRefused where
    Slack does not say whose the token is.
    """
    at = at or SlackAt()
    token = SecretStr(settings.bot_token)
    async with open_pool() as pool, open_file_pool() as file_pool:
        api = SlackApi(pool, token, base_url=at.api)
        me, metrics = await who_am_i(api), Metrics()
        channel = SlackChannel(api, house.ports, site=site, workspace=me.site)
        work = _work(house, channel, metrics)
        ways = Ways(
            api=api,
            responses=responses.Responses(pool, trusts=at.takes_answers),
            channel=channel,
            files=files.SlackFiles(api, file_pool, token, trusts=at.lays_files),
            matching=Matching(api, house.ports),
        )
        asked = counted(answer, metrics)
        deliver = Soon(work)
        ears = wired(house.ports, ways, answer=asked, me=me, deliver=deliver, site=site)
        door = _door(settings, me)
        app = _app(house, door, ears, metrics)
        async with _socket(settings, door, ears, pool, at=at):
            rooms = making_slack_rooms(house, settings, api)
            yield Opened(app=app, work=work, more=(*rooms, *_besides(ears)))
        await ears.working.finish()
        await ears.arrivals.close()


def _work(house: House, channel: SlackChannel, metrics: Metrics) -> DeskWork:
    return DeskWork(
        house.ports,
        channel,
        keep=house.checkpoints.keep,
        metrics=metrics,
        mail=mail_of(house),
        lookout=house.lookout.next_look,
        pace_of=slack_pace_of(house.settings),
        roles_apart=False,
    )


def _door(settings: SlackSettings, me: SlackSelf) -> SlackDoor:
    secret = settings.signing_secret
    signatures = Signatures(SecretStr(secret)) if secret else None
    served = frozenset(settings.slack_workspaces) or frozenset({me.tenant})
    return SlackDoor(signatures, served=served)


def _app(
    house: House, door: SlackDoor, ears: Ears, metrics: Metrics
) -> web.Application:
    """Serve Slack, what opens by a secret in its address, and how the desk is."""
    app = make_slack_app(
        door=door, listening=ears.listening, middlewares=[timing(metrics)]
    )
    add_calendars(app, house.ports)
    add_opened_files(app, house.ports)
    metrics.count_pending_with(partial(waiting, house))
    Health(checks=checks(house), metrics=metrics).add_to(app)
    return app


def _socket(
    settings: SlackSettings,
    door: SlackDoor,
    ears: Ears,
    pool: ClientSession,
    *,
    at: SlackAt,
) -> AbstractAsyncContextManager[None]:
    if not settings.uses_socket:
        return nullcontext()
    socket = Socket(door, ears.listening)
    client = AsyncWebClient(base_url=at.api, session=pool)
    return socket_open(socket, SecretStr(settings.app_token), client=client)


def _besides(ears: Ears) -> tuple[Todo, ...]:
    return (
        ("arrivals", TAKE_OVER_EVERY, ears.working.take_over),
        ("answered", SETTLE_EVERY, ears.arrivals.settle),
    )
