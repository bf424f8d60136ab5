"""From the outbox to Slack: what was queued stands there, in order and in time."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from functools import partial

import pytest

from bot.paces import slack_pace
from bot.settings import load_settings
from bot.slack.channel import SlackChannel
from domain.cases import Case
from domain.news import News, NewsKind, NewsState, room_of
from domain.people import Actor
from domain.roles import Role
from scheduler.deliver import Deliverer, Delivery, deliver
from scheduler.draw import draw
from services.ports import Ports
from services.team.change_team import give_role
from tests.clock import FakeClock
from tests.scheduler.notes import delivery_on, queue, queue_notes, states
from tests.slack.placing import held_at, seated
from tests.slack.standin_slack import StandInSlack, standin_slack

FOCAL, LEAD = "demo-ses-focal-point", "demo-co-lead"
ROOM = "C0ROOM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Slack, and the delivery that sends to it, both on the tests' clock."""

    slack: StandInSlack
    notes: Delivery


@pytest.fixture(name="line")
async def _line(ports: Ports, clock: FakeClock) -> AsyncIterator[Line]:
    """Deliver notes to rooms, without a case."""

    def now() -> float:
        return clock.now.timestamp()

    made = StandInSlack(keeps_rates=True, now=now)
    async with standin_slack(made) as slack, slack.pool() as pool:
        slack.hold(ROOM)
        channel = SlackChannel(slack.api(pool, now=now), ports)
        notes = replace(
            delivery_on(clock, ports, channel),
            pace_of=lambda _: slack_pace(load_settings()),
            roles_apart=False,
        )
        yield Line(slack=slack, notes=notes)


def texts(slack: StandInSlack, conversation: str) -> list[str]:
    return [each["text"] for each in slack.messages(conversation)]


async def until_all_is_sent(delivery: Delivery, clock: FakeClock) -> Deliverer:
    """Deliver, and let time pass where there is something to wait for."""
    deliverer = Deliverer(delivery)
    while (seconds := await deliverer.deliver()) is not None:
        clock.advance(seconds=seconds)
    return deliverer


async def test_a_backlog_of_three_hundred_keeps_to_slacks_rates(
    line: Line, ports: Ports, clock: FakeClock
) -> None:
    for room in range(6):
        line.slack.hold(f"C{room}")
        held_at(ports, f"room:{room}", f"C{room}")
        queue_notes(ports, *map(str, range(50)), conversation=f"room:{room}")
    began = clock.now

    deliverer = await until_all_is_sent(line.notes, clock)

    assert (line.slack.violations, deliverer.sent) == ([], 300)
    assert (clock.now - began).total_seconds() < 52
    for room in range(6):
        assert texts(line.slack, f"C{room}") == list(map(str, range(50)))
    assert line.slack.doubled == []


async def test_a_backlog_of_cards_that_are_renewed_keeps_to_the_tier_of_that(
    line: Line, ports: Ports, clock: FakeClock
) -> None:
    rooms = [f"room:{number}" for number in range(120)]
    for number, room in enumerate(rooms):
        line.slack.hold(f"C{number}")
        held_at(ports, room, f"C{number}")
    for _ in range(2):
        cards = [
            News(case_id=r, conversation=r, kind=NewsKind.CASE_CARD, subject=r)
            for r in rooms
        ]
        queue(ports, cards)
        await until_all_is_sent(line.notes, clock)

    assert line.slack.violations == []
    assert len(line.slack.called("chat.update")) == 120
    assert {len(line.slack.messages(f"C{number}")) for number in range(120)} == {1}


async def test_the_cards_of_a_case_arrive_and_are_kept_up_to_date_in_place(
    line: Line, ports: Ports, case: Case, clock: FakeClock
) -> None:
    room = room_of(case.id)
    held_at(ports, room, ROOM)
    account = seated(ports, line.slack, FOCAL)
    delivery = replace(line.notes, draw=partial(draw, ports=ports))
    await until_all_is_sent(delivery, clock)
    with ports.read_uow() as uow:
        card = uow.outbox.post(room, kind=NewsKind.CASE_CARD, subject=case.id)
    before = {each["ts"]: each for each in line.slack.messages(ROOM)}

    give_role(
        case.id,
        person_id=LEAD,
        role=Role.PROJECT_MANAGER,
        by=Actor(person_id=FOCAL, via="test"),
        ports=ports,
    )
    await until_all_is_sent(delivery, clock)

    after = {each["ts"]: each for each in line.slack.messages(ROOM)}
    ts = str(card).partition("/")[2]
    assert before[ts]["blocks"] != after[ts]["blocks"]
    assert list(after)[: len(before)] == list(before)
    assert line.slack.conversations[ROOM].pins == [ts]
    (chat,) = (c for c in line.slack.conversations.values() if c.im_of == account)
    assert chat.messages
    assert (line.slack.doubled, line.slack.violations) == ([], [])


async def test_what_is_throttled_goes_when_it_may_and_in_order(
    line: Line, ports: Ports, clock: FakeClock
) -> None:
    line.slack.hold("C0NEXT")
    held_at(ports, "room:c1", ROOM)
    held_at(ports, "room:c2", "C0NEXT")
    which = queue_notes(ports, *"abc", conversation="room:c1")
    line.slack.throttle("chat.postMessage", seconds=30)
    await deliver(line.notes)
    which += queue_notes(ports, *"xyz", conversation="room:c2", case_id="c2")

    clock.advance(seconds=20)
    await deliver(line.notes)
    assert len(line.slack.called("chat.postMessage")) == 1

    await until_all_is_sent(line.notes, clock)
    assert set(states(ports, which)) == {NewsState.SENT}
    assert texts(line.slack, ROOM) == list("abc")
    assert texts(line.slack, "C0NEXT") == list("xyz")
