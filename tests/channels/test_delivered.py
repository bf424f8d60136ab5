"""From the outbox to a vendor: what was queued stands there, and is told of truly."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from domain.cases import Case
from domain.news import NewsKind, NewsState, direct_with, room_of
from domain.people import Actor
from domain.roles import Role
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.ports import Ports
from services.reading.read_case import read_case
from services.team.change_team import give_role
from tests.channels.sides import SECONDS, Trouble, VendorSide
from tests.clock import FakeClock
from tests.scheduler.notes import delivery_on, found, queue_notes, states

FOCAL, LEAD = "demo-ses-focal-point", "demo-co-lead"
# A case of its own, of which nothing but notes is queued.
ROOM = room_of("c1")


@pytest.fixture(name="notes")
def _notes(vendor: VendorSide, ports: Ports, clock: FakeClock) -> Delivery:
    """Deliver notes, after what the opening of the case has queued."""
    with ports.open_uow() as uow:
        waiting = [each.id for each in uow.outbox.due(ports.clock(), limit=1000)]
        uow.delivery.drop(waiting, at=ports.clock(), problem="superseded")
        uow.commit()
    return delivery_on(clock, ports, vendor.channel)


@pytest.fixture(name="cards")
def _cards(vendor: VendorSide, ports: Ports, clock: FakeClock) -> Delivery:
    """Deliver what the desk says of one case, drawn as it is."""
    notes = delivery_on(clock, ports, vendor.channel)
    return replace(notes, draw=partial(draw, ports=ports), roles_apart=False)


def lines(vendor: VendorSide, conversation: str) -> list[str]:
    return [vendor.line(each) for each in vendor.shown(conversation)]


async def test_the_cards_of_a_case_arrive_and_are_kept_up_to_date_in_place(
    vendor: VendorSide, cards: Delivery, ports: Ports, case: Case
) -> None:
    room = room_of(case.id)
    vendor.hold(room)
    vendor.seat(FOCAL)
    await deliver(cards)
    with ports.read_uow() as uow:
        card = uow.outbox.post(room, kind=NewsKind.CASE_CARD, subject=case.id)
    before = vendor.shown(room)

    give_role(
        case.id,
        person_id=LEAD,
        role=Role.PROJECT_MANAGER,
        by=Actor(person_id=FOCAL, via="test"),
        ports=ports,
    )
    await deliver(cards)

    after = vendor.shown(room)
    (place,) = (n for n, each in enumerate(before) if card == vendor.id_of(room, each))
    assert before[place] != after[place]
    ids = [vendor.id_of(room, each) for each in after]
    assert ids[: len(before)] == [vendor.id_of(room, each) for each in before]
    assert vendor.shown(direct_with(FOCAL)) != []
    assert len(set(vendor.keys)) == len(vendor.keys)


async def test_what_is_for_one_person_arrives_in_their_own_chat(
    vendor: VendorSide, notes: Delivery, ports: Ports
) -> None:
    vendor.seat(LEAD)
    (which,) = queue_notes(ports, "hello", conversation=direct_with(LEAD))

    await deliver(notes)

    assert lines(vendor, direct_with(LEAD)) == ["hello"]
    assert vendor.keys == [found(ports, which).key]


async def test_who_has_no_account_stands_on_the_case_as_not_reached(
    vendor: VendorSide, notes: Delivery, ports: Ports, case: Case
) -> None:
    chat = direct_with(LEAD)
    (which,) = queue_notes(ports, "hello", conversation=chat, case_id=case.id)

    await deliver(notes)

    sheet = read_case(case.id, reader="", ports=ports)
    troubles = {each.id: each for each in sheet.troubles}
    assert troubles[which].problem == f"no-{vendor.name}-seat"
    assert troubles[which].state is NewsState.NOT_REACHED


async def test_a_room_without_a_place_waits_until_it_has_one(
    vendor: VendorSide, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    (which,) = queue_notes(ports, "hello", conversation=ROOM)
    await deliver(notes)
    assert found(ports, which).state is NewsState.PENDING

    vendor.hold(ROOM)
    clock.advance(minutes=1)
    await deliver(notes)

    assert found(ports, which).state is NewsState.SENT
    assert lines(vendor, ROOM) == ["hello"]


async def test_what_is_throttled_goes_when_it_may_and_in_order(
    vendor: VendorSide, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    vendor.hold(ROOM)
    which = queue_notes(ports, *"abc", conversation=ROOM)
    vendor.trouble(Trouble.BUSY)
    await deliver(notes)
    vendor.heal()

    clock.advance(seconds=SECONDS - 1)
    await deliver(notes)
    assert set(states(ports, which)) == {NewsState.PENDING}

    clock.advance(seconds=2)
    await deliver(notes)
    assert set(states(ports, which)) == {NewsState.SENT}
    assert lines(vendor, ROOM) == list("abc")


async def test_what_may_have_been_taken_is_never_sent_again_by_itself(
    vendor: VendorSide, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    vendor.hold(ROOM)
    (which,) = queue_notes(ports, "hello", conversation=ROOM)
    vendor.trouble(Trouble.TAKEN)
    await deliver(notes)
    vendor.heal()

    clock.advance(days=1)
    await deliver(notes)

    assert found(ports, which).state is NewsState.UNCERTAIN
    assert lines(vendor, ROOM) == ["hello"]


async def test_where_the_desk_is_not_known_nobodys_address_is_stopped(
    vendor: VendorSide, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    vendor.seat(LEAD)
    (which,) = queue_notes(ports, "hello", conversation=direct_with(LEAD))
    vendor.trouble(Trouble.UNKNOWN)
    await deliver(notes)
    assert found(ports, which).state is NewsState.PENDING
    vendor.heal()

    clock.advance(hours=1)
    await deliver(notes)

    assert found(ports, which).state is NewsState.SENT


async def test_sends_that_hang_hold_up_nobody_else(
    vendor: VendorSide, notes: Delivery, ports: Ports
) -> None:
    vendor.hold(room_of("well"))
    for case in range(32):
        vendor.hold(room_of(f"hung{case}"))
        hung = room_of(f"hung{case}")
        queue_notes(ports, "stuck", conversation=hung, case_id=f"c{case}")
    queue_notes(ports, *"abcdefghij", conversation=room_of("well"), case_id="well")
    last = asyncio.Event()
    vendor.hang_elsewhere(room_of("well"), last="j", said=last)

    delivering = asyncio.create_task(deliver(notes))
    async with asyncio.timeout(20):
        await last.wait()
        assert not delivering.done()
        vendor.let_go()

        assert await delivering == 10
    assert lines(vendor, room_of("well")) == list("abcdefghij")
    assert vendor.calls == 42
