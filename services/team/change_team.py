"""Who plays which part: give a role, take it back, agree the team (row 3)."""

from dataclasses import replace

from domain.actions import Action
from domain.people import Actor, Membership
from domain.refusals import Refusal
from domain.rights import RISK_OWNER_FROM, SIGNING_ROLES, can_keep_team
from domain.roles import ASSIGNABLE, Role
from services.case_change import CaseChange, changing, standing_in
from services.ports import Ports
from services.words import refuse_long


def give_role(
    case_id: str, *, person_id: str, role: Role, by: Actor, ports: Ports
) -> Membership:
    """
    Let a person play a part on a case; who has it already keeps it.

    The Risk Owner is one person, RR or RBx: naming another replaces the first. What
    waits for a signature in that part is shown to them.

    Refusals: `not-a-team-keeper`, `role-not-given`, `person-not-found`,
    `demo-and-real`, `not-a-risk-owner`, `not-for-oneself` for a part that signs.
    """
    with changing(case_id, by=by, ports=ports) as change:
        held = [m for m in change.holders(role) if m.person_id == person_id]
        if held:
            return held[0]
        _refuse(change, person_id, role)
        if role is Role.RISK_OWNER:
            for member in change.holders(role):
                _end(change, member, note="")
        member = _join(change, person_id, role, ports=ports)
        change.commit()
    return member


def _refuse(change: CaseChange, person_id: str, role: Role) -> None:
    if not can_keep_team(change.standing):
        raise Refusal("not-a-team-keeper")
    if role not in ASSIGNABLE:
        raise Refusal("role-not-given", role=role)
    person = change.uow.people.get(person_id)
    if person.demo != change.case.demo:
        raise Refusal("demo-and-real", person=person.name)
    if role is Role.RISK_OWNER:
        mine = (m for m in change.team.members if m.person_id == person_id)
        roles = [member.role for member in mine if member.until is None]
        if not {*roles, *person.duties} & set(RISK_OWNER_FROM):
            raise Refusal("not-a-risk-owner", person=person.name)
    gives_key = role in SIGNING_ROLES and role not in person.duties
    if gives_key and person_id == change.by.person_id:
        raise Refusal("not-for-oneself", role=role)


def _join(
    change: CaseChange, person_id: str, role: Role, *, ports: Ports
) -> Membership:
    provisional = any(m.provisional for m in change.team.members if m.until is None)
    member = Membership(
        id=ports.new_id(),
        case_id=change.case.id,
        person_id=person_id,
        role=role,
        provisional=provisional,
        since=change.at,
    )
    change.uow.people.join([member])
    change.team = replace(change.team, members=(*change.team.members, member))
    change.record("team.join", person_id, role=role)
    change.show_case()
    change.say("team-joined", person=person_id, role=role, by=change.by.person_id)
    show_waiting(change, person_id, role)
    return member


def show_waiting(change: CaseChange, person_id: str, role: Role) -> None:
    """Show somebody what waits for a signature in a role, inside a change."""
    if role not in SIGNING_ROLES:
        return
    for action in _open_actions(change):
        if action.document_version_id and role in action.waits_on:
            change.show_to_person(person_id, action)


def take_role(
    case_id: str, *, person_id: str, role: Role, note: str, by: Actor, ports: Ports
) -> bool:
    """
    End a person's part, with a hand-over *note*; False when they had it no more.

    Whoever acts for them in it acts no longer. Whoever has no part left loses sight of
    the case and of what it showed them, and is assigned nothing of it any more.

    Refusals: `not-a-team-keeper` (own parts anybody may lay down), `last-keeper`,
    `text-too-long`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        held = [m for m in change.holders(role) if m.person_id == person_id]
        if not held:
            return False
        if person_id != by.person_id and not can_keep_team(change.standing):
            raise Refusal("not-a-team-keeper")
        keepers = {m.person_id for m in change.holders(Role.CORPORATE_SES_TEAM)}
        if role is Role.CORPORATE_SES_TEAM and keepers == {person_id}:
            raise Refusal("last-keeper")
        refuse_long(note, field="note")
        _end(change, held[0], note=note)
        change.show_case()
        change.say("team-left", person=person_id, role=role, note=note.strip())
        change.commit()
    return True


def _end(change: CaseChange, member: Membership, *, note: str) -> None:
    change.uow.people.leave(member.id, at=change.at, note=note.strip())
    change.record("team.leave", member.person_id, role=member.role, note=note.strip())
    left = (m for m in change.team.members if m.id != member.id)
    ended = replace(member, until=change.at, note=note.strip())
    change.team = replace(change.team, members=(*left, ended))
    _end_deputies(change, member)
    _take_assignments(change, member.person_id)


def _end_deputies(change: CaseChange, member: Membership) -> None:
    """Acting for somebody rests on their own part, and ends with it."""
    for acting in change.team.acting:
        theirs = (acting.principal_id, acting.role) == (member.person_id, member.role)
        over = acting.last_day < change.today
        if (
            theirs
            and not over
            and change.uow.people.end_acting(acting.id, at=change.at)
        ):
            change.record("team.end-acting", acting.id, deputy=acting.deputy_id)


def _take_assignments(change: CaseChange, person_id: str) -> None:
    """Nothing stays with somebody who is not on the team: nobody would do it."""
    there = standing_in(change.team, person_id=person_id, day=change.today)
    if there.is_on_team:
        return
    for action in _open_actions(change):
        if action.assignee_id == person_id:
            change.uow.actions.change(replace(action, assignee_id=""), was=action)
            change.record("action.unassign", action.id, action=action.label)
            change.show(action)


def _open_actions(change: CaseChange) -> list[Action]:
    return [a for a in change.uow.actions.of_case(change.case.id) if a.is_open]


def agree_team(case_id: str, *, by: Actor, ports: Ports) -> int:
    """
    Make the present team the agreed one, as the call of action 3 does.

    Return how many people it has. Refusal: `not-a-team-keeper`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not can_keep_team(change.standing):
            raise Refusal("not-a-team-keeper")
        if confirm(change):
            change.commit()
        present = [m for m in change.team.members if m.until is None]
    return len({member.person_id for member in present})


def confirm(change: CaseChange) -> bool:
    """Confirm all present members inside a change; False when they all were."""
    present = [m for m in change.team.members if m.until is None]
    if not any(member.provisional for member in present):
        return False
    change.uow.people.confirm_team(change.case.id)
    change.team = replace(
        change.team,
        members=tuple(replace(m, provisional=False) for m in change.team.members),
    )
    change.record(
        "team.agree",
        change.case.id,
        people=", ".join(sorted({member.person_id for member in present})),
    )
    change.show_case()
    change.say("team-agreed", by=change.by.person_id)
    return True
