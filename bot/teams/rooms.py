"""The work of making rooms in a tenant, beside that of the desk."""

from datetime import timedelta

from bot.compose import House
from bot.graph.client import Graph
from bot.graph.rooms import teams_rooms
from bot.graph.stages.making import RoomSettings
from bot.local_desk import Todo
from bot.teams_settings import TeamsSettings

ROOMS_EVERY = timedelta(seconds=5)


def making_rooms(
    house: House, settings: TeamsSettings, graph: Graph | None
) -> tuple[Todo, ...]:
    """Return what makes rooms as time goes on; nothing where there is no tenant."""
    if graph is None:
        return ()
    at = RoomSettings(tenant=settings.home_tenant, app=settings.app_id)
    rooms = teams_rooms(house.ports, graph, at)
    return (("rooms", ROOMS_EVERY, rooms.make_waiting),)
