"""A card as Teams takes it: every press in it is found, and its size is Teams' own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from bot.teams.drawing import in_chat
from bot.teams.messages import as_message
from bot.teams.own_views import ROOM
from bot.vendor_json import wire_size
from cards.adaptive import as_adaptive_card
from cards.elements import Card
from cards.limits import TEAMS_AIM, TEAMS_MOST, utf16_size
from tests.cards.samples import ACTION, QUESTIONS
from tests.cards.strategies import cards, cards_that_ask


def parts_of(drawn: object) -> Iterator[dict[str, Any]]:
    if isinstance(drawn, dict):
        yield drawn
        drawn = list(drawn.values())
    if isinstance(drawn, list):
        for each in drawn:
            yield from parts_of(each)


def opening_forms(card: Card) -> Card:
    """Let every button in front of the card's form open a form."""
    asked = tuple(replace(each, verb="action.done.form") for each in card.buttons)
    return replace(card, buttons=asked)


@given(cards)
def test_every_press_that_asks_for_a_form_opens_it_in_a_dialog(card: Card) -> None:
    drawn = in_chat(opening_forms(card))

    pressed = [part for part in parts_of(drawn) if part.get("type") == "Action.Execute"]
    assert not [part for part in pressed if str(part["verb"]).endswith("form")]


@given(cards_that_ask)
def test_a_form_in_a_card_is_sent_back_with_its_own_mark(card: Card) -> None:
    drawn = in_chat(card, once="of this drawing")

    asked = [p for p in parts_of(drawn) if p.get("associatedInputs") == "auto"]
    marks = [p["data"]["once"] for p in asked]
    assert marks == ["of this drawing"] * len(asked)


@given(cards)
def test_the_size_is_told_as_the_renderers_tell_it(card: Card) -> None:
    drawn = in_chat(card)

    assert wire_size(drawn) == utf16_size(drawn)


def test_letters_of_two_units_are_counted_as_two() -> None:
    drawn = in_chat(replace(ACTION, title="A line 🙂"))

    assert wire_size(drawn) == utf16_size(drawn)


@pytest.mark.parametrize(
    "letter",
    "aé–\uffff\U00010000🙂\U0007ffff\U000bffff\U000e0067\U0010ffff",
)
def test_a_letter_is_counted_as_long_as_it_is_sent(letter: str) -> None:
    assert wire_size([letter, "a"]) == utf16_size([letter, "a"])


@given(cards_that_ask)
def test_a_message_is_never_more_than_teams_takes(card: Card) -> None:
    assert wire_size(as_message(card)) <= TEAMS_MOST


def test_what_a_chat_adds_to_presses_leaves_room_for_who_sees_them() -> None:
    many = [replace(ACTION.buttons[0], label=f"Press {n}") for n in range(50)]
    card = replace(ACTION, elements=(QUESTIONS,), buttons=tuple(many))

    message = as_message(card)

    assert wire_size(as_adaptive_card(card)) <= TEAMS_AIM
    assert wire_size(message) + ROOM <= TEAMS_MOST
