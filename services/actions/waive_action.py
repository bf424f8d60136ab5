"""Waive an action with a reason, or reopen one: never a decision of somebody else's."""

from dataclasses import replace

from domain.actions import Action, ActionState
from domain.approvals import first_doers
from domain.cases import CaseState
from domain.extensions import ExtensionState
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import can_waive
from services.actions.finish_action import refuse_work
from services.case_change import CaseChange, changing_action
from services.dates.ending import end_request
from services.ports import Ports
from services.words import reasoned

REOPENABLE = frozenset({ActionState.DONE, ActionState.WAIVED, ActionState.LAPSED})


def waive_action(action_id: str, *, reason: str, by: Actor, ports: Ports) -> Action:
    """
    Let an action go undone, for a reason that stands in the record.

    It is for its owner, its drafter or the Corporate SES Team to decide, not for who
    supports them or has it assigned. With a part that is a rule of the SOP the whole
    is one too.

    Refusals: `not-waivable` (sign-offs, clearances, 7, 25 and 30), `part-is-a-rule`,
    `action-not-pending`, `not-your-action`, `reason-missing`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if action.state is ActionState.WAIVED:
            return action
        _refuse_waiving(change, action)
        waived = replace(action, state=ActionState.WAIVED, waits_on=())
        return _store(change, waived, was=action, verb="action.waive", reason=reason)


def _refuse_waiving(change: CaseChange, action: Action) -> None:
    row = change.row_of(action)
    if not row.waivable:
        raise Refusal("not-waivable", action=action.label)
    refuse_work(change, action, row)
    if not can_waive(change.standing, row=row):
        raise Refusal(
            "not-your-action", action=action.label, owner=(row.doers or ("",))[0]
        )
    for part in row.parts:
        if part.is_rule:
            raise Refusal("part-is-a-rule", action=action.label, part=part.key)


def reopen_action(action_id: str, *, reason: str, by: Actor, ports: Ports) -> Action:
    """
    Take an action up again that was done, waived or lapsed.

    What was signed stays signed and submitted; its revisit is another action.

    Refusals: `stays-signed`, `stays-with-secu`, `action-not-ended`, `case-ended`,
    `not-your-action`, `reason-missing`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if action.is_open:
            return action
        _refuse_reopening(change, action)
        row = change.row_of(action)
        opened = replace(
            action,
            state=ActionState.PENDING,
            waits_on=first_doers(row),
            done_at=None,
            done_by="",
        )
        refuse_work(change, opened, row)
        change.uow.actions.reopen_parts(action.id)
        return _store(change, opened, was=action, verb="action.reopen", reason=reason)


def _refuse_reopening(change: CaseChange, action: Action) -> None:
    row = change.row_of(action)
    if action.state not in REOPENABLE:
        raise Refusal("action-not-ended", action=action.label, state=action.state)
    if action.document_version_id and action.state is ActionState.DONE:
        raise Refusal("stays-signed", action=action.label)
    if row.for_information:
        raise Refusal("stays-with-secu", action=action.label)
    if change.case.state is not CaseState.OPEN:
        raise Refusal("case-ended", case=change.case.facts.reference)


def _store(
    change: CaseChange, becomes: Action, *, was: Action, verb: str, reason: str
) -> Action:
    """Store the change with its reason; who was first is the answer."""
    changed = replace(
        becomes,
        reason=reasoned(reason),
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
    if not change.uow.actions.change(changed, was=was):
        return change.uow.actions.get(was.id)
    change.record(verb, was.id, action=was.label, reason=changed.reason)
    if changed.state is ActionState.WAIVED:
        end_request(change, changed, ExtensionState.ACTION_WAIVED)
    change.show(changed)
    change.commit()
    return changed
