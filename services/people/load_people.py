"""Load the people and offices of a tenant, all of a list or nothing of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendars.working_calendar import WorkingCalendar
from domain.people_list import (
    Known,
    ListedOffice,
    PeopleList,
    PeopleListFaulty,
    problems_of,
)
from domain.refusals import Refusal
from domain.seats import Vendor
from services.calendars.keep_headquarters import keep_headquarters
from services.people.seat_listed import seat_listed, sits_by_list
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
    slack_seats: int
    unlisted: tuple[str, ...]


def load_people(
    listed: PeopleList,
    *,
    ports: Ports,
    tenants: Iterable[str] = (),
    workspaces: Iterable[str] = (),
) -> LoadedPeople:
    """
    Store the offices and people of a list, or what changed of them.

    People are known by their id and nothing else. Whoever is listed with another
    account, or none, loses the one they had in Teams; one that they linked themselves
    only to another, or where the list says that they have none. So it is in Slack. An
    account that the list names is theirs, also if somebody else linked it: they leave
    it. Cases that are open keep their teams and calendars. *tenants* and *workspaces*
    are those that people may sit in, if not in all.

    Refusals: `people-list-faulty` with every problem of the list, `people-list-empty`.
    """
    keep_headquarters(ports)
    with ports.open_uow() as uow:
        known = replace(
            _known(listed, uow),
            tenants=frozenset(tenants),
            workspaces=frozenset(workspaces),
        )
        if problems := problems_of(listed, known):
            raise PeopleListFaulty(problems)
        if not listed.offices and not listed.people:
            raise Refusal("people-list-empty")
        for office in listed.offices:
            _store_office(office, uow)
        loaded = _store_people(listed, uow, at=ports.clock())
        uow.commit()
    return loaded


def _known(listed: PeopleList, uow: UnitOfWork) -> Known:
    accounts = {account for each in listed.people for account in each.accounts}
    given = {account: sits_by_list(account, uow) for account in accounts}
    taken = {account: person_id for account, person_id in given.items() if person_id}
    return Known(
        offices=frozenset(office.id for office in uow.people.offices()),
        calendars=frozenset(each.name for each in uow.calendars.calendars()),
        seats={
            (account.tenant, account.id): person_id
            for account, person_id in taken.items()
            if account.vendor is Vendor.TEAMS
        },
        slack_seats={
            account: person_id
            for account, person_id in taken.items()
            if account.vendor is Vendor.SLACK
        },
    )


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
    seated = [seat_listed(each, uow, at=at) for each in listed.people]
    return LoadedPeople(
        offices=len(listed.offices),
        new=len(new),
        changed=len(people) - len(new) - len(same),
        same=len(same),
        seats=sum(Vendor.TEAMS in each for each in seated),
        slack_seats=sum(Vendor.SLACK in each for each in seated),
        unlisted=tuple(sorted(known.keys() - people.keys())),
    )
