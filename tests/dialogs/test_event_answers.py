"""Answers on events: what ends a case is asked first, old questions are taken back."""

from collections.abc import Callable

import pytest

from cards.elements import Button, Card, Fold
from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Reply
from tests.clock import FakeClock
from tests.talking import form_in, words_in

FOCAL = "demo-ses-focal-point"
LEAD = "demo-co-lead"
AGES = 400


def press(at: Callable[..., Reply], reply: Reply, verb: Verb) -> Reply:
    """Press a button of an answer, where the answer stands."""
    return at(
        LEAD, verb=verb, target=button_of(reply.cards[0], verb).target, on_own_card=True
    )


def button_of(card: Card, verb: Verb) -> Button:
    return next(button for button in card.buttons if button.verb == verb)


@pytest.mark.parametrize(
    "typed", ["event not-eligible today", "event closed today SECU's notice of today"]
)
def test_what_ends_the_case_is_asked_first_and_told_afterwards(
    at: Callable[..., Reply], clock: FakeClock, typed: str
) -> None:
    if "closed" in typed:
        at(LEAD, "event eligible today")
    clock.advance(days=AGES)

    asked = at(LEAD, typed)

    shown = as_plain(asked.cards[0])
    assert "It ends SECU's track, and with it" in shown
    assert "are not done" in shown
    assert "of them late" in shown
    assert "its track has ended" not in words_in(at(LEAD, "status"))
    told = press(at, asked, Verb.EVENT_END_CONFIRM)
    assert told.instead is not None
    assert "It ended SECU's track, and with it" in as_plain(told.instead)
    assert "It opens no action" not in as_plain(told.instead)


def test_the_form_asks_before_an_end_too(
    at: Callable[..., Reply], case_id: str
) -> None:
    inputs = {"event": "not-eligible", "day": "today", "note": ""}

    asked = at(LEAD, verb=Verb.EVENT_RECORD, target=case_id, inputs=inputs)

    assert button_of(asked.cards[0], Verb.EVENT_END_CONFIRM).target


def test_a_closure_keeps_its_notice_while_it_is_asked(
    at: Callable[..., Reply],
) -> None:
    at(LEAD, "event eligible today")
    asked = at(LEAD, "event closed today https://example.org/notice: no. 7")

    press(at, asked, Verb.EVENT_END_CONFIRM)

    log = at(LEAD, "log").cards[0]
    assert "https://example.org/notice: no. 7" in as_plain(log)


def test_confirming_an_end_twice_ends_it_once(at: Callable[..., Reply]) -> None:
    asked = at(LEAD, "event not eligible today")
    press(at, asked, Verb.EVENT_END_CONFIRM)

    again = press(at, asked, Verb.EVENT_END_CONFIRM)

    assert again.instead is not None
    assert again.instead.title.startswith("That stands already")


def test_a_closure_without_a_notice_is_asked_for_it_in_the_form(
    at: Callable[..., Reply],
) -> None:
    at(LEAD, "event eligible today")

    form = form_in(at(LEAD, "event closed today"))

    fields = {field.name: field for field in form.fields}
    assert fields["event"].value == "closed-by-secu"
    assert "where that is read" in fields["note"].problem


def test_an_event_form_explains_what_cannot_be(at: Callable[..., Reply]) -> None:
    reply = at(LEAD, "event")

    assert reply.form is not None
    folds = [each for each in reply.form.elements if isinstance(each, Fold)]
    assert any("Case closed by SECU" in line for line in folds[0].lines)


def test_no_event_form_opens_on_a_case_that_has_ended(
    at: Callable[..., Reply],
) -> None:
    press(at, at(LEAD, "event not eligible today"), Verb.EVENT_END_CONFIRM)

    assert at(LEAD, "event").refusal == "case-ended"


def test_an_event_said_twice_names_what_it_opened(at: Callable[..., Reply]) -> None:
    at(LEAD, "event eligible today")

    again = at(LEAD, "event eligible today")

    assert "It opened actions 8, 9 and 10." in as_plain(again.cards[0])


def test_an_old_question_says_that_it_is_out_of_date_and_loses_its_buttons(
    at: Callable[..., Reply],
) -> None:
    at(LEAD, "event eligible yesterday")
    old = at(LEAD, "correct event eligible today")
    press(at, at(LEAD, "withdraw event eligible"), Verb.EVENT_WITHDRAW_CONFIRM)
    at(LEAD, "event eligible yesterday")

    reply = press(at, old, Verb.EVENT_CORRECT_CONFIRM)

    assert reply.refusal == "event-changed"
    assert reply.instead is not None
    assert reply.instead.title == "This card is out of date"
    assert "is recorded for" in as_plain(reply.instead)
    assert {button.verb for button in reply.instead.buttons} == {Verb.CASE_SHOW}
