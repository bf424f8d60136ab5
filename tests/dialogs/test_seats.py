"""Linking accounts by words and buttons, from both sides; strangers learn nothing."""

import re

import pytest

from cards.elements import Button, Card
from cards.html import as_html
from cards.verbs import Verb
from cards.wording import speaking
from dialogs.conversation import Reply
from dialogs.strangers import answer_stranger
from domain.news import room_of
from domain.seats import Vendor
from services.ports import Ports
from tests.dialogs.cast import FOCAL, LEAD
from tests.talking import Talk, words_in

NEW = "U0NEW"
CODE = re.compile(r"link ([0-9A-Z]{4} [0-9A-Z]{4})")


def stranger(
    ports: Ports, words: str = "", *, in_own_chat: bool = True, **pressed: str
) -> Reply | None:
    with speaking("en"):
        return answer_stranger(
            Vendor.SLACK,
            "T1",
            NEW,
            words,
            in_own_chat=in_own_chat,
            ports=ports,
            **pressed,
        )


def heard(reply: Reply | None) -> Reply:
    assert reply is not None
    return reply


def code_for(talk: Talk, who: str = LEAD) -> str:
    form = talk.say(who, "link").form
    assert form is not None
    found = CODE.search(as_html(form))
    assert found is not None
    return found[1]


def button(card: Card, verb: Verb) -> Button:
    return next(each for each in card.buttons if each.verb == verb)


def press(talk: Talk, who: str, pressed: Button) -> Reply:
    return talk.say(who, verb=pressed.verb, target=pressed.target)


def test_a_second_account_is_linked_by_words_and_two_presses(
    talk: Talk, ports: Ports
) -> None:
    code = code_for(talk)
    [asks] = heard(stranger(ports, f"link {code.lower()}")).cards
    yes = button(asks, Verb.SEAT_AGREE)
    agreed = heard(stranger(ports, verb=yes.verb, target=yes.target))
    talk.deliver()
    question = talk.channel.shown[-1]

    done = press(talk, LEAD, button(question, Verb.SEAT_CONFIRM))

    assert asks.title == "Are you D. C. L.?"
    assert agreed.instead is not None
    assert question.title == "An account in Slack wants to be you. Is that you?"
    assert NEW in as_html(question)
    assert "is you as well from now on" in words_in(done)
    assert "Slack" in words_in(talk.say(LEAD, "my seats"))


def test_a_yes_can_be_typed_where_there_are_no_buttons(
    talk: Talk, ports: Ports
) -> None:
    stranger(ports, f"link {code_for(talk)}")

    agreed = heard(stranger(ports, "link yes"))

    assert "Now say yes on the other side" in words_in(agreed)
    assert "An account in Slack wants to be you" in words_in(talk.say(LEAD, "my seats"))


def test_strangers_are_told_nothing_but_how_to_link(ports: Ports) -> None:
    assert stranger(ports, "status") is None
    assert stranger(ports, "linking is hard") is None
    assert stranger(ports, verb=Verb.CASE_SHOW, target="c1") is None
    assert "Type “link” there" in words_in(heard(stranger(ports, "link")))
    assert heard(stranger(ports, "link 0000-0000")).refusal == "link-code-wrong"
    assert heard(stranger(ports, "link yes")).refusal == "link-over"


def test_a_stranger_who_says_no_ends_it(talk: Talk, ports: Ports) -> None:
    [asks] = heard(stranger(ports, f"please link {code_for(talk)}.")).cards
    no = button(asks, Verb.SEAT_DISAGREE)

    told = heard(stranger(ports, verb=no.verb, target=no.target))

    assert told.instead is not None
    assert told.instead.title == "Nothing was linked."


def test_a_code_typed_where_others_read_along_is_spent(
    talk: Talk, ports: Ports
) -> None:
    code = code_for(talk)

    told = heard(stranger(ports, f"link {code}", in_own_chat=False))

    assert told.refusal == "link-not-here"
    assert heard(stranger(ports, f"link {code}")).refusal == "link-code-wrong"


def test_no_code_is_given_in_a_room(talk: Talk, case_id: str) -> None:
    told = talk.say(LEAD, "link", conversation=room_of(case_id))

    assert told.refusal == "link-own-chat"


def test_a_code_in_a_room_is_spent_and_not_shown_again(
    talk: Talk, ports: Ports, case_id: str
) -> None:
    code = code_for(talk)

    told = talk.say(FOCAL, f"link {code}", conversation=room_of(case_id))

    assert told.refusal == "link-not-here"
    assert told.echo == "link"
    assert heard(stranger(ports, f"link {code}")).refusal == "link-code-wrong"


def test_who_sits_already_types_no_code(talk: Talk) -> None:
    told = talk.say(FOCAL, f"link {code_for(talk)}")

    assert told.refusal == "link-sits-already"
    assert told.echo == "link"


@pytest.mark.parametrize("typed", ["BR44 CEK1", "br44-cek1", "BR44CEK1", "SRM1-2345"])
def test_a_code_is_not_taken_for_a_cases(talk: Talk, typed: str) -> None:
    assert talk.say(FOCAL, f"link {typed}").refusal == "link-sits-already"


def test_a_code_stands_in_no_card_that_is_kept(talk: Talk) -> None:
    code = code_for(talk)

    kept = [card for reply in talk.replies for card in reply.cards]

    assert kept
    assert not any(code in as_html(card) for card in kept)


@pytest.fixture(name="linked")
def _linked(talk: Talk, ports: Ports) -> None:
    stranger(ports, f"link {code_for(talk)}")
    stranger(ports, "link yes")
    talk.deliver()
    question = talk.channel.shown[-1]
    press(talk, LEAD, button(question, Verb.SEAT_CONFIRM))


@pytest.mark.usefixtures("linked")
def test_the_last_account_is_left_after_being_asked_back(talk: Talk) -> None:
    asked = talk.say(LEAD, "unlink slack")
    [card] = asked.cards

    left = press(talk, LEAD, button(card, Verb.SEAT_LEAVE))

    assert "Leave Slack? I reach you nowhere else." in words_in(asked)
    assert "You left Slack" in words_in(left)
    assert "You left Slack" in words_in(press(talk, LEAD, card.buttons[0]))


@pytest.mark.usefixtures("linked")
def test_unlink_alone_shows_what_can_be_left(talk: Talk) -> None:
    assert "Where I reach you: Slack" in words_in(talk.say(LEAD, "unlink"))
    assert "Where I reach you" in words_in(talk.say(LEAD, "unlink Teams"))


@pytest.mark.usefixtures("linked")
def test_who_is_linked_presses_an_old_card_in_vain(talk: Talk) -> None:
    told = talk.say(LEAD, verb=Verb.SEAT_AGREE, target="whatever")

    assert "Where I reach you: Slack" in words_in(told)


def test_an_account_that_is_none_is_not_left(talk: Talk) -> None:
    told = talk.say(LEAD, verb=Verb.SEAT_LEAVE, target="post:T1:U1")

    assert told.refusal == "not-your-seat"
