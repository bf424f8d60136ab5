"""A question's cards in chats: whoever may read it no more is left none of them."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest

from cards.plain import as_plain
from domain.learning.connect import PrivateQuestion
from domain.news import NewsKind, news_for
from domain.people import Actor
from domain.ways import Way
from scheduler.deliver import Delivery, deliver
from scheduler.delivery.sending import Sent
from scheduler.delivery.settling import settle
from scheduler.draw import draw
from services.learning.connect.answering import decline_question, give_answer
from services.learning.connect.ask_privately import AskedPrivately
from services.learning.connect.handing import hand_back, hand_on, take_question
from services.learning.connect.peers import answer_peer, gather_peers
from services.learning.connect.thread import ask_back, withdraw_question
from services.ports import Ports
from tests.recording_channel import RecordingChannel
from tests.services.asking import ADVISING, FACILITATING, WORDS, asked
from tests.services.cast import BERA, EXO, LEAD, Desk
from tests.services.test_connect_promise import taken

K = NewsKind
GONE = "This question is no longer with you"


class Chats:
    """What stands in everybody's own chat, delivered as it comes about."""

    def __init__(self, ports: Ports) -> None:
        self.channel = RecordingChannel()
        drawn = partial(draw, ports=ports)
        self.delivery = Delivery(ports=ports, channel=self.channel, draw=drawn)

    def of(self, who: Actor) -> list[str]:
        """Deliver what waits; return what is read in somebody's chat, oldest first."""
        asyncio.run(deliver(self.delivery))
        there = f"direct:{who.person_id}"
        stand = self.channel.standing.values()
        return [as_plain(card) for chat, card in stand if chat == there]


@pytest.fixture(name="chats")
def _chats(ports: Ports) -> Chats:
    return Chats(ports)


@pytest.fixture(name="made")
def _made(ports: Ports, chats: Chats) -> AskedPrivately:
    """Ask, and let the question be handed on to the expert, who has its card."""
    made = asked(ports)
    expert = ADVISING.person_id
    chats.of(FACILITATING)
    hand_on(made.question.id, person_id=expert, by=FACILITATING, ports=ports)
    assert WORDS in "".join(chats.of(ADVISING))
    return made


def _declined(question: PrivateQuestion, ports: Ports) -> None:
    decline_question(question.id, reason="Not ours.", by=FACILITATING, ports=ports)


def _answered(question: PrivateQuestion, ports: Ports) -> None:
    give_answer(question.id, words="Yes.", by=FACILITATING, ports=ports)


def _handed_back(question: PrivateQuestion, ports: Ports) -> None:
    hand_back(question.id, reason="No time.", by=ADVISING, ports=ports)


def _taken_over(question: PrivateQuestion, ports: Ports) -> None:
    take_question(question.id, by=FACILITATING, ports=ports)


@pytest.mark.parametrize("goes", [_declined, _answered, _handed_back, _taken_over])
def test_what_somebody_has_no_more_is_taken_from_their_chat(
    ports: Ports,
    chats: Chats,
    made: AskedPrivately,
    goes: Callable[[PrivateQuestion, Ports], None],
) -> None:
    goes(made.question, ports)

    [card] = chats.of(ADVISING)
    assert GONE in card
    assert WORDS not in card
    assert WORDS in "".join(chats.of(FACILITATING))


def test_no_card_keeps_the_words_of_what_its_asker_took_back(
    ports: Ports, chats: Chats, made: AskedPrivately
) -> None:
    people = [BERA.person_id, EXO.person_id]
    gather_peers(made.question.id, people=people, by=FACILITATING, ports=ports)
    answer_peer(made.question.id, yes=True, by=BERA, ports=ports)
    ask_back(made.handle, words="Or only some of them?", by=LEAD, ports=ports)
    shown = [chats.of(each) for each in (FACILITATING, ADVISING, BERA)]
    withdraw_question(made.handle, by=LEAD, ports=ports)

    assert all(WORDS in "".join(each) for each in shown)
    for each in (FACILITATING, ADVISING, BERA, EXO):
        stand = "".join(chats.of(each))
        assert "Taken back by whoever asked" in stand
        assert WORDS not in stand
        assert "Or only some" not in stand


def test_a_card_that_was_on_its_way_when_it_was_taken_back_goes_too(
    ports: Ports, chats: Chats
) -> None:
    made = asked(ports)
    outgoing = taken(K.CONNECT, ports, process=chats.delivery.process)
    card = draw(outgoing, ports=ports).card
    withdraw_question(made.handle, by=LEAD, ports=ports)
    sending = chats.channel.send(outgoing.news.conversation, card, case_id="")
    sent = Sent(way=Way.CHAT, message_id=asyncio.run(sending))
    settle(outgoing, sent, delivery=chats.delivery)

    assert WORDS in as_plain(card)
    assert WORDS not in "".join(chats.of(FACILITATING))


@pytest.mark.parametrize("goes", [_declined, _handed_back])
def test_a_list_that_began_with_its_words_is_out_of_date(
    desk: Desk, goes: Callable[[PrivateQuestion, Ports], None]
) -> None:
    ports, chats, expert = desk.ports, Chats(desk.ports), ADVISING.person_id
    made = asked(ports)
    hand_on(made.question.id, person_id=expert, by=FACILITATING, ports=ports)
    chats.of(ADVISING)
    with ports.open_uow() as uow:
        uow.record.queue([news_for(expert, K.CONNECT_WAITS)], at=ports.clock())
        uow.commit()
    [_card, before] = chats.of(ADVISING)
    goes(made.question, ports)

    [_card, after] = chats.of(ADVISING)
    assert WORDS in before
    assert "This list is out of date" in after
    assert WORDS not in after


def test_what_comes_back_to_somebody_stands_in_their_chat_again(
    ports: Ports, chats: Chats, made: AskedPrivately
) -> None:
    expert = ADVISING.person_id
    hand_back(made.question.id, reason="No time.", by=ADVISING, ports=ports)
    hand_on(made.question.id, person_id=expert, by=FACILITATING, ports=ports)

    assert WORDS in chats.of(ADVISING)[-1]
