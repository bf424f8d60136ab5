"""Promise 1: what was queued is delivered, or stays and is shown with its reason."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.cases import Case
from domain.news import (
    News,
    NewsKind,
    NewsState,
    Outgoing,
    direct_with,
    room_of,
)
from domain.people import Actor
from scheduler.deliver import Delivery, deliver
from scheduler.delivery.claiming import claim, look
from scheduler.delivery.rates import RateBook
from scheduler.draw import draw
from services.actions.move_action import start_action
from services.ports import Ports
from services.reading.read_action import find_action
from services.reading.read_case import read_case
from tests.clock import FakeClock
from tests.conftest import DATABASES
from tests.opened_case import FOCAL
from tests.recording_channel import RecordingChannel


class BrokenChannel(RecordingChannel):
    """Takes nothing until it is mended."""

    def __init__(self, *, fate: Fate) -> None:
        super().__init__()
        self.problem: Undelivered | None = Undelivered("gone", fate=fate)

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Refuse a card while broken."""
        if self.problem is not None:
            raise self.problem
        return await super().send(
            conversation, card, case_id=case_id, only_role=only_role, key=key
        )


def delivered(ports: Ports, channel: RecordingChannel) -> int:
    return asyncio.run(deliver(delivery_of(ports, channel)))


def delivery_of(ports: Ports, channel: RecordingChannel) -> Delivery:
    """Deliver on the tests' clock, where a database would use its own."""
    return Delivery(
        ports=ports,
        channel=channel,
        draw=partial(draw, ports=ports),
        now=lambda _uow: ports.clock(),
    )


def outgoing(ports: Ports) -> list[Outgoing]:
    with ports.read_uow() as uow:
        return uow.outbox.due(ports.clock(), limit=100)


def test_a_card_in_ones_own_chat_follows_the_action_and_tells_nobody_anew(
    case: Case, ports: Ports
) -> None:
    channel = RecordingChannel()
    delivered(ports, channel)
    action = find_action(case.id, "5", ports=ports)
    chat = direct_with("demo-co-lead")
    with ports.open_uow() as uow:
        news = News(
            case_id=case.id,
            conversation=chat,
            kind=NewsKind.ACTION_CARD,
            subject=action.id,
        )
        uow.record.queue([news], at=ports.clock())
        uow.commit()
    delivered(ports, channel)
    count = len(channel.standing)

    lead = Actor(person_id="demo-co-lead", via="test")
    start_action(action.id, by=lead, ports=ports)
    delivered(ports, channel)

    (copy,) = [card for place, card in channel.standing.values() if place == chat]
    assert "Started" in [badge.text for badge in copy.badges]
    assert len(channel.standing) == count


def test_a_new_case_shows_its_card_on_top_and_one_card_for_each_pending_action(
    case: Case, ports: Ports
) -> None:
    channel = RecordingChannel()

    delivered(ports, channel)

    rooms = [
        card for room, card in channel.standing.values() if room == room_of(case.id)
    ]
    assert len(rooms) == 7
    assert len(channel.pinned) == 1
    assert outgoing(ports) == []


def test_a_change_replaces_the_card_where_it_stands(case: Case, ports: Ports) -> None:
    channel = RecordingChannel()
    delivered(ports, channel)
    before = set(channel.standing)

    action = find_action(case.id, "5", ports=ports)
    start_action(action.id, by=FOCAL, ports=ports)
    delivered(ports, channel)

    assert set(channel.standing) == before
    assert "Started" in "".join(
        badge.text for _, card in channel.standing.values() for badge in card.badges
    )


def test_what_a_channel_does_not_take_waits_and_is_tried_again(
    case: Case, ports: Ports, clock: FakeClock
) -> None:
    channel = BrokenChannel(fate=Fate.NOT_SENT)

    assert delivered(ports, channel) == 0
    channel.problem = None
    assert delivered(ports, channel) == 0
    clock.advance(minutes=5)

    assert delivered(ports, channel) >= 7
    assert read_case(case.id, reader="", ports=ports).troubles == ()


def test_what_cannot_arrive_is_shown_on_the_case_as_not_reached(
    case: Case, ports: Ports
) -> None:
    delivered(ports, BrokenChannel(fate=Fate.PERMANENT))

    troubles = read_case(case.id, reader="", ports=ports).troubles
    assert {trouble.state for trouble in troubles} == {NewsState.NOT_REACHED}
    assert {trouble.problem for trouble in troubles} == {"gone"}


def test_news_taken_by_a_process_that_died_is_taken_up_again(
    case: Case, ports: Ports, clock: FakeClock
) -> None:
    dead = delivery_of(ports, RecordingChannel())
    hand = look(dead, RateBook(), under_way=())
    taken = claim(dead, RateBook(), heads=hand.heads, most=len(hand.heads)).taken
    assert taken

    assert delivered(ports, RecordingChannel()) == 0
    clock.advance(seconds=dead.lease_for.total_seconds())

    assert delivered(ports, RecordingChannel()) >= 7


@pytest.mark.parametrize("engine", DATABASES, indirect=True)
def test_two_processes_delivering_at_once_say_everything_once(
    case: Case, ports: Ports
) -> None:
    channel = RecordingChannel()

    async def both() -> None:
        await asyncio.gather(
            deliver(delivery_of(ports, channel)), deliver(delivery_of(ports, channel))
        )

    asyncio.run(both())

    cards = [card.title for _, card in channel.standing.values()]
    assert len(cards) == len(set(cards)) == 7
    assert len(channel.keys) == len(set(channel.keys))


def test_the_reader_of_a_direct_card_who_left_the_case_is_not_shown_it(
    case: Case, ports: Ports
) -> None:
    action = find_action(case.id, "5", ports=ports)
    with ports.read_uow() as uow:
        queued = uow.outbox.due(ports.clock() + timedelta(1), limit=1)[0]
    stranger = "direct:demo-colleague-elsewhere"
    news = type(queued.news)(
        case_id=case.id,
        conversation=stranger,
        kind=NewsKind.ACTION_CARD,
        subject=action.id,
    )
    with ports.open_uow() as uow:
        uow.record.queue([news], at=ports.clock())
        uow.commit()
    channel = RecordingChannel()

    delivered(ports, channel)

    assert stranger not in {room for room, _ in channel.standing.values()}
