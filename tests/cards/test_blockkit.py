"""What Slack is sent: within its limits, and with nothing it could take for markup."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from cards.blockkit import as_blocks, verb_of
from cards.blockkit.text import strong
from cards.elements import Button, Card, Field, FieldKind, Fold, Form, Item, Items, Text
from cards.limits import PAGE
from tests.cards.nasty import NASTY
from tests.cards.samples import ACTION, SAMPLES, make_list
from tests.cards.strategies import cards, cards_that_ask
from tests.cards.wire import broken_message_limits, parts


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_within_the_limits(name: str) -> None:
    assert broken_message_limits(as_blocks(SAMPLES[name])) == []


@settings(max_examples=80, deadline=None)
@given(cards)
def test_any_card_is_within_the_limits(card: Card) -> None:
    assert broken_message_limits(as_blocks(card)) == []


@settings(max_examples=50, deadline=None)
@given(cards_that_ask)
def test_any_form_in_a_message_is_within_the_limits(card: Card) -> None:
    assert broken_message_limits(as_blocks(card)) == []


@pytest.mark.parametrize("count", [1, 12, 40, 45, 100, 500])
def test_a_list_of_any_length_fits_or_says_what_is_left(count: int) -> None:
    blocks = as_blocks(make_list(count))

    shown = sum("accessory" in block for block in blocks)
    assert broken_message_limits(blocks) == []
    assert shown == count or f"{count - shown} more lines did not fit" in str(blocks)


def test_a_page_of_long_titles_fits_whole() -> None:
    card = make_list(PAGE, title="Revisit the Interim Action Plan, " * 4)

    assert "did not fit" not in str(as_blocks(card))


def test_a_title_with_marks_of_its_own_still_opens_its_address() -> None:
    line = Item("", "Form *A*", address="https://undp.org/x")

    title, address = as_blocks(Card(title="T", plain="P", elements=(Items((line,)),)))[
        1:
    ]

    assert title["text"] == {"type": "plain_text", "text": "Form *A*"}
    [link] = parts(address["elements"])
    assert link["text"] == "<https://undp.org/x>"


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_stay_texts(text: str) -> None:
    card = Card(
        title=text,
        plain=text,
        elements=(Text(text, strong=True), Items((Item(text, text),), text, text)),
        buttons=(Button(verb="a.b", target="t", label=text),),
    )

    assert broken_message_limits(as_blocks(card)) == []


def test_text_with_marks_of_its_own_is_shown_plain() -> None:
    said = (Text("say *this*", strong=True), Text("say", strong=True))

    marked, bold = as_blocks(Card(title="T", plain="P", elements=said))[1:]

    assert marked["text"] == {"type": "plain_text", "text": "say *this*"}
    assert bold["text"] == {"type": "mrkdwn", "text": "*say*", "verbatim": True}


def test_a_button_carries_verb_and_target() -> None:
    (press, *_) = [
        part for part in parts(as_blocks(ACTION)) if part.get("type") == "button"
    ]

    assert verb_of(press["action_id"]) == "action.finish"
    assert press["value"] == "a-9"
    assert press["style"] == "primary"


def test_what_is_seldom_pressed_stands_in_a_row_of_its_own() -> None:
    blocks: Any = as_blocks(ACTION)

    rows = [each["elements"] for each in blocks if each["type"] == "actions"]
    labels = [[each["text"]["text"] for each in row] for row in rows]

    assert labels == [
        ["I have notified them", "Who can help?"],
        ["Not relevant here", "Comment…"],
    ]


def test_a_button_that_slack_cannot_carry_is_named() -> None:
    heavy = Button(verb="a.b", target="t" * 2001, label="Sign")

    listed = Items((Item("1", "x", button=replace(heavy, label="Open")),))
    blocks = as_blocks(Card(title="T", plain="P", elements=(listed,), buttons=(heavy,)))

    assert not [part for part in parts(blocks) if part.get("type") == "button"]
    assert "Buttons that did not fit here: Open." in str(blocks)
    assert "Buttons that did not fit here: Sign." in str(blocks)


def test_an_answer_that_slack_cannot_offer_is_named() -> None:
    options = (("v" * 151, "Too long"), ("ok", "Fine"))
    field = Field(name="f", label="x", kind=FieldKind.CHOICE, options=options)

    form = Form(verb="a.b", target="t", title="T", submit="S", fields=(field,))
    blocks = as_blocks(Card(title="T", plain="P", elements=(form,)))

    assert "Answers that did not fit here: Too long." in str(blocks)


@pytest.mark.parametrize("mark", "*_~`\n")
def test_a_text_with_a_mark_of_slacks_is_not_bold(mark: str) -> None:
    words = f"one{mark}two"
    assert strong(words) == {"type": "plain_text", "text": words}


def test_nothing_stands_after_the_last_line_that_is_folded_away() -> None:
    card = Card(title="t", plain="p", elements=(Fold("Why?", ("Because.", " ")),))
    folded: Any = as_blocks(card)[1]
    assert folded["elements"][1]["text"] == "• Because.\n•"


def test_a_button_without_a_target_has_no_value() -> None:
    card = Card(title="t", plain="p", buttons=(Button(verb="v", target="", label="L"),))
    row: Any = as_blocks(card)[-1]
    assert "value" not in row["elements"][0]
