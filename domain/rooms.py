"""Making a case's room: a checklist that everybody sees (SOP row 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.seats import Vendor


class Home(StrEnum):
    """Where the rooms of a desk's cases are made."""

    DESK = "desk"
    TEAMS = "teams"
    TEAMS_CHAT = "teams-chat"  # In Teams with fewer rights.
    SLACK = "slack"

    @property
    def vendor(self) -> Vendor | None:
        """Whose service it is; None for the desk's own."""
        return _VENDORS.get(self)


_VENDORS = {
    Home.TEAMS: Vendor.TEAMS,
    Home.TEAMS_CHAT: Vendor.TEAMS,
    Home.SLACK: Vendor.SLACK,
}
# Stored with every case: append, never rename. The delivery marks the last one.
ROOM_STEPS: dict[Home, tuple[str, ...]] = {
    Home.DESK: ("team", "folders", "templates", "privacy", "case-card"),
    Home.TEAMS: (
        "private-team",
        "members",
        "channel",
        "privacy",
        "app",
        "folders",
        "templates",
        "case-card",
    ),
    Home.TEAMS_CHAT: ("group-chat", "members", "app", "case-card"),
    Home.SLACK: (
        "slack-channel",
        "members",
        "privacy",
        "topic",
        "bookmarks",
        "templates",
        "case-card",
    ),
}
_BY_FIRST = {keys[0]: home for home, keys in ROOM_STEPS.items()}
# Added to the steps once SECU has closed the case, and undone if it is open again: what
# it finds begins with how the room is to be, and goes on with how that was taken.
ARCHIVE = "archive"
ARCHIVED, NOT_ARCHIVED = "archived", "open"
ASKED, REFUSED = "asked", "refused"


class StepState(StrEnum):
    """How far a step of making a room is."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomStep:
    """
    A step of making a case's room.

    *problem* is the code of a refusal: of one that failed, or of what one that waits
    is waiting for; *about* fills its sentence. *found* is what the vendor calls what
    was made or asked for, so that no stage begins anew. Nobody works on a step before
    *look_at*; *began_at* is when it was first worked on.
    """

    case_id: str
    key: str
    position: int
    state: StepState
    at: datetime | None = None
    problem: str = ""
    about: str = ""
    found: str = ""
    began_at: datetime | None = None
    look_at: datetime | None = None


# The problems of a room into which others look: nothing is said there.
OPEN_TO_OTHERS = frozenset(
    {"room-not-private", "room-shared", "room-has-guests", "room-has-strangers"}
)
# The problem of a room that the desk's app was taken out of.
TAKEN_OUT = "room-app-taken-out"


def home_of(steps: Iterable[RoomStep]) -> Home | None:
    """Return where a room is made, by its first step; None where none is planned."""
    first = min(steps, key=lambda step: step.position, default=None)
    return _BY_FIRST.get(first.key) if first else None


def is_private(steps: Iterable[RoomStep]) -> bool:
    """Whether a room was seen to be private, where the vendor has to say so."""
    return all(step.state is StepState.DONE for step in steps if step.key == "privacy")


def is_taken_out(steps: Iterable[RoomStep]) -> bool:
    """Whether the desk's app is not in a room any more."""
    return any(step.problem == TAKEN_OUT for step in steps)


def is_made(steps: Iterable[RoomStep]) -> bool:
    """Whether the case card stands in the room."""
    return any(
        step.key == "case-card" and step.state is StepState.DONE for step in steps
    )


def is_shut(steps: Iterable[RoomStep]) -> bool:
    """Whether a room is archived, or being archived or opened: no card goes there."""
    for step in steps:
        if step.key == ARCHIVE:
            becomes, _, taken = step.found.partition("\n")
            opening = becomes == NOT_ARCHIVED and step.state is not StepState.DONE
            return taken != REFUSED and (becomes == ARCHIVED or opening)
    return False
