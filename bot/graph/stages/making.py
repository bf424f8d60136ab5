"""What a stage of making a room in Teams is given besides the case: Graph."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from bot.graph.client import Graph
from bot.rooms.making import Making, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSettings:
    """
    What an administrator says of rooms in Teams.

    *app* is the id in the app's manifest. An empty *channel* is the team's General;
    *service_url* is where the bot speaks to this tenant until it hears otherwise.
    """

    tenant: str
    app: str
    channel: str = ""
    service_url: str = "https://smba.trafficmanager.net/teams/"


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphMaking(Making):
    """One attempt at one stage, with what it asks."""

    settings: RoomSettings
    graph: Graph

    @property
    def team(self) -> str:
        """The team's address."""
        return f"/teams/{self.of_stage['private-team']}"

    @property
    def is_chat(self) -> bool:
        """Whether the room is a group chat and not a team."""
        return "group-chat" in self.of_stage

    @property
    def roster(self) -> Roster:
        """Who belongs in this room."""
        roster = self.room.roster
        return roster.of_team() if self.is_chat else roster

    @property
    def place(self) -> str:
        """What Teams calls the conversation that the room is."""
        return self.of_stage["group-chat" if self.is_chat else "channel"]

    @property
    def home(self) -> str:
        """The address of the team or chat."""
        if self.is_chat:
            return f"/chats/{quote(self.of_stage['group-chat'])}"
        return self.team


GraphStage = Callable[[GraphMaking], Awaitable[str]]
