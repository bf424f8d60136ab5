"""A desk in Slack, opened: its door or its socket, its API, and the work behind it."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    nullcontext,
)
from dataclasses import dataclass, replace
from datetime import timedelta

from aiohttp import web
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.compose import House
from bot.fetched_files import open_file_pool
from bot.lines import Line, Spoken
from bot.local_desk import Todo, mail_of
from bot.paces import slack_pace
from bot.slack import files
from bot.slack.api import SlackApi, responses
from bot.slack.api.client import BASE_URL
from bot.slack.app import add_slack
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
from domain.seats import Vendor

TAKE_OVER_EVERY = timedelta(seconds=10)
SETTLE_EVERY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackAt:
    """
    Where Slack is: *api*, and which addresses are its own for answers and files.

    *now* counts the seconds of its tiers.
    """

    api: str = BASE_URL
    now: Callable[[], float] = time.monotonic
    takes_answers: responses.Trusts = responses.is_slacks
    lays_files: files.Trusts = files.is_slacks


@asynccontextmanager
async def slack_line(
    house: House, settings: SlackSettings, *, site: str, at: SlackAt | None = None
) -> AsyncIterator[Line]:
    """
    Keep connections, and a socket where there is one, while it is open.

    *site* is the address under which the desk's own links open. SlackRefused where
    Slack does not say whose the token is.
    """
    at, token = at or SlackAt(), SecretStr(settings.bot_token)
    async with open_pool() as pool, open_file_pool() as file_pool:
        api = SlackApi(pool, token, base_url=at.api, now=at.now)
        me = await who_am_i(api)
        ways = Ways(
            api=api,
            responses=responses.Responses(pool, trusts=at.takes_answers),
            channel=SlackChannel(api, house.ports, site=site, workspace=me.site),
            files=files.SlackFiles(api, file_pool, token, trusts=at.lays_files),
            matching=Matching(api, house.ports),
        )
        client = AsyncWebClient(base_url=at.api, session=pool)
        hearing = _Hearing(
            house=house, settings=settings, site=site, me=me, ways=ways, client=client
        )
        yield _line(hearing)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hearing:
    """What hears in Slack, with what it answers by; *client* opens the socket."""

    house: House
    settings: SlackSettings
    site: str
    me: SlackSelf
    ways: Ways
    client: AsyncWebClient

    @asynccontextmanager
    async def listen(
        self, app: web.Application, spoken: Spoken
    ) -> AsyncIterator[tuple[Todo, ...]]:
        """Serve Slack at its address, or hold a socket open."""
        # E-mails are laid into Drafts by who is asked for them in Teams.
        ports = replace(self.house.ports, lays_letters=False)
        ears = wired(ports, self.ways, spoken=spoken, me=self.me, site=self.site)
        door = _door(self.settings, self.me)
        add_slack(app, door=door, listening=ears.listening)
        rooms = making_slack_rooms(self.house, self.settings, self.ways.api)
        async with AsyncExitStack() as until_then:
            until_then.push_async_callback(ears.close)
            await until_then.enter_async_context(self._socket(door, ears))
            yield (*rooms, *_besides(ears))

    def _socket(self, door: SlackDoor, ears: Ears) -> AbstractAsyncContextManager[None]:
        if not self.settings.uses_socket:
            return nullcontext()
        token = SecretStr(self.settings.app_token)
        socket = Socket(door, ears.listening)
        return socket_open(socket, token, client=self.client)


def _line(hearing: _Hearing) -> Line:
    return Line(
        vendor=Vendor.SLACK,
        house=hearing.house,
        channel=hearing.ways.channel,
        pace=slack_pace(hearing.house.settings),
        listen=hearing.listen,
        mail=mail_of(hearing.house),
    )


def _door(settings: SlackSettings, me: SlackSelf) -> SlackDoor:
    secret = settings.signing_secret
    signatures = Signatures(SecretStr(secret)) if secret else None
    served = frozenset(settings.slack_workspaces) or frozenset({me.tenant})
    return SlackDoor(signatures, served=served)


def _besides(ears: Ears) -> tuple[Todo, ...]:
    return (
        ("arrivals", TAKE_OVER_EVERY, ears.working.take_over),
        ("answered", SETTLE_EVERY, ears.arrivals.settle),
    )
