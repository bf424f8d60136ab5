"""A vendor lets the desk no longer reach people: the next way, until they write."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.news import direct_with, room_of
from domain.rooms import TAKEN_OUT, Home, StepState
from domain.seat_links import SeatNews
from domain.seats import Account, Place, Seat, Vendor
from domain.ways import Way
from services.people.keep_place import keep_place
from services.people.lose_seats import lose_seats
from services.people.read_seats import read_seats
from services.ports import Ports
from services.rooms.make_room import planned_steps
from tests.services.cast import FOCAL, LEAD, Desk

GONE = "slack-app-uninstalled"
T, OTHER = "T1", "T2"
OWN = direct_with(LEAD.person_id)


def seat(person_id: str, account: str, vendor: Vendor = Vendor.SLACK) -> Seat:
    since = datetime.fromisoformat("2024-09-01T00:00Z")
    return Seat(
        vendor=vendor, tenant=T, account=account, person_id=person_id, since=since
    )


def place(conversation: str, account: str, *, since: datetime) -> Place:
    return Place(
        conversation=conversation,
        vendor=Vendor.SLACK,
        tenant=T,
        reference=f"D-{account}" if account else "C-ROOM",
        account=account,
        since=since,
    )


@pytest.fixture(autouse=True)
def _seated(desk: Desk) -> None:
    with desk.ports.open_uow() as uow:
        for actor in (LEAD, FOCAL):
            for each in uow.seats.of_person(actor.person_id):
                uow.seats.leave(each.vendor, tenant=each.tenant, account=each.account)
            uow.addresses.mend(actor.person_id)
        uow.seats.take(seat(LEAD.person_id, "U1"))
        uow.seats.take(seat(FOCAL.person_id, "U2"))
        keep_place(place(OWN, "U1", since=desk.clock.now), uow=uow)
        uow.commit()
    desk.clock.advance(minutes=1)


def lose(ports: Ports, tenant: str = T, **more: object) -> int:
    return lose_seats(Vendor.SLACK, tenant, problem=GONE, ports=ports, **more)  # type: ignore[arg-type]


def stopped(ports: Ports, person_id: str = LEAD.person_id) -> list[tuple[Way, str]]:
    with ports.read_uow() as uow:
        return [(each.way, each.problem) for each in uow.addresses.stopped([person_id])]


def is_lost(ports: Ports, account: str) -> bool:
    with ports.read_uow() as uow:
        found = uow.seats.seat_at(Account(Vendor.SLACK, T, account))
    assert found is not None
    return found.lost_at is not None


def test_an_app_taken_out_reaches_nobody_of_that_workspace(ports: Ports) -> None:
    lost, again, elsewhere = lose(ports), lose(ports), lose(ports, OTHER)

    assert (lost, again, elsewhere) == (2, 0, 0)
    assert is_lost(ports, "U1")
    assert stopped(ports) == [(Way.CHAT, GONE)]
    assert read_seats(LEAD.person_id, ports=ports).last is None
    with ports.read_uow() as uow:
        assert uow.places.everywhere(OWN) == []


def test_who_sits_elsewhere_too_is_still_reached_by_chat(ports: Ports) -> None:
    with ports.open_uow() as uow:
        uow.seats.take(seat(LEAD.person_id, "a", Vendor.TEAMS))
        uow.commit()

    lose(ports)

    assert is_lost(ports, "U1")
    assert stopped(ports) == []
    assert stopped(ports, FOCAL.person_id) == [(Way.CHAT, GONE)]


def test_revoked_access_is_that_of_the_accounts_that_were_named(ports: Ports) -> None:
    assert lose(ports, accounts={"U2", "U9"}) == 1

    assert not is_lost(ports, "U1")
    assert is_lost(ports, "U2")


def test_a_new_word_from_there_finds_the_seat_again(desk: Desk) -> None:
    lose(desk.ports)
    desk.clock.advance(minutes=1)

    with desk.ports.open_uow() as uow:
        keep_place(place(OWN, "U1", since=desk.clock.now), uow=uow)
        uow.commit()

    assert not is_lost(desk.ports, "U1")
    with desk.ports.read_uow() as uow:
        history = uow.seat_links.history(LEAD.person_id)
    assert [each.what for each in history][-2:] == [SeatNews.LOST, SeatNews.FOUND]


def test_what_is_told_late_undoes_nothing_newer(desk: Desk) -> None:
    told_at = desk.clock.now - timedelta(hours=1)

    assert lose(desk.ports, at=told_at) == 1

    assert not is_lost(desk.ports, "U1")
    assert is_lost(desk.ports, "U2")  # Nothing was heard of them since.


def test_the_rooms_of_a_workspace_wait_and_say_why(desk: Desk) -> None:
    case = desk.open()
    room = room_of(case.id)
    with desk.ports.open_uow() as uow:
        steps = planned_steps(case.id, home=Home.SLACK)
        [channel] = [step for step in steps if step.key == "slack-channel"]
        done = replace(channel, state=StepState.DONE, position=9)
        uow.rooms.plan([done])
        uow.places.keep(place(room, "", since=desk.clock.now))
        uow.commit()

    lose(desk.ports)

    with desk.ports.read_uow() as uow:
        held = uow.places.of(room, vendor=Vendor.SLACK)
        now = {step.key: step for step in uow.rooms.steps(case.id)}
    assert held is not None
    assert held.lost_at == desk.clock.now
    assert now["slack-channel"].problem == TAKEN_OUT
