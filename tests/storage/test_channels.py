"""Seats, places, and what came in."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from domain.news import direct_with, room_of
from domain.seats import Place, Seat, Vendor
from tests.conftest import OpenUow
from tests.storage.makers import NOW, make_person
from tests.storage.presses import PEOPLE, press_at_once

SOON = NOW + timedelta(seconds=30)
LATER = NOW + timedelta(minutes=1)
TENANT = "tenant-1"


def seat(person_id: str = "lead", account: str = "account-1") -> Seat:
    return Seat(
        vendor=Vendor.TEAMS,
        tenant=TENANT,
        account=account,
        person_id=person_id,
        since=NOW,
    )


def place(conversation: str, reference: str) -> Place:
    return Place(
        conversation=conversation,
        vendor=Vendor.TEAMS,
        tenant=TENANT,
        reference=reference,
        service_url="https://smba.trafficmanager.net/emea/",
        since=NOW,
    )


def test_an_account_is_one_persons_until_they_leave_it(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.people.add(make_person("lead"))
        uow.people.add(make_person("focal"))

        assert uow.seats.take(seat())
        assert not uow.seats.take(seat("focal"))
        at = {"tenant": TENANT, "account": "account-1"}
        assert uow.seats.person_at(Vendor.TEAMS, **at) == "lead"
        assert uow.seats.of_person("lead") == [seat()]
        assert uow.seats.leave(Vendor.TEAMS, **at)
        assert not uow.seats.leave(Vendor.TEAMS, **at)
        assert uow.seats.person_at(Vendor.TEAMS, **at) == ""


def test_many_peoples_accounts_in_one_tenant_are_found_at_once(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        for person_id in ("lead", "focal", "elsewhere", "nowhere"):
            uow.people.add(make_person(person_id))
        uow.seats.take(seat())
        uow.seats.take(seat("focal", "account-2"))
        uow.seats.take(replace(seat("elsewhere", "account-3"), tenant="other"))
        wanted = ["lead", "focal", "elsewhere", "nowhere", "nobody"]

        found = uow.seats.accounts(Vendor.TEAMS, tenant=TENANT, people=wanted)

        assert found == {"lead": "account-1", "focal": "account-2"}
        assert uow.seats.accounts(Vendor.SLACK, tenant=TENANT, people=wanted) == {}
        assert uow.seats.accounts(Vendor.TEAMS, tenant=TENANT, people=()) == {}


def test_an_account_of_another_tenant_or_vendor_is_another(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.people.add(make_person("lead"))
        uow.seats.take(seat())
        seats = uow.seats

        assert not seats.person_at(Vendor.TEAMS, tenant="other", account="account-1")
        assert not seats.person_at(Vendor.SLACK, tenant=TENANT, account="account-1")


def test_a_conversation_is_found_both_ways_and_may_move(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.places.keep(place(room_of("c1"), "19:a@thread.tacv2"))
        uow.places.keep(place(direct_with("lead"), "a:1"))
        moved = place(room_of("c1"), "19:b@thread.tacv2")
        uow.places.keep(moved)

        assert uow.places.of(room_of("c1"), vendor=Vendor.TEAMS) == moved
        at = partial(uow.places.at, Vendor.TEAMS, tenant=TENANT)
        assert at(reference="19:b@thread.tacv2") == moved
        assert at(reference="19:a@thread.tacv2") is None
        assert uow.places.of(room_of("c1"), vendor=Vendor.SLACK) is None
        assert uow.places.lose(room_of("c1"), vendor=Vendor.TEAMS)
        assert not uow.places.lose(room_of("c1"), vendor=Vendor.TEAMS)


def test_what_comes_twice_is_taken_once(open_uow: OpenUow) -> None:
    def come(_number: int) -> bool:
        with open_uow() as uow:
            taken = uow.inbox.take(Vendor.TEAMS, "key", at=NOW)
            uow.commit()
        return taken

    assert sorted(press_at_once(come)) == [False] * (PEOPLE - 1) + [True]


def test_what_was_let_go_may_come_again(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        inbox = uow.inbox
        assert inbox.take(Vendor.TEAMS, "key", at=NOW)
        assert inbox.is_taken(Vendor.TEAMS, "key")
        assert not inbox.is_taken(Vendor.SLACK, "key")
        assert not inbox.take(Vendor.TEAMS, "key", at=LATER)
        inbox.let_go(Vendor.TEAMS, "key")
        assert not inbox.is_taken(Vendor.TEAMS, "key")
        assert inbox.take(Vendor.TEAMS, "key", at=LATER)


def test_what_came_long_ago_is_forgotten(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.inbox.take(Vendor.TEAMS, "old", at=NOW)
        uow.inbox.take(Vendor.TEAMS, "new", at=LATER)

        assert uow.inbox.forget_before(SOON) == 1
        assert not uow.inbox.is_taken(Vendor.TEAMS, "old")
        assert uow.inbox.is_taken(Vendor.TEAMS, "new")
