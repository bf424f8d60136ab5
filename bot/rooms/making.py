"""What a stage of making a room is given: the case, and the step."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """
    Somebody of the case: *account* is their id with the vendor, empty for none.

    Who *sits_elsewhere* is reached with another vendor, and not missed here.
    """

    person_id: str
    name: str
    account: str
    leads: bool
    is_on_team: bool  # The Management Response Team, which a group chat is for.
    sits_elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """
    Who belongs in a room, those first who joined the case first.

    *welcome* are the accounts of all who may see the case, whether they are to be there
    or not; *left* are those of people who were on it, and are not any more.
    """

    people: tuple[Guest, ...]
    welcome: frozenset[str]
    left: frozenset[str]

    @property
    def missed(self) -> tuple[Guest, ...]:
        """Those whom the desk knows neither there nor elsewhere."""
        return tuple(g for g in self.people if not g.account and not g.sits_elsewhere)

    @property
    def seated(self) -> tuple[Guest, ...]:
        """Those whom the desk knows there, owners first."""
        known = [guest for guest in self.people if guest.account]
        return tuple(sorted(known, key=lambda guest: guest.account not in self.owners))

    def of_team(self) -> "Roster":
        """Return who belongs in a room of the Management Response Team alone."""
        return replace(self, people=tuple(p for p in self.people if p.is_on_team))

    @property
    def owners(self) -> frozenset[str]:
        """Whose the room is: theirs who lead the case, else the first one's."""
        known = [guest for guest in self.people if guest.account]
        leading = frozenset(guest.account for guest in known if guest.leads)
        return leading or frozenset(guest.account for guest in known[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room as it is to be; of the case it shows the code and nothing else."""

    case_id: str
    reference: str
    roster: Roster
    is_closed: bool  # Whether SECU closed the case.
    templates: Mapping[str, bytes]
    registry_link: str = ""  # The case's page in SECU's registry.

    @property
    def name(self) -> str:
        """The room's name, where it may have spaces."""
        return f"SES case {self.reference}"

    @property
    def topic(self) -> str:
        """A chat's topic: by the mark in it it is known from all others."""
        mark = sha256(self.case_id.encode()).hexdigest()[:8]
        return f"{self.name} ({mark})".replace(":", " ")

    @property
    def mark(self) -> str:
        """By what the room of this very case is known from all others."""
        return f"ses-desk-{self.case_id}"

    @property
    def seated(self) -> tuple[Guest, ...]:
        """Those whom the desk knows there, owners first."""
        return self.roster.seated


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """
    One attempt at one stage.

    *found* is what this stage kept the last time, and *of_stage* what those before it
    did. *keep* stores in between what must not be forgotten; *keep_place* where the
    room's conversation is held. *known* is shared by all rooms.
    """

    room: Room
    now: datetime
    found: str
    of_stage: Mapping[str, str]
    keep: Callable[[str], Awaitable[None]]
    keep_place: Callable[[str], Awaitable[None]]
    known: dict[str, str]


Stage = Callable[[Making], Awaitable[str]]
