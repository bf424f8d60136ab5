"""Decide whether the coordinator clears a row: the SOP says "when relevant"."""

from domain.actions import Action, ActionState
from domain.people import Actor
from domain.procedure.model import Approval, Condition
from domain.refusals import Refusal
from domain.rights import can_keep_team
from services.case_change import CaseChange, changing_action
from services.ports import Ports
from services.words import reasoned


def decide_coordinator(
    action_id: str, *, needed: bool, reason: str, by: Actor, ports: Ports
) -> Action:
    """
    Decide for this case whether a clearance needs the Executive Coordinator too.

    By default it does when a vertical fund is involved. For sign-offs that is a rule
    and not a decision. It holds for all rounds of the row; decided so already, nothing
    changes.

    Refusals: `not-a-team-keeper`, `needs-no-approval`, `part-is-a-rule`,
    `approval-under-way`, `reason-missing`, `text-too-long`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        _refuse(change, action)
        decided = dict(change.case.relevant)
        if decided.get(action.row_key) == needed:
            return action
        why = reasoned(reason)
        relevant = decided | {action.row_key: needed}
        change.uow.cases.set_facts(change.case.id, change.case.facts, relevant)
        change.record(
            "case.relevance",
            action.id,
            action=action.label,
            needed=str(needed).lower(),
            reason=why,
        )
        change.show(action)
        change.commit()
    return action


def _refuse(change: CaseChange, action: Action) -> None:
    row = change.row_of(action)
    if not can_keep_team(change.standing):
        raise Refusal("not-a-team-keeper")
    if row.approval is Approval.NONE:
        raise Refusal("needs-no-approval", action=action.label)
    if row.co_signer is not Condition.VERTICAL_FUND_WHEN_RELEVANT:
        raise Refusal("part-is-a-rule", action=action.label, part="coordinator")
    rounds = change.uow.actions.of_case(change.case.id)
    under_way = {ActionState.IN_APPROVAL, ActionState.CLEARED}
    for each in rounds:
        if each.row_key == action.row_key and each.state in under_way:
            raise Refusal("approval-under-way", action=each.label)
