"""Who is told of an action next, and when; and who was told of it so far."""

from datetime import datetime

from domain.nudging.word import NextWord, NudgeHistory
from services.nudging.hearings import hearings
from services.ports import UnitOfWork


def nudge_history(action_id: str, *, uow: UnitOfWork, now: datetime) -> NudgeHistory:
    """Return an action's nudges so far and those that come next, soonest first."""
    heard = hearings(uow.sweep.some([action_id]), uow=uow, now=now)
    words = [
        NextWord(person_id=each.person_id, step=each.nudge.step, at=each.nudge.at)
        for each in heard
    ]
    return NudgeHistory(
        coming=tuple(sorted(words, key=lambda word: word.at)),
        told=tuple(uow.nudges.of_action(action_id)),
        snoozes=tuple(uow.nudges.snoozes_of(action_id)),
    )
