"""A desk in Teams, wired: its door, its connector, and the work behind it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientSession, web

from bot.compose import House
from bot.fetched_files import open_file_pool
from bot.lines import Line, Spoken
from bot.local_desk import Todo
from bot.paces import teams_pace
from bot.seated.answering import Desk
from bot.teams.absences import knowing_absences
from bot.teams.app import add_teams
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
from domain.seats import Vendor


@asynccontextmanager
async def teams_line(
    house: House, settings: TeamsSettings, *, site: str
) -> AsyncIterator[Line]:
    """
    Keep connections, and the keys of Microsoft's tokens, while it is open.

    *site* is the address under which the desk's own links open.
    """
    async with (
        open_pool() as pool,
        open_file_pool() as file_pool,
        _door(settings, pool) as door,
        tenants_graph(settings, pool) as graph,
    ):
        house, looks = knowing_absences(house, settings, graph)
        connector = _connector(settings, pool)
        ears = _Ears(
            house=house,
            site=site,
            door=door,
            connector=connector,
            channel=_channel(settings, connector, house, site=site),
            files=_files(settings, file_pool),
            drafts=drafts_of(graph, settings),
            todo=(*making_rooms(house, settings, graph), *looks),
        )
        yield _line(ears, mail=mail_through(graph, settings, house))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ears:
    """What hears in Teams, with what it answers by."""

    house: House
    site: str
    door: Door
    connector: Connector
    channel: TeamsChannel
    files: SentFiles
    drafts: Drafts | None
    todo: tuple[Todo, ...]

    @asynccontextmanager
    async def listen(
        self, app: web.Application, spoken: Spoken
    ) -> AsyncIterator[tuple[Todo, ...]]:
        """Serve Teams at its address."""
        ports = self.house.ports
        bot = TeamsDesk(
            Desk(ports=ports, answer=spoken.answer),
            Saying(self.channel, site=self.site),
            Looks(ports, site=self.site),
            self.files,
            deliver=spoken.deliver,
            site=self.site,
            drafts=self.drafts,
        )
        add_teams(app, door=self.door, adapter=TeamsAdapter(self.connector), bot=bot)
        yield self.todo


def _line(ears: _Ears, *, mail: Mail | None) -> Line:
    return Line(
        vendor=Vendor.TEAMS,
        house=ears.house,
        channel=ears.channel,
        pace=teams_pace(ears.house.settings),
        listen=ears.listen,
        mail=mail,
        own_views=True,
    )


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
