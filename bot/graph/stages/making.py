"""What a stage of making a room is given: the case, the step, and Graph."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.graph.client import Graph


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
class Guest:
    """Somebody of the case: *account* is their id in the tenant, empty for none."""

    name: str
    account: str
    leads: bool  # Becomes an owner of the team.


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room as it is to be; of the case it shows the code and nothing else."""

    case_id: str
    reference: str
    people: tuple[Guest, ...]
    templates: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The team's name."""
        return f"SES case {self.reference}"

    @property
    def mark(self) -> str:
        """By what the team of this very case is known from all others."""
        return f"ses-desk-{self.case_id}"

    @property
    def seated(self) -> tuple[Guest, ...]:
        """Those whom the desk knows in Teams, owners first."""
        known = (guest for guest in self.people if guest.account)
        return tuple(sorted(known, key=lambda guest: not guest.leads))


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """
    One attempt at one stage.

    *found* is what this stage kept the last time, and *of_stage* what those before it
    did. *keep* stores in between what must not be forgotten; *keep_place* where the
    room's conversation is held. *known* is shared by all rooms.
    """

    room: Room
    settings: RoomSettings
    graph: Graph
    now: datetime
    found: str
    of_stage: Mapping[str, str]
    keep: Callable[[str], Awaitable[None]]
    keep_place: Callable[[str], Awaitable[None]]
    known: dict[str, str]

    @property
    def team(self) -> str:
        """The team's address."""
        return f"/teams/{self.of_stage['private-team']}"


Stage = Callable[[Making], Awaitable[str]]
