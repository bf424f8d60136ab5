"""Reads from the desk what a case's room is to be, and who belongs in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.rooms.making import Guest, Room, Roster
from cards.views.papers import templates
from domain.cases import CaseState
from domain.people import Person, Team
from domain.rights import CASE_OPENERS
from domain.seats import Vendor
from domain.standing import Standing, standing_of
from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """With which *vendor* and in which *tenant* people sit, and when it is for them."""

    vendor: Vendor
    tenant: str
    at: datetime


def room_facts(case_id: str, *, reach: Reach, uow: UnitOfWork) -> Room:
    """Return who belongs in a case's room today, and what is laid into it."""
    case = uow.cases.get(case_id)
    return Room(
        case_id=case_id,
        reference=case.facts.reference,
        roster=Rosters([case_id], reach=reach, uow=uow).of(case_id),
        is_closed=case.state is CaseState.CLOSED,
        templates=templates(case),
        registry_link=case.facts.registry_link,
    )


class Rosters:
    """Who belongs in the rooms of cases today, read in six queries for them all."""

    def __init__(
        self, case_ids: Iterable[str], *, reach: Reach, uow: UnitOfWork
    ) -> None:
        self._at = reach.at
        self._teams = uow.people.teams(case_ids)
        everybody = {each for team in self._teams.values() for each in _ever_on(team)}
        self._people = uow.people.some(everybody)
        self._accounts = _accounts(reach, uow=uow)
        self._elsewhere = _elsewhere(reach, uow=uow)

    def of(self, case_id: str) -> Roster:
        """Sort who is or was on a case; who stepped back from it is not on it."""
        guests, welcome, left = [], set[str](), set[str]()
        team = self._teams[case_id]
        for person_id in _ever_on(team):
            person, seats = self._people[person_id], self._accounts.get(person_id, [])
            standing = _standing(person, team, at=self._at)
            if not standing.is_on_case or standing.recused:
                left.update(seats)
                continue
            welcome.update(seats)
            guest = _guest(person, standing, seats)
            sits_elsewhere = not seats and person_id in self._elsewhere
            guests.append(replace(guest, sits_elsewhere=sits_elsewhere))
        return Roster(
            people=tuple(guests), welcome=frozenset(welcome), left=frozenset(left)
        )


def _ever_on(team: Team) -> list[str]:
    """Return who is or was on a case, in the order in which they came to it."""
    members = [member.person_id for member in team.members]
    deputies = [acting.deputy_id for acting in team.acting]
    return list(dict.fromkeys([*members, *deputies]))


def _accounts(reach: Reach, *, uow: UnitOfWork) -> Mapping[str, list[str]]:
    """Return the ids of people in the tenant, where they have a seat there."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for seat in uow.seats.of_vendor(reach.vendor):
        if seat.tenant == reach.tenant:
            found[seat.person_id].append(seat.account)
    return found


def _elsewhere(reach: Reach, *, uow: UnitOfWork) -> frozenset[str]:
    """Return the ids of people who sit with another vendor."""
    others = [vendor for vendor in Vendor if vendor is not reach.vendor]
    seats = (seat for vendor in others for seat in uow.seats.of_vendor(vendor))
    return frozenset(seat.person_id for seat in seats)


def _standing(person: Person, team: Team, *, at: datetime) -> Standing:
    """Return what somebody is on a case, on the day that their own clock shows."""
    return standing_of(
        person.id,
        members=team.members,
        acting=team.acting,
        recusals=team.recusals,
        day=at.astimezone(ZoneInfo(person.time_zone)).date(),
    )


def _guest(person: Person, standing: Standing, seats: list[str]) -> Guest:
    return Guest(
        person_id=person.id,
        name=person.name,
        account=seats[0] if seats else "",
        is_on_team=standing.is_on_team,
        # Who stands in for somebody does not keep the case's room.
        leads=not standing.roles.isdisjoint(CASE_OPENERS),
    )
