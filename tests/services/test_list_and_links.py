"""An administrator's list is stronger than what people linked themselves."""

from dataclasses import replace

import pytest

from domain.people import OfficePlace, Person
from domain.people_list import (
    Fault,
    ListedOffice,
    ListedPerson,
    PeopleList,
    PeopleListFaulty,
)
from domain.roles import Office
from domain.seat_links import SeatNews
from domain.seats import Account, Seat, SeatGiven, Vendor
from services.people.load_people import LoadedPeople, load_people
from services.ports import Ports

# On SQLite alone: the people on PostgreSQL are shared with other tests.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
OFFICE = ListedOffice(
    row=1,
    place=OfficePlace(
        id="loaded-hq", name="Loaded", kind=Office.HEADQUARTERS, calendar="New York"
    ),
)
T, S = Vendor.TEAMS, Vendor.SLACK
SLACK = Account(S, "T0DEMO", "U1")
OTHER = Account(S, "T0DEMO", "U2")
TEAMS = Account(T, "tenant", "a1")


def person(
    person_id: str,
    *accounts: Account,
    without: frozenset[Vendor] = frozenset(),
    row: int = 2,
) -> ListedPerson:
    teams = next((each for each in accounts if each.vendor is T), None)
    return ListedPerson(
        row=row,
        person=Person(id=person_id, name="Name", title="", office_id="loaded-hq"),
        tenant=teams.tenant if teams else "",
        account=teams.id if teams else "",
        slack=next((each for each in accounts if each.vendor is S), None),
        without=without,
    )


def load(ports: Ports, *people: ListedPerson, **more: object) -> LoadedPeople:
    listed = PeopleList(offices=(OFFICE,), people=people)
    return load_people(listed, ports=ports, **more)  # type: ignore[arg-type]


def link(ports: Ports, person_id: str, account: Account) -> None:
    seat = Seat(
        vendor=account.vendor,
        tenant=account.tenant,
        account=account.id,
        person_id=person_id,
        since=ports.clock(),
        given=SeatGiven.LINK,
    )
    with ports.open_uow() as uow:
        assert uow.seats.take(seat)
        uow.commit()


def seats(ports: Ports, person_id: str) -> dict[Account, SeatGiven]:
    with ports.read_uow() as uow:
        return {each.at: each.given for each in uow.seats.of_person(person_id)}


def test_a_list_seats_people_in_both(ports: Ports) -> None:
    loaded = load(ports, person("both", TEAMS, SLACK))

    assert (loaded.seats, loaded.slack_seats) == (1, 1)
    assert set(seats(ports, "both")) == {TEAMS, SLACK}


@pytest.mark.parametrize("account", [TEAMS, SLACK])
def test_what_a_list_does_not_speak_of_stays_as_it_was_linked(
    ports: Ports, account: Account
) -> None:
    load(ports, person("linked"))
    link(ports, "linked", account)

    load(ports, person("linked"))

    assert seats(ports, "linked") == {account: SeatGiven.LINK}


@pytest.mark.parametrize("account", [TEAMS, SLACK])
def test_none_takes_a_linked_account_away(ports: Ports, account: Account) -> None:
    load(ports, person("linked"))
    link(ports, "linked", account)

    load(ports, person("linked", without=frozenset({account.vendor})))

    assert seats(ports, "linked") == {}


def test_another_account_in_the_list_takes_the_place_of_the_linked_one(
    ports: Ports,
) -> None:
    load(ports, person("linked"))
    link(ports, "linked", SLACK)

    load(ports, person("linked", OTHER))

    assert seats(ports, "linked") == {OTHER: SeatGiven.LIST}


def test_the_same_account_in_the_list_makes_it_listed(ports: Ports) -> None:
    load(ports, person("linked"))
    link(ports, "linked", SLACK)

    load(ports, person("linked", SLACK))

    assert seats(ports, "linked") == {SLACK: SeatGiven.LIST}


def test_who_linked_what_the_list_gives_another_leaves_it_and_that_is_kept(
    ports: Ports,
) -> None:
    load(ports, person("linked"), person("listed", row=3))
    link(ports, "linked", SLACK)

    load(ports, person("listed", SLACK))

    assert seats(ports, "linked") == {}
    assert seats(ports, "listed") == {SLACK: SeatGiven.LIST}
    with ports.read_uow() as uow:
        [left] = uow.seat_links.history("linked")
    assert (left.what, left.by) == (SeatNews.UNLISTED, "administrator")


def test_what_a_list_gave_one_it_gives_no_other(ports: Ports) -> None:
    load(ports, person("sits", SLACK))

    with pytest.raises(PeopleListFaulty) as told:
        load(ports, person("wants", SLACK))

    [problem] = told.value.problems
    assert (problem.field, problem.fault) == ("slack_id", Fault.ACCOUNT_TAKEN)


def test_an_account_in_slack_needs_its_workspace_and_one_that_is_served(
    ports: Ports,
) -> None:
    elsewhere = replace(SLACK, tenant="T0OTHER")

    with pytest.raises(PeopleListFaulty) as told:
        load(
            ports,
            person("no-workspace", replace(SLACK, tenant="")),
            person("elsewhere", elsewhere, row=3),
            person("one", SLACK, row=4),
            person("two", SLACK, row=5),
            workspaces=("T0DEMO",),
        )

    assert [(each.field, each.fault) for each in told.value.problems] == [
        ("workspace", Fault.NO_WORKSPACE),
        ("workspace", Fault.OTHER_WORKSPACE),
        ("slack_id", Fault.ACCOUNT_TWICE),
        ("slack_id", Fault.ACCOUNT_TWICE),
    ]
