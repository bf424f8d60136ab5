"""Fill the roles of a new case in one go, from the duties that offices give."""

from domain.cases import Case
from domain.people import Membership, OfficePlace, Person, Team
from domain.procedure.duties import corporate_ses_team_office
from domain.rights import DECIDING_ROLES
from domain.roles import ASSIGNABLE, BY_ROLE, Office, Role
from services.ports import Ports, UnitOfWork


def first_team(case: Case, *, opener: Person, uow: UnitOfWork, ports: Ports) -> Team:
    """
    Join everybody whose office duties fit the case, provisionally, and the opener.

    The Corporate SES Team follows the interim rule: Environmental Finance plays it on
    environmental vertical-fund cases, in coordination with the SES policy specialist.
    """
    members = [
        make_member(case, person, role, ports=ports)
        for person, role in parts_by_duty(case, opener_id=opener.id, uow=uow)
    ]
    members = _with_one_risk_owner(members)
    uow.people.join(members)
    return Team(members=tuple(members), acting=(), recusals=())


def parts_by_duty(
    case: Case, *, opener_id: str, uow: UnitOfWork
) -> list[tuple[Person, Role]]:
    """Return who gets which part by their office's duties, on a case of such facts."""
    places = {place.id: place for place in uow.people.offices()}
    return [
        (person, role)
        for person in uow.people.everybody()
        if person.demo == case.demo
        for role in _roles_of(person, case=case, places=places, opener_id=opener_id)
    ]


def _with_one_risk_owner(members: list[Membership]) -> list[Membership]:
    """Leave the first of an office's Risk Owners: on a case it is one person."""
    owners = [m for m in members if m.role is Role.RISK_OWNER]
    return [m for m in members if m not in owners[1:]]


def _roles_of(
    person: Person,
    *,
    case: Case,
    places: dict[str, OfficePlace],
    opener_id: str,
) -> list[Role]:
    place = places.get(person.office_id)
    roles = [
        role
        for role in person.duties
        if place and role in ASSIGNABLE and _fits(role, place, case)
    ]
    stands_in = corporate_ses_team_office(case.facts.environmental).role in roles
    if stands_in or person.id == opener_id:
        roles.append(Role.CORPORATE_SES_TEAM)
    if Role.CORPORATE_SES_TEAM in roles:  # Who keeps the team decides nothing.
        roles = [role for role in roles if role not in DECIDING_ROLES]
    return list(dict.fromkeys(roles))


def _fits(role: Role, place: OfficePlace, case: Case) -> bool:
    """Whether a duty of somebody at *place* counts on this case."""
    facts = case.facts
    funds = {Role.ENVIRONMENTAL_FINANCE, Role.EXECUTIVE_COORDINATOR}
    if role in funds and not facts.vertical_fund:
        return False
    if BY_ROLE[role].office is Office.COUNTRY:
        return place.id == facts.office_id
    return not place.bureau or place.bureau == facts.bureau


def make_member(case: Case, person: Person, role: Role, *, ports: Ports) -> Membership:
    """Make a provisional part of somebody, from when the case was opened."""
    return Membership(
        id=ports.new_id(),
        case_id=case.id,
        person_id=person.id,
        role=role,
        provisional=True,
        since=case.opened_at,
    )
