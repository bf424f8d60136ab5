"""Make a case's room as a visible checklist, resumable after any failure (row 4)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from domain.news import News, NewsKind, room_of
from domain.paperwork import folders
from domain.refusals import Refusal
from domain.rooms import ROOM_STEPS, Home, RoomStep, StepState
from services.ports import Ports

LAST_STEP = "case-card"  # Marked by the delivery, once the card is pinned.


def planned_steps(case_id: str, *, home: Home) -> list[RoomStep]:
    """Return the steps of a new room, all waiting."""
    return [
        RoomStep(case_id=case_id, key=key, position=position, state=StepState.WAITING)
        for position, key in enumerate(ROOM_STEPS[home])
    ]


def make_room(
    case_id: str, *, templates: Mapping[str, bytes], ports: Ports
) -> list[RoomStep]:
    """
    Do what is left of a room's steps; one that fails does not hold up the next.

    *templates* are the files of the templates folder, by path. Done again it finds
    what exists instead of making it twice. Return the steps as they now are.

    Where a vendor makes the rooms, what failed only waits again: it is asked of the
    vendor with the next tick.
    """
    if ports.home is not Home.DESK:
        return _waiting_again(case_id, ports=ports)
    with ports.read_uow() as uow:
        reference = uow.cases.get(case_id).facts.reference
        steps = uow.rooms.steps(case_id)
    work: dict[str, Callable[[], None]] = {
        "team": lambda: None,
        "folders": lambda: ports.files.make_tree(reference, folders()),
        "templates": lambda: _write(reference, templates, ports=ports),
        "privacy": lambda: ports.files.refuse_open_to_others(reference),
    }
    for step in steps:
        if step.state is not StepState.DONE and step.key in work:
            _do(step, work[step.key], ports=ports)
    with ports.read_uow() as uow:
        return uow.rooms.steps(case_id)


def _waiting_again(case_id: str, *, ports: Ports) -> list[RoomStep]:
    with ports.read_uow() as uow:
        steps = uow.rooms.steps(case_id)
    for step in steps:
        if step.state is StepState.FAILED:
            waits = replace(step, state=StepState.WAITING, problem="", about="")
            mark_step(replace(waits, began_at=None, look_at=None), ports=ports)
    with ports.read_uow() as uow:
        return uow.rooms.steps(case_id)


def _write(reference: str, templates: Mapping[str, bytes], *, ports: Ports) -> None:
    for path, content in templates.items():
        ports.files.write(reference, path, content)


def _do(step: RoomStep, work: Callable[[], None], *, ports: Ports) -> None:
    try:
        work()
    except Refusal as refusal:
        becomes = replace(step, state=StepState.FAILED, problem=refusal.code)
    else:
        becomes = replace(step, state=StepState.DONE, problem="")
    mark_step(becomes, ports=ports)


def mark_step(step: RoomStep, *, ports: Ports, shown: bool = True) -> None:
    """Store how far a step is, and let the case card show it where that is *shown*."""
    now = ports.clock()
    with ports.open_uow() as uow:
        uow.rooms.mark(replace(step, at=now))
        card = News(
            case_id=step.case_id,
            conversation=room_of(step.case_id),
            kind=NewsKind.CASE_CARD,
            subject=step.case_id,
        )
        if shown:
            uow.record.queue([card], at=now)
        uow.commit()


def mark_card_pinned(case_id: str, *, ports: Ports) -> None:
    """Mark the last step once the case card stands on top of its room."""
    with ports.read_uow() as uow:
        steps = uow.rooms.steps(case_id)
    for step in steps:
        if step.key == LAST_STEP and step.state is not StepState.DONE:
            mark_step(replace(step, state=StepState.DONE), ports=ports)
