"""What deciding on a request for more time and taking it back have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from domain.actions import Action
from domain.extensions import Extension, ExtensionState, deciders_of
from domain.people import Actor
from domain.refusals import Refusal
from services.case_change import CaseChange, changing_action
from services.ports import Ports


@contextmanager
def changing_extension(
    extension_id: str, *, by: Actor, ports: Ports
) -> Iterator[tuple[CaseChange, Action, Extension]]:
    """Open a unit of work on the case of a request; both are read in it, locked."""
    with ports.read_uow() as uow:
        action_id = uow.extensions.get(extension_id).action_id
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        yield change, action, change.uow.extensions.get(extension_id)


def refuse_decider(change: CaseChange, action: Action, extension: Extension) -> None:
    """
    Refuse a decision by who is not asked for it.

    :raises Refusal: `recused`, `decider-is-asker`, or `not-an-extender`.
    """
    me = change.by.person_id
    if me in deciders_of(change.team, asker=extension.asked_by, day=change.today):
        return
    if change.standing.recused:
        raise Refusal("recused", action=action.label)
    acted = change.standing.acting.values()
    if extension.asked_by in {me, *acted}:
        raise Refusal("decider-is-asker", action=action.label)
    raise Refusal("not-an-extender", action=action.label)


def settled(
    change: CaseChange,
    extension: Extension,
    state: ExtensionState,
    *,
    days: int = 0,
    answer: str = "",
) -> Extension:
    """
    Store what became of a request, and return it.

    :raises Refusal: `extension-settled` when somebody was first, against the lock.
    """
    became = replace(
        extension,
        state=state,
        decided_by=change.by.person_id,
        decided_at=change.at,
        granted_days=days,
        answer=answer,
    )
    if not change.uow.extensions.settle(became):
        raise Refusal("extension-settled")
    return became


def show_again(change: CaseChange, action: Action, extension: Extension) -> None:
    """Let the room and those who were asked see the action's card as it now is."""
    change.show(action)
    show_to_deciders(change, action, extension)


def show_to_deciders(change: CaseChange, action: Action, extension: Extension) -> None:
    """Let those who were asked see the action's card as it now is."""
    for person_id in deciders_of(
        change.team, asker=extension.asked_by, day=change.today
    ):
        change.show_to_person(person_id, action)
