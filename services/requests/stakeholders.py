"""Whom the notices of a case must reach, and who was told (rows 9, 19, 23, 27)."""

from domain.actions import Action, ActionState
from domain.people import Actor
from domain.refusals import Refusal
from domain.requests import Notified, Stakeholder, StakeholderKind
from domain.rights import is_notice
from services.case_change import CaseChange, changing, changing_action
from services.ports import Ports
from services.words import NAME_LENGTH, needed, refuse_long


def add_stakeholder(
    case_id: str, *, name: str, kind: StakeholderKind, by: Actor, ports: Ports
) -> Stakeholder:
    """
    Put an institution on the list of those to notify; one that is on it stays.

    Refusals: `not-on-team`, `words-missing`, `text-too-long`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        _refuse(change, name)
        for standing in change.uow.requests.stakeholders(case_id):
            if standing.name.casefold() == name.strip().casefold():
                return standing
        stakeholder = Stakeholder(
            id=ports.new_id(), case_id=case_id, name=name.strip(), kind=kind
        )
        change.uow.requests.add_stakeholder(stakeholder)
        change.record(
            "stakeholder.add", stakeholder.id, name=stakeholder.name, kind=kind
        )
        _show_notices(change)
        change.commit()
    return stakeholder


def _refuse(change: CaseChange, name: str) -> None:
    if not change.standing.is_on_team:
        raise Refusal("not-on-team")
    refuse_long(name, limit=NAME_LENGTH, field="name")
    needed(name)


def remove_stakeholder(
    case_id: str, stakeholder_id: str, *, by: Actor, ports: Ports
) -> bool:
    """Take an institution off the list; False when it was off. `not-on-team`."""
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.is_on_team:
            raise Refusal("not-on-team")
        _find(change, stakeholder_id)
        removed = change.uow.requests.remove_stakeholder(stakeholder_id, at=change.at)
        if removed:
            change.record("stakeholder.remove", stakeholder_id)
            _show_notices(change)
            change.commit()
    return removed


def _show_notices(change: CaseChange) -> None:
    """Draw the cards again that list whom to tell, also of notices that are done."""
    for action in change.uow.actions.of_case(change.case.id):
        is_shown = action.is_open or action.state is ActionState.DONE
        if is_shown and is_notice(change.row_of(action)):
            change.show(action)


def mark_told(action_id: str, *, stakeholder_id: str, by: Actor, ports: Ports) -> bool:
    """
    Record that a stakeholder was told for one action; False when that stood already.

    Refusals: `not-on-team`, `stakeholder-not-found`, `action-not-a-notice`,
    `action-not-pending` before its event.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        _refuse_telling(change, action)
        stakeholder = _find(change, stakeholder_id)
        notified = Notified(
            stakeholder_id=stakeholder.id,
            action_id=action.id,
            by=by.person_id,
            at=change.at,
        )
        told = change.uow.requests.notify(notified)
        if told:
            change.record(
                "stakeholder.told",
                stakeholder.id,
                action=action.label,
                name=stakeholder.name,
            )
            change.show(action)
            change.commit()
    return told


def _refuse_telling(change: CaseChange, action: Action) -> None:
    if not change.standing.is_on_team:
        raise Refusal("not-on-team")
    if not is_notice(change.row_of(action)):
        raise Refusal("action-not-a-notice", action=action.label)
    if action.state is ActionState.WAITING:
        raise Refusal("action-not-pending", action=action.label, state=action.state)


def _find(change: CaseChange, stakeholder_id: str) -> Stakeholder:
    for each in change.uow.requests.stakeholders(change.case.id):
        if each.id == stakeholder_id:
            return each
    raise Refusal("stakeholder-not-found")
