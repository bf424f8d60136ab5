"""Reads from the desk what a case's room is to be."""

from datetime import date

from bot.graph.stages.making import Guest, Room
from cards.views.papers import templates
from domain.cases import Case
from domain.people import Team
from domain.rights import CASE_OPENERS
from domain.seats import Vendor
from services.ports import UnitOfWork


def room_facts(case_id: str, *, tenant: str, day: date, uow: UnitOfWork) -> Room:
    """Return who belongs in a case's room that day, and what is laid into it."""
    case = uow.cases.get(case_id)
    return Room(
        case_id=case_id,
        reference=case.facts.reference,
        people=_people(case, tenant=tenant, day=day, uow=uow),
        templates=templates(case),
    )


def _people(
    case: Case, *, tenant: str, day: date, uow: UnitOfWork
) -> tuple[Guest, ...]:
    """Return who is on the case and has not stepped back, who opened it first."""
    team = uow.people.team(case.id)
    ids = sorted(_on_case(team, day), key=lambda each: (each != case.opened_by, each))
    leading = {m.person_id for m in team.members if m.role in CASE_OPENERS}
    people = uow.people.some(ids)
    return tuple(
        Guest(
            name=people[person_id].name,
            account=_account(person_id, tenant=tenant, uow=uow),
            leads=person_id in leading,
        )
        for person_id in ids
    )


def _on_case(team: Team, day: date) -> set[str]:
    """Return who may see the case that day, without who stepped back from it."""
    held = {member.person_id for member in team.members if member.until is None}
    acting = {each.deputy_id for each in team.acting if each.holds_on(day)}
    return held.union(acting) - {recusal.person_id for recusal in team.recusals}


def _account(person_id: str, *, tenant: str, uow: UnitOfWork) -> str:
    """Return a person's id in the tenant; empty where they have no seat there."""
    for seat in uow.seats.of_person(person_id):
        if seat.vendor is Vendor.TEAMS and seat.tenant == tenant:
            return seat.account
    return ""
