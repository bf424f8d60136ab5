"""A question that is taken back, at the desk, in Teams and in Slack."""

from dataclasses import replace
from functools import partial

import pytest

from bot.demo_office import move_in
from domain.news import direct_with
from domain.people import Actor
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.learning.connect.handing import hand_on
from services.learning.connect.thread import withdraw_question
from services.ports import Ports
from tests.channels.sides import Side, VendorSide
from tests.clock import FakeClock
from tests.scheduler.notes import delivery_on
from tests.services.asking import ADVISING, FACILITATING, WORDS, asked
from tests.services.cast import LEAD


@pytest.fixture(name="cards")
def _cards(side: Side, ports: Ports, clock: FakeClock) -> Delivery:
    move_in(ports.open_uow, ports.read_uow)
    for each in (LEAD, FACILITATING, ADVISING):
        if isinstance(side, VendorSide):
            side.seat(each.person_id)
    delivery = delivery_on(clock, ports, side.channel)
    return replace(delivery, draw=partial(draw, ports=ports), roles_apart=False)


def shown_to(side: Side, who: Actor) -> str:
    return str(side.shown(direct_with(who.person_id)))


async def test_its_words_stand_in_nobodys_chat_any_more(
    side: Side, cards: Delivery, ports: Ports
) -> None:
    made = asked(ports)
    hand_on(
        made.question.id, person_id=ADVISING.person_id, by=FACILITATING, ports=ports
    )
    await deliver(cards)
    before = [shown_to(side, each) for each in (FACILITATING, ADVISING)]
    withdraw_question(made.handle, by=LEAD, ports=ports)
    await deliver(cards)

    assert all(WORDS in each for each in before)
    for each in (FACILITATING, ADVISING):
        assert WORDS not in shown_to(side, each)
        assert "Taken back by whoever asked" in shown_to(side, each)
