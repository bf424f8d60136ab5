"""The plain-text twin says all that the card says."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from cards.elements import Card, Text, Tone
from cards.plain import as_plain
from tests.cards.nasty import NASTY
from tests.cards.samples import ACTION, CASE, FORM, REFUSAL, SAMPLES
from tests.cards.strategies import cards, cards_that_ask


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_has_a_twin_with_its_title_and_buttons(name: str) -> None:
    card = SAMPLES[name]

    plain = as_plain(card)

    assert card.title in plain
    on_one_line = " ".join(plain.split())
    assert all(f"[{button.label}]" in on_one_line for button in card.buttons)
    assert max(map(len, plain.splitlines())) <= 100


def test_folds_are_open_and_files_have_their_address() -> None:
    plain = as_plain(ACTION)

    assert "Why this date?\n- SECU found the complaint eligible" in plain
    assert "Fact Sheet, version 2: /files/DEMO-0001/fact-sheet-v2.docx" in plain


def test_phases_are_told_in_their_order_with_their_signs() -> None:
    assert "✓ Registration > – Not eligible > ✓ Eligible" in as_plain(CASE)
    assert "Fact-check (2 times)" in as_plain(CASE)


def test_a_form_tells_its_questions_answers_and_problems() -> None:
    plain = as_plain(FORM)

    assert "Registered by SECU on (a date): 2024-04-15" in plain
    assert "▲ Choose the office whose holidays count." in plain
    assert "Demo CO Lead / Demo Project Manager" in plain
    assert "[Open the case]" in plain


def test_a_tone_is_a_sign_and_a_word() -> None:
    late = Card(title="T", plain="P", elements=(Text("Nothing.", tone=Tone.LATE),))

    assert "▲ Attention: Nothing." in as_plain(late)
    assert as_plain(REFUSAL).splitlines()[1].startswith("▲ Not done")


def test_lines_are_wrapped_at_spaces_only() -> None:
    address = "https://undp.org/" + "x" * 100
    card = Card(title="T", plain="P", elements=(Text(f"See {address} now."),))

    assert address in as_plain(card, width=40)


@pytest.mark.parametrize("text", NASTY)
def test_nothing_reaches_a_terminal_but_letters(text: str) -> None:
    plain = as_plain(replace(ACTION, title=text, elements=(Text(text),)))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)


@settings(deadline=None)
@given(cards | cards_that_ask)
def test_every_card_has_a_twin(card: Card) -> None:
    as_plain(card).encode()
