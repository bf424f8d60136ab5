"""From the outbox to Teams: what was queued stands there, and is told of truly."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.paces import teams_pace_of
from bot.settings import load_settings
from bot.teams.channel import TeamsChannel
from domain.cases import Case
from domain.news import NewsKind, NewsState, direct_with, room_of
from domain.people import Actor
from domain.roles import Role
from scheduler.deliver import Deliverer, Delivery, deliver
from scheduler.draw import draw
from services.ports import Ports
from services.reading.read_case import read_case
from services.team.change_team import give_role
from tests.clock import FakeClock
from tests.scheduler.notes import delivery_on, drawn, found, queue_notes, states
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.placing import FOCAL, held_at, seated
from tests.teams.standin_connector import Call, Fault

LEAD = "demo-co-lead"


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        yield line


@pytest.fixture(name="notes")
def _notes(line: Line, ports: Ports, clock: FakeClock) -> Delivery:
    """Deliver notes to rooms, without a case."""
    return delivery_on(clock, ports, TeamsChannel(line.connector, ports))


@pytest.fixture(name="delivery")
def _delivery(notes: Delivery, ports: Ports, case: Case) -> Delivery:
    """Deliver what the desk says of one case, drawn as it is."""
    del case
    return replace(notes, draw=partial(draw, ports=ports), roles_apart=False)


def seconds_of(clock: FakeClock) -> float:
    return clock.now.timestamp()


def ids(line: Line, conversation: str) -> list[str]:
    return [each["id"] for each in line.vendor.activities(conversation)]


def headings(line: Line, conversation: str) -> list[str]:
    """Return what the cards in one of Teams' conversations say first."""
    return [
        str(each["attachments"][0]["content"]["speak"])
        for each in line.vendor.activities(conversation)
    ]


class TestOfACase:
    async def test_its_cards_arrive_and_are_kept_up_to_date_in_place(
        self, line: Line, delivery: Delivery, ports: Ports, case: Case
    ) -> None:
        room = room_of(case.id)
        held_at(ports, room, CHANNEL)
        account = seated(ports, line.vendor, FOCAL)
        await deliver(delivery)
        with ports.read_uow() as uow:
            card = uow.outbox.post(room, kind=NewsKind.CASE_CARD, subject=case.id)
        before = line.vendor.activities(CHANNEL)

        give_role(
            case.id,
            person_id=LEAD,
            role=Role.PROJECT_MANAGER,
            by=Actor(person_id=FOCAL, via="test"),
            ports=ports,
        )
        await deliver(delivery)

        after = line.vendor.activities(CHANNEL)
        (was,) = (each for each in before if card == f"{room}/{each['id']}")
        (now,) = (each for each in after if each["id"] == was["id"])
        assert was["attachments"] != now["attachments"]
        assert ids(line, CHANNEL)[: len(before)] == [each["id"] for each in before]
        assert len(ids(line, f"a:1-{account}")) > 0
        assert line.vendor.doubled == []

    async def test_what_is_for_one_person_arrives_in_their_own_chat(
        self, line: Line, delivery: Delivery, ports: Ports
    ) -> None:
        account = seated(ports, line.vendor, LEAD)
        (*_, which) = queue_notes(ports, "hello", conversation=direct_with(LEAD))

        await deliver(replace(delivery, draw=drawn))

        (activity,) = line.vendor.activities(f"a:1-{account}")
        assert activity["summary"] == "hello"
        assert activity["channelData"] == {
            "notification": {"alert": True},
            "sesDeskKey": found(ports, which).key,
        }

    async def test_who_has_no_account_stands_on_the_case_as_not_reached(
        self, delivery: Delivery, ports: Ports, case: Case
    ) -> None:
        chat = direct_with(LEAD)
        (*_, which) = queue_notes(ports, "hello", conversation=chat, case_id=case.id)

        await deliver(replace(delivery, draw=drawn))

        sheet = read_case(case.id, reader="", ports=ports)
        troubles = {each.id: each for each in sheet.troubles}
        assert troubles[which].problem == "no-teams-seat"
        assert troubles[which].state is NewsState.NOT_REACHED


async def test_a_room_without_a_place_waits_until_it_has_one(
    line: Line, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    (which,) = queue_notes(ports, "hello", conversation="room:c1")
    await deliver(notes)
    assert found(ports, which).state is NewsState.PENDING

    held_at(ports, "room:c1", CHANNEL)
    clock.advance(minutes=1)
    await deliver(notes)

    assert found(ports, which).state is NewsState.SENT
    assert len(ids(line, CHANNEL)) == 1


async def test_what_is_throttled_goes_when_it_may(
    line: Line, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    held_at(ports, "room:c1", CHANNEL)
    which = queue_notes(ports, *"abc", conversation="room:c1")
    line.vendor.script = lambda _call: Fault(status=429, headers={"Retry-After": "7"})
    await deliver(notes)
    line.vendor.script = lambda _call: None

    clock.advance(seconds=6)
    await deliver(notes)
    assert set(states(ports, which)) == {NewsState.PENDING}

    clock.advance(seconds=2)
    await deliver(notes)
    assert set(states(ports, which)) == {NewsState.SENT}
    assert headings(line, CHANNEL) == ["a", "b", "c"]


async def test_what_may_have_been_taken_is_never_sent_again_by_itself(
    line: Line, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    held_at(ports, "room:c1", CHANNEL)
    (which,) = queue_notes(ports, "hello", conversation="room:c1")
    line.vendor.script = lambda _call: Fault(breaks=True, takes=True)
    await deliver(notes)
    line.vendor.script = lambda _call: None

    clock.advance(days=1)
    await deliver(notes)

    assert found(ports, which).state is NewsState.UNCERTAIN
    assert len(ids(line, CHANNEL)) == 1


async def test_a_backlog_keeps_to_teams_rates(
    line: Line, notes: Delivery, ports: Ports, clock: FakeClock
) -> None:
    line.vendor.keeps_rates, line.vendor.now = True, lambda: seconds_of(clock)
    for room in range(8):
        line.vendor.hold(f"{CHANNEL}{room}")
        held_at(ports, f"room:{room}", f"{CHANNEL}{room}")
        queue_notes(ports, *map(str, range(12)), conversation=f"room:{room}")
    began = clock.now

    deliverer = Deliverer(replace(notes, pace_of=teams_pace_of(load_settings())))
    while (seconds := await deliverer.deliver()) is not None:
        clock.advance(seconds=seconds)

    assert (line.vendor.throttled, deliverer.sent) == (0, 96)
    assert (clock.now - began).total_seconds() < 5


async def test_sends_that_hang_hold_up_nobody_else(
    line: Line, notes: Delivery, ports: Ports
) -> None:
    held_at(ports, "room:well", CHANNEL)
    for room in range(32):
        line.vendor.hold(f"hung-{room}")
        held_at(ports, f"room:{room}", f"hung-{room}")
        queue_notes(ports, "stuck", conversation=f"room:{room}", case_id=f"c{room}")
    queue_notes(ports, *"abcdefghij", conversation="room:well", case_id="well")
    last = asyncio.Event()

    def hangs_but_in_one(call: Call) -> Fault | None:
        if call.conversation != CHANNEL:
            return Fault(hangs=True, status=503)
        if call.body["summary"] == "j":
            last.set()
        return None

    line.vendor.script = hangs_but_in_one
    delivering = asyncio.create_task(deliver(notes))
    async with asyncio.timeout(20):
        await last.wait()
        assert not delivering.done()
        line.vendor.let_go()

        assert await delivering == 10
    assert headings(line, CHANNEL) == list("abcdefghij")
    assert len(line.vendor.calls) == 42
