"""The work of making rooms in a tenant, beside that of the desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import ClientSession

from bot.compose import House
from bot.graph.client import Graph
from bot.graph.rooms import TeamsRooms
from bot.graph.stages.making import RoomSettings
from bot.local_desk import Todo
from bot.teams.connector import credential_of
from bot.teams_settings import TeamsSettings

ROOMS_EVERY = timedelta(seconds=5)


@asynccontextmanager
async def making_rooms(
    house: House, settings: TeamsSettings, pool: ClientSession
) -> AsyncIterator[tuple[Todo, ...]]:
    """Yield what makes rooms as time goes on; nothing where there is no tenant."""
    if settings.teams_development:
        yield ()
        return
    async with (
        credential_of(settings, pool)() as credential,
        Graph(credential) as graph,
    ):
        at = RoomSettings(tenant=settings.home_tenant, app=settings.app_id)
        rooms = TeamsRooms(house.ports, graph, at)
        yield (("rooms", ROOMS_EVERY, rooms.make_waiting),)
