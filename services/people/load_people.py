"""Load the people and offices of a tenant, all of a list or nothing of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.calendars.working_calendar import WorkingCalendar
from domain.news import direct_with
from domain.people_list import (
    Known,
    ListedOffice,
    ListedPerson,
    PeopleList,
    PeopleListFaulty,
    account_taken,
    problems_of,
)
from domain.refusals import Refusal
from domain.seats import Seat, Vendor
from services.calendars.keep_headquarters import keep_headquarters
from services.ports import Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPeople:
    """
    What loading a list did: how many are *new*, *changed*, and as they were.

    *unlisted* are those whom the list does not name; they stay as they are.
    """

    offices: int
    new: int
    changed: int
    same: int
    seats: int
    unlisted: tuple[str, ...]


def load_people(
    listed: PeopleList, *, ports: Ports, tenants: Iterable[str] = ()
) -> LoadedPeople:
    """
    Store the offices and people of a list, or what changed of them.

    People are known by their id and nothing else. Whoever is listed with another
    account, or none, loses the one they had in Teams. Cases that are open keep their
    teams and calendars. *tenants* are those that people may sit in, if not in all.

    Refusals: `people-list-faulty` with every problem of the list, `people-list-empty`.
    """
    keep_headquarters(ports)
    with ports.open_uow() as uow:
        known = _known(listed, tenants, uow)
        if problems := problems_of(listed, known):
            raise PeopleListFaulty(problems)
        if not listed.offices and not listed.people:
            raise Refusal("people-list-empty")
        for office in listed.offices:
            _store_office(office, uow)
        loaded = _store_people(listed, uow, at=ports.clock())
        uow.commit()
    return loaded


def _known(listed: PeopleList, tenants: Iterable[str], uow: UnitOfWork) -> Known:
    taken = {each.at: _sits_at(each, uow) for each in listed.people if each.account}
    return Known(
        offices=frozenset(office.id for office in uow.people.offices()),
        calendars=frozenset(each.name for each in uow.calendars.calendars()),
        seats={at: person_id for at, person_id in taken.items() if person_id},
        tenants=frozenset(tenants),
    )


def _sits_at(each: ListedPerson, uow: UnitOfWork) -> str:
    return uow.seats.person_at(Vendor.TEAMS, tenant=each.tenant, account=each.account)


def _store_office(office: ListedOffice, uow: UnitOfWork) -> None:
    calendars = {each.name for each in uow.calendars.calendars()}
    if office.weekend and office.place.calendar not in calendars:
        made = WorkingCalendar(name=office.place.calendar, weekend=office.weekend)
        uow.calendars.put(made)
    if office.place not in uow.people.offices():
        uow.people.add_office(office.place)


def _store_people(listed: PeopleList, uow: UnitOfWork, *, at: datetime) -> LoadedPeople:
    known = {each.id: each for each in uow.people.everybody() if not each.demo}
    people = {each.person.id: each.person for each in listed.people}
    new = people.keys() - known.keys()
    same = {
        each for each in people.keys() & known.keys() if people[each] == known[each]
    }
    for person_id, person in people.items():
        if person_id not in same:
            uow.people.add(person)
    return LoadedPeople(
        offices=len(listed.offices),
        new=len(new),
        changed=len(people) - len(new) - len(same),
        same=len(same),
        seats=sum(_seat(each, uow, at=at) for each in listed.people),
        unlisted=tuple(sorted(known.keys() - people.keys())),
    )


def _seat(each: ListedPerson, uow: UnitOfWork, *, at: datetime) -> bool:
    """Let a person sit where the list says; return whether they sit anywhere."""
    for seat in uow.seats.of_person(each.person.id):
        if seat.vendor is Vendor.TEAMS and (seat.tenant, seat.account) != each.at:
            uow.seats.leave(seat.vendor, tenant=seat.tenant, account=seat.account)
            # The chat is that account's, whoever sits there next.
            uow.places.lose(direct_with(each.person.id), vendor=seat.vendor)
    if not each.account:
        return False
    seat = Seat(
        vendor=Vendor.TEAMS,
        tenant=each.tenant,
        account=each.account,
        person_id=each.person.id,
        since=at,
    )
    if not uow.seats.take(seat) and _sits_at(each, uow) != each.person.id:
        raise PeopleListFaulty((account_taken(each),))  # Just now, by somebody else.
    return True
