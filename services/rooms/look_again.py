"""Have a room looked at, since somebody came into it who may not belong there."""

from dataclasses import replace

from domain.rooms import StepState
from services.ports import Ports

# The steps that tell who is in a room, and who can look in.
_TELLING = frozenset({"members", "privacy"})


def look_again(case_id: str, *, ports: Ports) -> None:
    """
    Let the next tick look who is in a room, and not the next day.

    What is being worked on, or waits, is looked at anyway.
    """
    with ports.open_uow() as uow:
        now = uow.delivery.now()
        for step in uow.rooms.steps(case_id):
            is_idle = step.state is not StepState.WAITING and step.began_at is None
            if step.key in _TELLING and is_idle:
                uow.rooms.change(replace(step, look_at=now), was=step)
        uow.commit()
