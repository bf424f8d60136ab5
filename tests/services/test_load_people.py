"""People of a tenant are loaded whole or not at all, and known by id alone."""

from dataclasses import replace

import pytest

from domain.news import direct_with
from domain.people import OfficePlace, Person
from domain.people_list import (
    Fault,
    ListedOffice,
    ListedPerson,
    PeopleList,
    PeopleListFaulty,
)
from domain.refusals import Refusal
from domain.roles import Office
from domain.seats import Place, Vendor
from services.people.load_people import load_people
from services.ports import Ports
from tests.services.cast import Desk

# On SQLite alone: the people on PostgreSQL are shared with other tests.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
TENANT = "tenant-of-the-tests"
OFFICE = ListedOffice(
    row=1,
    place=OfficePlace(
        id="loaded-hq", name="Loaded", kind=Office.HEADQUARTERS, calendar="New York"
    ),
)


def listed_person(person_id: str, *, account: str = "", row: int = 2) -> ListedPerson:
    return ListedPerson(
        row=row,
        person=Person(id=person_id, name="Same Name", title="", office_id="loaded-hq"),
        tenant=TENANT if account else "",
        account=account,
    )


def load(ports: Ports, *people: ListedPerson) -> None:
    load_people(PeopleList(offices=(OFFICE,), people=people), ports=ports)


def seat_of(ports: Ports, account: str) -> str:
    with ports.read_uow() as uow:
        return uow.seats.person_at(Vendor.TEAMS, tenant=TENANT, account=account)


def faults(ports: Ports, *people: ListedPerson) -> list[Fault]:
    with pytest.raises(PeopleListFaulty) as caught:
        load(ports, *people)
    return [problem.fault for problem in caught.value.problems]


def test_whoever_gets_another_account_leaves_the_old_one(desk: Desk) -> None:
    load(desk.ports, listed_person("moves", account="moves-old"))

    load(desk.ports, listed_person("moves", account="moves-new"))

    assert seat_of(desk.ports, "moves-old") == ""
    assert seat_of(desk.ports, "moves-new") == "moves"


def test_nothing_is_said_any_more_in_the_chat_of_an_account_that_was_left(
    desk: Desk,
) -> None:
    ports, chat = desk.ports, direct_with("moves")
    load(ports, listed_person("moves", account="moves-old"))
    with ports.open_uow() as uow:
        uow.places.keep(
            Place(
                conversation=chat,
                vendor=Vendor.TEAMS,
                tenant=TENANT,
                reference="a:chat",
                since=ports.clock(),
            )
        )
        uow.commit()

    load(ports, listed_person("moves", account="moves-old"))
    with ports.read_uow() as uow:
        assert uow.places.of(chat, vendor=Vendor.TEAMS) is not None
    load(ports, listed_person("moves"))

    with ports.read_uow() as uow:
        assert uow.places.of(chat, vendor=Vendor.TEAMS) is None


def test_an_account_is_never_taken_over_and_nothing_is_stored(desk: Desk) -> None:
    load(desk.ports, listed_person("sits", account="taken"))

    found = faults(
        desk.ports,
        listed_person("before", row=2),
        listed_person("wants", account="taken", row=3),
    )

    assert found == [Fault.ACCOUNT_TAKEN]
    assert seat_of(desk.ports, "taken") == "sits"
    with desk.ports.read_uow() as uow, pytest.raises(Refusal):
        uow.people.get("before")


def test_nobody_swaps_accounts_in_one_go(desk: Desk) -> None:
    load(
        desk.ports,
        listed_person("swaps-1", account="swap-a"),
        listed_person("swaps-2", account="swap-b", row=3),
    )

    found = faults(
        desk.ports,
        listed_person("swaps-1", account="swap-b"),
        listed_person("swaps-2", account="swap-a", row=3),
    )

    assert found == [Fault.ACCOUNT_TAKEN, Fault.ACCOUNT_TAKEN]


def test_nobody_is_put_into_the_demo_office_or_takes_a_demo_id(desk: Desk) -> None:
    intruder = listed_person("intruder")
    person = replace(intruder.person, office_id="demo-headquarters")

    found = faults(
        desk.ports,
        replace(intruder, person=person),
        listed_person("demo-co-lead", row=3),
        listed_person("administrator", row=4),
        listed_person("ses-desk", row=5),
    )

    assert found == [Fault.NO_SUCH_OFFICE, *[Fault.KEPT_ID] * 3]


def test_a_list_without_anybody_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal) as caught:
        load_people(PeopleList(), ports=desk.ports)

    assert caught.value.code == "people-list-empty"
