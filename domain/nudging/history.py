"""What became of nudges: only a delivered one spends its step."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.nudging.ladders import Step


class NudgeOutcome(StrEnum):
    """What became of one action's place in a message."""

    QUEUED = "queued"
    DELIVERED = "delivered"
    NOT_REACHED = "not-reached"
    UNCERTAIN = "uncertain"  # It used that day's message, and no step.
    DROPPED = "dropped"  # It was done, or no longer theirs, when the message went.


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged:
    """
    One action in one message to one person.

    *day* is the reader's own; *way* is how it went out, empty before it did.
    """

    outbox_id: int
    action_id: str
    person_id: str
    step: Step
    day: date
    outcome: NudgeOutcome
    at: datetime
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """That a person hears nothing of an action before the day *until*, and why."""

    id: str
    action_id: str
    person_id: str
    until: date
    reason: str
    at: datetime
    ended_at: datetime | None = None
