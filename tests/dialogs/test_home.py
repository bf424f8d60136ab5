"""Asking for one's own desk, in words and by its buttons."""

from collections.abc import Callable

import pytest

from cards.verbs import Verb
from dialogs.conversation import Reply
from services.ports import Ports
from services.reading.read_action import find_action
from tests.cards.items import items_in
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER
from tests.talking import Talk, words_in

At = Callable[..., Reply]


@pytest.mark.parametrize("words", ["home", "My desk", "what waits for me", "accueil"])
def test_ones_own_desk_is_shown_wherever_it_is_asked_for(
    talk: Talk, at: At, case_id: str, words: str
) -> None:
    alone, in_room = talk.say(LEAD, words), at(LEAD, words)

    for reply in (alone, in_room):
        assert reply.cards[0].title == "My desk"
        assert reply.private
        assert reply.case_ids == (case_id,)


def test_a_button_leads_on_to_the_next_page(
    talk: Talk, open_case: Callable[[str], str]
) -> None:
    for number in range(2, 6):
        open_case(f"DEMO-000{number}")
    first = talk.say(FOCAL, "home").cards[0]
    (more,) = (each for each in first.buttons if each.label == "More")

    second = talk.say(FOCAL, verb=more.verb, target=more.target).cards[0]

    assert first.footer.startswith("Page 1 of")
    assert second.footer.startswith("Page 2 of")


@pytest.mark.parametrize("target", [":", ":0", ":-1", ":x", ":²", f":{'9' * 400}", "x"])
def test_a_page_that_was_made_up_is_one_that_there_is(
    talk: Talk, case_id: str, target: str
) -> None:
    reply = talk.say(LEAD, verb=Verb.HOME, target=target)

    assert case_id in reply.case_ids
    assert not reply.refusal


def test_what_was_done_is_gone_from_it(
    talk: Talk, at: At, case_id: str, ports: Ports
) -> None:
    five = find_action(case_id, "5", ports=ports)
    before = targets(talk.say(LEAD, "home"))

    at(LEAD, verb=Verb.ACTION_DONE, target=five.id, inputs={"note": "Sent"})

    assert five.id in before
    assert targets(talk.say(LEAD, "home")) == before - {five.id}


def targets(reply: Reply) -> set[str]:
    """Return what the lines of a reply open."""
    items = items_in(reply.cards[0])
    return {item.button.target for item in items if item.button}


def test_an_outsider_has_a_desk_and_no_case_on_it(talk: Talk, case_id: str) -> None:
    reply = talk.say(OUTSIDER, "home")

    assert case_id not in reply.case_ids
    assert "DEMO-0001" not in words_in(reply)
    assert "Nothing waits for you." in words_in(reply)


def test_the_button_for_help_shows_what_can_be_typed(talk: Talk) -> None:
    pressed = talk.say(LEAD, verb=Verb.HELP)

    assert pressed.cards == talk.say(LEAD, "help").cards
    assert "actions mine" in words_in(pressed)
