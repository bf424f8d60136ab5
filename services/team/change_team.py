"""Who plays which part: give a role, take it back, agree the team (row 3)."""

from dataclasses import replace

from domain.people import Actor, Membership
from domain.refusals import Refusal
from domain.rights import DECIDING_ROLES, RISK_OWNER_FROM, SIGNING_ROLES, can_agree_team
from domain.roles import ASSIGNABLE, Role
from services.case_change import CaseChange, changing
from services.learning.brief_new import brief_first_team, brief_new
from services.ports import Ports
from services.procedures import only_role
from services.team.apart import refuse_both, refuse_others
from services.team.leaving import leave, open_actions, stop_left_feed
from services.words import refuse_long


def give_role(
    case_id: str,
    *,
    person_id: str,
    role: Role,
    by: Actor,
    ports: Ports,
    confirmed: bool = True,
) -> Membership:
    """
    Let a person play a part on a case; who has it already keeps it.

    The Risk Owner is one person, RR or RBx: naming another replaces the first. What
    waits for a signature in that part is shown to them. Unless *confirmed* nothing
    changes, and only what would be refused is.

    Refusals: `not-a-team-keeper`, `deputy-keeps-no-team`, `role-not-given`,
    `person-not-found`, `demo-and-real`, `not-a-risk-owner`, `not-for-oneself` for a
    part that decides, `keeper-decides-nothing`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        held = [m for m in change.holders(role) if m.person_id == person_id]
        if held:
            return held[0]
        _refuse(change, person_id, role)
        if role is Role.RISK_OWNER:
            for member in change.holders(role):
                leave(change, member, note="")
                change.say("team-left", person=member.person_id, role=role, note="")
        stop_left_feed(change, person_id)
        member = _join(change, person_id, role, ports=ports)
        if confirmed:
            change.commit()
    return member


def _refuse(change: CaseChange, person_id: str, role: Role) -> None:
    refuse_others(change, "not-a-team-keeper")
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
    if role in DECIDING_ROLES and person_id == change.by.person_id:
        raise Refusal("not-for-oneself", role=role)
    refuse_both(change, person, role)


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
    brief_new(change, [(person_id, role)])
    show_waiting(change, person_id, role)
    return member


def show_waiting(change: CaseChange, person_id: str, role: Role) -> None:
    """
    Show who begins to play a role what waits for a signature in it, inside a change.

    Of what the room has for that role alone, the room's cards are shown once more.
    """
    for action in open_actions(change):
        if action.opened_on and only_role(change.row_of(action)) == role:
            change.show(action)
    if role not in SIGNING_ROLES:
        return
    for action in open_actions(change):
        if action.document_version_id and role in action.waits_on:
            change.show_to_person(person_id, action)


def take_role(
    case_id: str,
    *,
    person_id: str,
    role: Role,
    note: str,
    by: Actor,
    ports: Ports,
    confirmed: bool = True,
) -> bool:
    """
    End a person's part, with a hand-over *note*; False when they had it no more.

    Whoever acts for them in it acts no longer. Whoever has no part left loses sight of
    the case and of what it showed them, and is assigned nothing of it any more. Unless
    *confirmed* nothing changes, and only what would be refused is.

    Refusals: `not-a-team-keeper` (own parts anybody may lay down),
    `deputy-keeps-no-team`, `last-keeper`, `text-too-long`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        held = [m for m in change.holders(role) if m.person_id == person_id]
        if not held:
            return False
        if person_id != by.person_id:
            refuse_others(change, "not-a-team-keeper")
        keepers = {m.person_id for m in change.holders(Role.CORPORATE_SES_TEAM)}
        if role is Role.CORPORATE_SES_TEAM and keepers == {person_id}:
            raise Refusal("last-keeper")
        refuse_long(note, field="note")
        leave(change, held[0], note=note)
        change.show_case()
        change.say("team-left", person=person_id, role=role, note=note.strip())
        if confirmed:
            change.commit()
    return True


def agree_team(case_id: str, *, by: Actor, ports: Ports) -> int:
    """
    Make the present team the agreed one, as the call of action 3 does.

    Who stands in for a keeper may: it changes nobody's part. Return how many people it
    has. Refusal: `not-a-team-keeper`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not can_agree_team(change.standing):
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
    brief_first_team(change)
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
