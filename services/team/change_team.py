"""Who plays which part: give a role, take it back, agree the team (row 3)."""

from dataclasses import replace

from domain.people import Actor, Membership
from domain.refusals import Refusal
from domain.rights import RISK_OWNER_FROM, can_keep_team
from domain.roles import ASSIGNABLE, Role
from services.case_change import CaseChange, changing
from services.ports import Ports


def give_role(
    case_id: str, *, person_id: str, role: Role, by: Actor, ports: Ports
) -> Membership:
    """
    Let a person play a part on a case; who has it already keeps it.

    The Risk Owner is one person, RR or RBx: naming another replaces the first.

    Refusals: `not-a-team-keeper`, `role-not-given`, `person-not-found`,
    `demo-and-real`, `not-a-risk-owner`.
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
        roles = [m.role for m in change.team.members if m.person_id == person_id]
        if not {*roles, *person.duties} & set(RISK_OWNER_FROM):
            raise Refusal("not-a-risk-owner", person=person.name)


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
    change.record("team.join", person_id, role=role)
    change.show_case()
    change.say("team-joined", person=person_id, role=role, by=change.by.person_id)
    return member


def take_role(
    case_id: str, *, person_id: str, role: Role, note: str, by: Actor, ports: Ports
) -> bool:
    """
    End a person's part, with a hand-over *note*; False when they had it no more.

    Whoever has no part left loses sight of the case and of what it showed them.

    Refusals: `not-a-team-keeper` (own parts anybody may lay down), `last-keeper`.
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
        _end(change, held[0], note=note)
        change.show_case()
        change.say("team-left", person=person_id, role=role, note=note.strip())
        change.commit()
    return True


def _end(change: CaseChange, member: Membership, *, note: str) -> None:
    change.uow.people.leave(member.id, at=change.at, note=note.strip())
    change.record("team.leave", member.person_id, role=member.role, note=note.strip())


def agree_team(case_id: str, *, by: Actor, ports: Ports) -> int:
    """
    Make the present team the agreed one, as the call of action 3 does.

    Return how many people it has. Refusal: `not-a-team-keeper`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not can_keep_team(change.standing):
            raise Refusal("not-a-team-keeper")
        present = [m for m in change.team.members if m.until is None]
        if any(member.provisional for member in present):
            confirm(change)
            change.commit()
    return len({member.person_id for member in present})


def confirm(change: CaseChange) -> None:
    """Confirm all present members inside a change, and let all see the first cards."""
    present = [m for m in change.team.members if m.until is None]
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
