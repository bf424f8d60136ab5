"""What hangs on a case's funds: keys of approvals, parts of notices, who plays whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.actions import Action, ActionState, PartState
from domain.approvals import needed_keys, progress_of
from domain.cases import Case
from domain.documents import Key
from domain.openings import decided_parts
from domain.people import Membership, Person
from domain.procedure.duties import needed_parts
from domain.procedure.model import ProcedureRow
from domain.refusals import Refusal
from domain.roles import Role
from services.case_change import CaseChange
from services.cases.first_team import make_member, parts_by_duty
from services.learning.brief_new import brief_new
from services.ports import Ports
from services.team.apart import refuse_both
from services.team.leaving import leave

_OUT = frozenset({ActionState.IN_APPROVAL, ActionState.CLEARED})


@dataclass(frozen=True, slots=True, kw_only=True)
class FundEffects:
    """
    What other facts on funds change.

    *keyed* are open actions that then need other keys, as they will be, each with
    those keys. *parts* are parts that become needed, or not, with their action.
    *joins* and *leaves* are people with the part that they get or lose.
    """

    keyed: tuple[tuple[Action, tuple[Key, ...]], ...] = ()
    parts: tuple[tuple[Action, PartState], ...] = ()
    joins: tuple[tuple[Person, Role], ...] = ()
    leaves: tuple[Membership, ...] = ()


def effects_of(change: CaseChange, becomes: Case) -> FundEffects:
    """
    Reckon what hangs on the funds of a case as it *becomes*; nothing is changed.

    Refusal `approval-hangs-on-fund` where only the key that falls away is missing.
    """
    actions = [a for a in change.uow.actions.of_case(becomes.id) if a.is_open]
    return FundEffects(
        keyed=tuple(_keyed(change, becomes, actions)),
        parts=tuple(
            (action, part)
            for action in actions
            for part in _parts(change, becomes, action)
        ),
        joins=tuple(_joins(change, becomes)),
        leaves=tuple(_leaves(change, becomes)),
    )


def _keyed(
    change: CaseChange, becomes: Case, actions: Iterable[Action]
) -> Iterable[tuple[Action, tuple[Key, ...]]]:
    for action in actions:
        row = change.row_of(action)
        keys = needed_keys(row, case=becomes)
        if keys != needed_keys(row, case=change.case):
            yield _waiting_on(change, becomes, action, row), keys


def _waiting_on(
    change: CaseChange, becomes: Case, action: Action, row: ProcedureRow
) -> Action:
    """Return the action as it waits for the keys that its version then lacks."""
    if action.state not in _OUT:
        return action
    progress = progress_of(
        action.document_version_id,
        row=row,
        case=becomes,
        signatures=change.uow.documents.signatures_of(action.id),
    )
    if not progress.is_complete:
        state = ActionState.IN_APPROVAL
        return replace(action, state=state, waits_on=progress.waits_on)
    if action.state is ActionState.IN_APPROVAL:
        raise Refusal("approval-hangs-on-fund", action=action.label)
    return action


def _parts(change: CaseChange, becomes: Case, action: Action) -> Iterable[PartState]:
    """Return parts that the facts make needed or not; what people decided stays."""
    row = change.row_of(action)
    needed = needed_parts(
        row,
        vertical_fund=becomes.facts.vertical_fund,
        relevant=decided_parts(becomes, row),
    )
    keys = {part.key for part in needed}
    for part in change.uow.actions.parts_of(action.id):
        decided = part.done_at is not None or part.reason
        if not decided and part.needed != (part.key in keys):
            yield replace(part, needed=part.key in keys)


def _joins(change: CaseChange, becomes: Case) -> Iterable[tuple[Person, Role]]:
    before = set(_by_duty(change, change.case))
    held = {(m.person_id, m.role) for m in _present(change)}
    for (person_id, role), person in _by_duty(change, becomes).items():
        new = (person_id, role) not in before | held
        if new and _is_apart(change, person, role):
            yield person, role


def _leaves(change: CaseChange, becomes: Case) -> Iterable[Membership]:
    after = set(_by_duty(change, becomes))
    gone = set(_by_duty(change, change.case)) - after
    for member in _present(change):
        mine = member.person_id == change.by.person_id
        if (member.person_id, member.role) in gone and not mine:
            yield member


def _by_duty(change: CaseChange, case: Case) -> dict[tuple[str, Role], Person]:
    found = parts_by_duty(case, opener_id=case.opened_by, uow=change.uow)
    return {(person.id, role): person for person, role in found}


def _present(change: CaseChange) -> list[Membership]:
    return [member for member in change.team.members if member.until is None]


def _is_apart(change: CaseChange, person: Person, role: Role) -> bool:
    """Whether a part lets nobody keep the team and decide."""
    try:
        refuse_both(change, person, role)
    except Refusal:
        return False
    return True


def store_effects(change: CaseChange, effects: FundEffects, *, ports: Ports) -> None:
    """Store what hangs on the funds inside a change; record and show each."""
    for member in effects.leaves:
        leave(change, member, note="")
        change.say("team-left", person=member.person_id, role=member.role, note="")
    for person, role in effects.joins:
        _join(change, person, role, ports=ports)
    brief_new(change, [(person.id, role) for person, role in effects.joins])
    for action, part in effects.parts:
        store = change.uow.actions
        (store.restore_part if part.needed else store.finish_part)(part)
        change.record(
            "part.reckon",
            action.id,
            action=action.label,
            part=part.key,
            needed=str(part.needed).lower(),
        )
        change.show(action)
    for action, keys in effects.keyed:
        _store_keys(change, action, keys)


def _join(change: CaseChange, person: Person, role: Role, *, ports: Ports) -> None:
    provisional = any(member.provisional for member in _present(change))
    made = make_member(change.case, person, role, ports=ports)
    member = replace(made, provisional=provisional, since=change.at)
    change.uow.people.join([member])
    change.team = replace(change.team, members=(*change.team.members, member))
    change.record("team.join", person.id, role=role)
    change.say("team-joined", person=person.id, role=role, by=change.by.person_id)


def _store_keys(change: CaseChange, action: Action, keys: tuple[Key, ...]) -> None:
    was = change.uow.actions.get(action.id)
    if (was.state, was.waits_on) != (action.state, action.waits_on):
        waits = replace(was, state=action.state, waits_on=action.waits_on)
        change.uow.actions.change(waits, was=was)
    change.record(
        "approval.reckon",
        action.id,
        action=action.label,
        coordinator=str(Key.COORDINATOR in keys).lower(),
    )
    change.show(action)
    if action.state in _OUT:
        for role in action.waits_on:
            change.show_to(role, action)
