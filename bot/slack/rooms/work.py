"""The work of making rooms in a workspace, beside that of the desk."""

from datetime import timedelta

import structlog

from bot.compose import House
from bot.local_desk import Todo
from bot.rooms.rooms import Rooms
from bot.slack.api import SlackApi, SlackRefused
from bot.slack.rooms.stages import slack_rooms
from bot.slack.who import who_am_i
from bot.slack_settings import SlackSettings
from services.ports import Ports

ROOMS_EVERY = timedelta(seconds=5)

log = structlog.get_logger(__name__)


def making_slack_rooms(
    house: House, settings: SlackSettings, api: SlackApi
) -> tuple[Todo, ...]:
    """Return what makes rooms as time goes on, once Slack says who the desk is."""
    rooms = _SlackRooms(house.ports, settings, api)
    return (("rooms", ROOMS_EVERY, rooms.make_waiting),)


class _SlackRooms:
    """Rooms of the workspace that the token is of, which Slack is asked for first."""

    def __init__(self, ports: Ports, settings: SlackSettings, api: SlackApi) -> None:
        self._ports = ports
        self._settings = settings
        self._api = api
        self._rooms: Rooms | None = None

    async def make_waiting(self) -> None:
        if self._rooms is None:
            self._rooms = await self._known()
        if self._rooms is not None:
            await self._rooms.make_waiting()

    async def _known(self) -> Rooms | None:
        try:
            me = await who_am_i(self._api)
        except SlackRefused as refused:
            log.warning("slack.rooms-wait", error=refused.error)
            return None
        workspaces = (
            each for each in self._settings.slack_workspaces if each[0] == "T"
        )
        where = None if me.workspace else next(workspaces, None)
        return slack_rooms(self._ports, self._api, me, workspace=where)
