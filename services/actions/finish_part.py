"""Finish one doer's part of an action, drop it, or take it up again (9, 19, 23, 27)."""

from dataclasses import replace

from domain.actions import Action, ActionState, PartState
from domain.people import Actor
from domain.procedure.model import Part, ProcedureRow
from domain.refusals import Refusal
from domain.rights import can_finish_part
from services.actions.finish_action import Shown, complete, store_shown
from services.case_change import CaseChange, changing_action
from services.ports import Ports
from services.words import reasoned


def finish_part(
    action_id: str, *, part: str, shown: Shown, by: Actor, ports: Ports
) -> Action:
    """
    Mark a part done, with what shows it; the last one finishes the action.

    A part done twice answers with what stands.

    Refusals: `action-not-pending`, `part-not-found`, `not-your-part`,
    `part-not-needed`, `evidence-missing`, and those of what is shown.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        mine, state = _find(change, action, part)
        if state.done_at is not None:
            return action
        _refuse(change, action, mine)
        if not state.needed:
            raise Refusal("part-not-needed", action=action.label, part=part)
        store_shown(change, action, shown, ports=ports)
        done = replace(
            state, done_at=change.at, done_by=by.person_id, reason=shown.note.strip()
        )
        change.uow.actions.finish_part(done)
        change.record("part.finish", action.id, action=action.label, part=part)
        return _go_on(change, _begun(change, action), ports=ports)


def drop_part(
    action_id: str, *, part: str, reason: str, by: Actor, ports: Ports
) -> Action:
    """
    Decide that a part the SOP leaves to "when relevant" is not needed on this case.

    Refusals: `action-not-pending`, `part-not-found`, `part-is-a-rule`,
    `not-your-part`, `reason-missing`, `text-too-long`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        mine, state = _find(change, action, part)
        if not state.needed or state.done_at is not None:
            return action
        _refuse(change, action, mine)
        if mine.is_rule:
            raise Refusal("part-is-a-rule", action=action.label, part=part)
        dropped = replace(state, needed=False, reason=reasoned(reason))
        change.uow.actions.finish_part(dropped)
        change.record(
            "part.drop",
            action.id,
            action=action.label,
            part=part,
            reason=dropped.reason,
        )
        return _go_on(change, action, ports=ports)


def restore_part(
    action_id: str, *, part: str, reason: str, by: Actor, ports: Ports
) -> Action:
    """
    Decide that a part which was not needed is needed after all; one that is stays.

    Refusals: `action-not-pending`, `part-not-found`, `not-your-part`,
    `reason-missing`, `text-too-long`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        mine, state = _find(change, action, part)
        if state.needed:
            return action
        _refuse(change, action, mine)
        restored = replace(state, needed=True, reason=reasoned(reason))
        change.uow.actions.restore_part(restored)
        change.record(
            "part.restore",
            action.id,
            action=action.label,
            part=part,
            reason=restored.reason,
        )
        change.show(action)
        change.commit()
    return action


def _find(change: CaseChange, action: Action, key: str) -> tuple[Part, PartState]:
    row: ProcedureRow = change.row_of(action)
    part = next((each for each in row.parts if each.key == key), None)
    states = change.uow.actions.parts_of(action.id)
    state = next((each for each in states if each.key == key), None)
    if part is None or state is None:
        raise Refusal(
            "part-not-found",
            action=action.label,
            part=key[:60],
            parts=", ".join(each.key for each in row.parts),
        )
    return part, state


def _refuse(change: CaseChange, action: Action, part: Part) -> None:
    if not action.is_open:
        raise Refusal("action-not-pending", action=action.label, state=action.state)
    if not can_finish_part(change.standing, part=part):
        raise Refusal("not-your-part", action=action.label, part=part.key)


def _begun(change: CaseChange, action: Action) -> Action:
    """Let an action whose first part is done be under way."""
    if action.state is not ActionState.PENDING:
        return action
    begun = replace(
        action,
        state=ActionState.STARTED,
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
    change.uow.actions.change(begun, was=action)
    return change.uow.actions.get(action.id)


def _go_on(change: CaseChange, action: Action, *, ports: Ports) -> Action:
    """Finish the action with its last part, else only show what is done."""
    outside = {each.key for each in change.row_of(action).parts if each.outside}
    left = [
        each
        for each in change.uow.actions.parts_of(action.id)
        if each.needed and each.done_at is None and each.key not in outside
    ]
    if not left:
        return complete(change, action, ports=ports)
    change.show(action)
    change.commit()
    return action
