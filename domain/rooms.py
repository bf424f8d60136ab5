"""Making a case's room: a checklist that everybody sees (SOP row 4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Home(StrEnum):
    """Where the rooms of a desk's cases are made."""

    DESK = "desk"
    TEAMS = "teams"


# Stored with every case: append, never rename. The delivery marks the last one.
ROOM_STEPS: dict[Home, tuple[str, ...]] = {
    Home.DESK: ("team", "folders", "templates", "privacy", "case-card"),
    Home.TEAMS: (
        "private-team",
        "members",
        "channel",
        "app",
        "folders",
        "templates",
        "privacy",
        "case-card",
    ),
}


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
