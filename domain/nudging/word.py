"""Who is told of an action next, and who was told of it so far."""

from dataclasses import dataclass
from datetime import datetime

from domain.nudging.history import Nudged, Snooze
from domain.nudging.ladders import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWord:
    """That a person is told of an action next, *at* a moment (UTC) in their hours."""

    person_id: str
    step: Step
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeHistory:
    """An action's nudges: those that are *coming*, soonest first, and those *told*."""

    coming: tuple[NextWord, ...] = ()
    told: tuple[Nudged, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
