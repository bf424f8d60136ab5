"""Show on a case's card whether the desk is in its room, as the vendor tells it."""

from dataclasses import replace
from datetime import datetime

from domain.news import News, NewsKind, room_of
from domain.rooms import TAKEN_OUT, RoomStep, StepState
from services.ports import UnitOfWork

# The steps of a room that tell whether the desk is in it.
PRESENCE = frozenset({"app", "slack-channel"})


def mark_presence(room: str, *, taken_out: bool, at: datetime, uow: UnitOfWork) -> None:
    """Say on a room's checklist that the desk was taken out, or is back; once."""
    case_id = room.removeprefix(room_of(""))
    steps = [step for step in uow.rooms.steps(case_id) if step.key in PRESENCE]
    for was in steps:
        if was.state is StepState.WAITING or taken_out is (was.problem == TAKEN_OUT):
            continue
        becomes = _taken_out(was) if taken_out else _there(was)
        if becomes != was and uow.rooms.change(replace(becomes, at=at), was=was):
            news = News(
                case_id=case_id,
                conversation=room,
                kind=NewsKind.CASE_CARD,
                subject=case_id,
            )
            uow.record.queue([news], at=at)


def _taken_out(step: RoomStep) -> RoomStep:
    return replace(step, state=StepState.FAILED, problem=TAKEN_OUT, about="")


def _there(step: RoomStep) -> RoomStep:
    if step.problem != TAKEN_OUT:
        return step
    return replace(step, state=StepState.DONE, problem="", about="")
