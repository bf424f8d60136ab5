"""The work of making rooms in a tenant, beside that of the desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.compose import House
from bot.graph.client import Graph
from bot.graph.credentials import signed_in
from bot.graph.rooms import TeamsRooms
from bot.graph.stages.making import RoomSettings
from bot.local_desk import Todo
from bot.settings import Settings, TeamsAppType

ROOMS_EVERY = timedelta(seconds=5)


@asynccontextmanager
async def making_rooms(
    house: House, settings: Settings
) -> AsyncIterator[tuple[Todo, ...]]:
    """Yield what makes rooms as time goes on; nothing where there is no tenant."""
    if settings.teams_development:
        yield ()
        return
    app, tenant = settings.teams_app_id or "", settings.teams_tenants[0]
    async with (
        signed_in(tenant, app, secret=_secret(settings)) as credential,
        Graph(credential) as graph,
    ):
        at = RoomSettings(tenant=tenant, app=app)
        rooms = TeamsRooms(house.ports, graph, at)
        yield (("rooms", ROOMS_EVERY, rooms.make_waiting),)


def _secret(settings: Settings) -> str | None:
    """Return the app's secret; None where the machine shows who it is."""
    secret = settings.teams_app_password
    if secret is None or settings.teams_app_type is TeamsAppType.MANAGED_IDENTITY:
        return None
    return secret.get_secret_value()
