"""Who may change the team, and who may not decide because they do."""

from domain.people import Person
from domain.refusals import Refusal
from domain.rights import (
    DECIDING_ROLES,
    TEAM_KEEPERS,
    can_keep_team,
    stands_in_for_keeper,
)
from domain.roles import Role
from services.case_change import CaseChange


def refuse_others(change: CaseChange, code: str) -> None:
    """
    Refuse who does not keep the team, by *code*.

    Who acts for a keeper does the daily work and leaves the team as it is:
    `deputy-keeps-no-team`.
    """
    if can_keep_team(change.standing):
        return
    if stands_in_for_keeper(change.standing):
        raise Refusal("deputy-keeps-no-team")
    raise Refusal(code)


def refuse_both(change: CaseChange, person: Person, role: Role) -> None:
    """
    Refuse a part that lets one person keep the team and decide on the case.

    The SOP has the Corporate SES Team consolidate and draft, and others sign, clear and
    submit. Parts that are acted count too, also those that begin later. Refusal
    `keeper-decides-nothing`.
    """
    parts = _parts_of(change, person.id)
    decides = role in DECIDING_ROLES and not parts.isdisjoint(TEAM_KEEPERS)
    keeps = role in TEAM_KEEPERS and not parts.isdisjoint(DECIDING_ROLES)
    if decides or keeps:
        raise Refusal("keeper-decides-nothing", person=person.name, role=role)


def _parts_of(change: CaseChange, person_id: str) -> set[Role]:
    held = {
        member.role
        for member in change.team.members
        if member.person_id == person_id and member.until is None
    }
    acted = {
        acting.role
        for acting in change.team.acting
        if acting.deputy_id == person_id
        and acting.ended_at is None
        and acting.last_day >= change.today
    }
    return held | acted
