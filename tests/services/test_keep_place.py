"""Whose a place is: proven by the account, and never a room's."""

from dataclasses import replace

import pytest

from domain.news import direct_with, room_of
from domain.seats import Place, Seat, Vendor
from services.people.keep_place import keep_place
from services.ports import Ports
from tests.services.cast import FOCAL, LEAD
from tests.storage.makers import NOW

ROOM = room_of("c1")


def place(conversation: str, reference: str, *, account: str = "") -> Place:
    return Place(
        conversation=conversation,
        vendor=Vendor.TEAMS,
        tenant="t",
        reference=reference,
        account=account,
        since=NOW,
    )


@pytest.fixture(name="seated")
def _seated(ports: Ports) -> Ports:
    with ports.open_uow() as uow:
        for person_id in (FOCAL.person_id, LEAD.person_id):
            seat = Seat(
                vendor=Vendor.TEAMS,
                tenant="t",
                account=f"of-{person_id}",
                person_id=person_id,
                since=NOW,
            )
            uow.seats.take(seat)
        uow.commit()
    return ports


def kept(ports: Ports, *places: Place) -> list[bool]:
    with ports.open_uow() as uow:
        done = [keep_place(each, uow=uow) for each in places]
        uow.commit()
    return done


def held(ports: Ports, conversation: str) -> str:
    with ports.read_uow() as uow:
        found = uow.places.of(conversation, vendor=Vendor.TEAMS)
    return found.reference if found else ""


def own(person_id: str, reference: str = "a:1") -> Place:
    return place(direct_with(person_id), reference, account=f"of-{person_id}")


def test_ones_own_chat_is_that_of_the_account_where_one_sits(seated: Ports) -> None:
    lead = own(LEAD.person_id)

    assert kept(seated, replace(lead, account="another"), lead) == [False, True]

    assert held(seated, lead.conversation) == "a:1"


def test_the_newest_proof_of_a_chat_counts(seated: Ports) -> None:
    first, second = own(FOCAL.person_id), own(LEAD.person_id)

    assert kept(seated, first, second) == [True, True]

    assert (held(seated, first.conversation), held(seated, second.conversation)) == (
        "",
        "a:1",
    )


def test_nobody_takes_a_room_for_their_own_chat(seated: Ports) -> None:
    there = own(LEAD.person_id, "19:a@thread.tacv2")

    assert kept(seated, place(ROOM, "19:a@thread.tacv2"), there) == [True, False]

    assert held(seated, ROOM) == "19:a@thread.tacv2"


def test_a_room_is_where_its_vendor_says_whoever_claimed_it(seated: Ports) -> None:
    there = own(LEAD.person_id, "19:b@thread.tacv2")

    assert kept(seated, there, place(room_of("c2"), "19:b@thread.tacv2")) == [
        True,
        True,
    ]

    assert held(seated, there.conversation) == ""
