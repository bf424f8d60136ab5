"""A desk in Teams, wired: its door, its connector, and the work behind it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from aiohttp import ClientSession, web

from bot.compose import House
from bot.deliver_soon import Soon
from bot.desk.calendars import add_calendars
from bot.desk.opened import add_opened_files
from bot.desk_work import DeskWork
from bot.fetched_files import open_file_pool
from bot.health import Health, timing
from bot.local_desk import Todo, answer, checks, counted, waiting
from bot.metrics import Metrics
from bot.paces import teams_pace_of
from bot.seated.answering import Desk
from bot.teams.absences import knowing_absences
from bot.teams.app import make_teams_app
from bot.teams.channel import SERVICE_URL, TeamsChannel
from bot.teams.connector import BotTokens, Connector, credential_of, open_pool
from bot.teams.development import TENANT
from bot.teams.door import Door, TokenCheck, signing_keys
from bot.teams.door.hosts import is_this_machine
from bot.teams.files import (
    SentFiles,
    is_sharepoint,
    is_sharepoint_or_loopback,
)
from bot.teams.mail import drafts_of, mail_through
from bot.teams.rooms import making_rooms
from bot.teams.tenant import tenants_graph
from bot.teams.turns.adapter import TeamsAdapter
from bot.teams.turns.handler import TeamsDesk
from bot.teams.turns.laying import Drafts
from bot.teams.turns.looks import Looks
from bot.teams.turns.saying import Saying
from bot.teams_settings import TeamsSettings
from dialogs.channel import Mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The application that Teams talks to, and the work behind it."""

    app: web.Application
    work: DeskWork
    more: tuple[Todo, ...]  # To do besides, as time goes on.


@asynccontextmanager
async def open_teams(
    house: House, settings: TeamsSettings, *, site: str
) -> AsyncIterator[Opened]:
    """
    Keep connections, and the keys of Microsoft's tokens, while it is open.

    *site* is the address under which the desk's own links open.
    """
    metrics = Metrics()
    async with (
        open_pool() as pool,
        open_file_pool() as file_pool,
        _door(settings, pool) as door,
        tenants_graph(settings, pool) as graph,
    ):
        house, looks = knowing_absences(house, settings, graph)
        connector = _connector(settings, pool)
        channel = _channel(settings, connector, house, site=site)
        work = _work(house, channel, metrics, mail=mail_through(graph, settings, house))
        files = _files(settings, file_pool)
        say = Saying(channel, site=site)
        drafts = drafts_of(graph, settings)
        bot = _bot(
            house, say, files, metrics, deliver=Soon(work), site=site, drafts=drafts
        )
        adapter = TeamsAdapter(connector)
        around = [timing(metrics)]
        app = make_teams_app(door=door, adapter=adapter, bot=bot, middlewares=around)
        _serve_besides(app, house, metrics)
        rooms = making_rooms(house, settings, graph)
        yield Opened(app=app, work=work, more=(*rooms, *looks))


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


def _files(settings: TeamsSettings, pool: ClientSession) -> SentFiles:
    near = settings.teams_development
    return SentFiles(pool, trusts=is_sharepoint_or_loopback if near else is_sharepoint)


def _bot(
    house: House,
    say: Saying,
    files: SentFiles,
    metrics: Metrics,
    *,
    deliver: Callable[[], None],
    site: str,
    drafts: Drafts | None,
) -> TeamsDesk:
    desk = Desk(ports=house.ports, answer=counted(answer, metrics))
    looks = Looks(house.ports, site=site)
    return TeamsDesk(desk, say, looks, files, deliver=deliver, site=site, drafts=drafts)


def _serve_besides(app: web.Application, house: House, metrics: Metrics) -> None:
    """Serve what opens by a secret in its address alone, and how the desk is."""
    add_calendars(app, house.ports)
    add_opened_files(app, house.ports)
    metrics.count_pending_with(partial(waiting, house))
    Health(checks=checks(house), metrics=metrics).add_to(app)


def _connector(settings: TeamsSettings, pool: ClientSession) -> Connector:
    return Connector(
        pool,
        BotTokens(credential_of(settings, pool)),
        app_id=settings.app_id,
        loopback=settings.teams_development,
    )


def _channel(
    settings: TeamsSettings, connector: Connector, house: House, *, site: str
) -> TeamsChannel:
    """In development nobody is written to first: there is nowhere to open a chat."""
    opens_at = "" if settings.teams_development else SERVICE_URL
    return TeamsChannel(connector, house.ports, site=site, service_url=opens_at)


def _work(
    house: House, channel: TeamsChannel, metrics: Metrics, *, mail: Mail | None
) -> DeskWork:
    return DeskWork(
        house.ports,
        channel,
        keep=house.checkpoints.keep,
        metrics=metrics,
        mail=mail,
        lookout=house.lookout.next_look,
        pace_of=teams_pace_of(house.settings),
        own_views=True,
        roles_apart=False,
    )
