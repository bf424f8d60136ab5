"""What became of nudges: only a delivered one spends its step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

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


def told_on(nudges: Iterable[Nudged]) -> dict[str, date]:
    """Return the last day on which each person was reached, by their id."""
    reached = [each for each in nudges if each.outcome is NudgeOutcome.DELIVERED]
    return {each.person_id: each.day for each in sorted(reached, key=_day)}


def not_reached(nudges: Iterable[Nudged]) -> set[str]:
    """Return whom the last nudge that was tried did not reach; *nudges* in order."""
    tried = {each.person_id: each.outcome for each in nudges if each.outcome in _TRIED}
    return {who for who, became in tried.items() if became is NudgeOutcome.NOT_REACHED}


def silent_until(snoozes: Iterable[Snooze]) -> dict[str, date]:
    """Return the first day on which who asked for silence hears of it again."""
    heeded = [each for each in snoozes if each.ended_at is None]
    return {each.person_id: each.until for each in sorted(heeded, key=_until)}


_TRIED = frozenset({NudgeOutcome.DELIVERED, NudgeOutcome.NOT_REACHED})
_day = attrgetter("day")
_until = attrgetter("until")
