"""Making a case's room: a checklist that everybody sees (SOP row 4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepState(StrEnum):
    """How far a step of making a room is."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomStep:
    """A step of making a case's room: *problem* is a refusal's code when it failed."""

    case_id: str
    key: str
    position: int
    state: StepState
    at: datetime | None = None
    problem: str = ""
