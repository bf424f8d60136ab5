"""A desk in Teams, wired: its door, its connector, and the work behind it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

import structlog
from aiohttp import ClientSession, web

from bot.compose import House
from bot.desk.calendars import add_calendars
from bot.desk_work import DeskWork
from bot.error_ids import new_error_id
from bot.health import Health, timing
from bot.local_desk import Todo, answer_of, checks, counted, mail_of, waiting
from bot.metrics import Metrics
from bot.paces import teams_pace_of
from bot.teams.app import make_teams_app
from bot.teams.channel import SERVICE_URL, TeamsChannel
from bot.teams.connector import BotTokens, Connector, credential_of, open_pool
from bot.teams.development import TENANT
from bot.teams.door import Door, TokenCheck, signing_keys
from bot.teams.door.hosts import is_this_machine
from bot.teams.rooms import making_rooms
from bot.teams.turns.adapter import TeamsAdapter
from bot.teams.turns.answering import Desk
from bot.teams.turns.handler import TeamsDesk
from bot.teams.turns.saying import Saying
from bot.teams_settings import TeamsSettings

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The application that Teams talks to, and the work behind it."""

    app: web.Application
    work: DeskWork
    rooms: tuple[Todo, ...]


@asynccontextmanager
async def open_teams(house: House, settings: TeamsSettings) -> AsyncIterator[Opened]:
    """Keep connections, and the keys of Microsoft's tokens, while it is open."""
    metrics = Metrics()
    async with (
        open_pool() as pool,
        _door(settings, pool) as door,
        making_rooms(house, settings, pool) as rooms,
    ):
        connector = _connector(settings, pool)
        channel = _channel(settings, connector, house)
        work = _work(house, channel, metrics)
        answer = counted(answer_of(house.ports), metrics)
        bot = TeamsDesk(
            Desk(ports=house.ports, answer=answer),
            Saying(channel),
            deliver=_Soon(work),
        )
        app = make_teams_app(
            door=door,
            adapter=TeamsAdapter(connector),
            bot=bot,
            middlewares=[timing(metrics)],
        )
        add_calendars(app, house.ports)
        metrics.count_pending_with(partial(waiting, house))
        Health(checks=checks(house), metrics=metrics).add_to(app)
        yield Opened(app=app, work=work, rooms=rooms)


@asynccontextmanager
async def _door(settings: TeamsSettings, pool: ClientSession) -> AsyncIterator[Door]:
    if settings.teams_development:
        played = frozenset({TENANT})
        yield Door(
            None,
            tenants=played,
            trusts=is_this_machine,
            unauthenticated_on_loopback=True,
        )
        return
    tenants = frozenset(settings.teams_tenants)
    async with signing_keys(pool) as keys:
        yield Door(TokenCheck(settings.app_id, keys=keys), tenants=tenants)


def _connector(settings: TeamsSettings, pool: ClientSession) -> Connector:
    return Connector(
        pool,
        BotTokens(credential_of(settings, pool)),
        app_id=settings.app_id,
        loopback=settings.teams_development,
    )


def _channel(
    settings: TeamsSettings, connector: Connector, house: House
) -> TeamsChannel:
    """
    Return the channel; its cards name files and link to none, for none is served yet.

    In development nobody is written to first: there is nowhere to open a chat.
    """
    opens_at = "" if settings.teams_development else SERVICE_URL
    return TeamsChannel(connector, house.ports, service_url=opens_at)


def _work(house: House, channel: TeamsChannel, metrics: Metrics) -> DeskWork:
    return DeskWork(
        house.ports,
        channel,
        keep=house.checkpoints.keep,
        metrics=metrics,
        mail=mail_of(house),
        lookout=house.lookout.next_look,
        pace_of=teams_pace_of(house.settings),
    )


class _Soon:
    """Has the work say what is queued, while the answer goes back."""

    def __init__(self, work: DeskWork) -> None:
        self._work = work
        self._wanted = False
        self._under_way: asyncio.Task[None] | None = None

    def __call__(self) -> None:
        """Say all that is queued by now; called meanwhile, once more after that."""
        self._wanted = True
        if self._under_way is None:
            self._under_way = asyncio.create_task(self._deliver())

    async def _deliver(self) -> None:
        try:
            while self._wanted:
                self._wanted = False
                await self._work.deliver()
        except Exception:
            # What was queued stays queued: the next tick tries again.
            log.exception("teams.delivery-failed", error_id=new_error_id())
        finally:
            self._under_way = None
