"""Correcting a case's facts by words, a button and a form: before and after first."""

from collections.abc import Callable

import pytest

from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Reply
from tests.dialogs.cast import OPENING
from tests.talking import Talk, form_in

FOCAL = "demo-ses-focal-point"
LEAD = "demo-co-lead"


@pytest.fixture(name="case_id")
def _case_id(talk: Talk) -> str:
    inputs = {**OPENING, "vertical_fund": "no", "requestors": "Zephyrine Quill"}
    return talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=inputs).case_id


@pytest.fixture(name="correct")
def _correct(at: Callable[..., Reply], case_id: str) -> Callable[..., Reply]:
    """Fill the form as it is shown, but for what is given."""

    def fill(**changed: str) -> Reply:
        form = form_in(at(FOCAL, "correct case"))
        inputs = {field.name: field.value for field in form.fields} | changed
        return at(FOCAL, verb=form.verb, target=form.target, inputs=inputs)

    return fill


def confirm(at: Callable[..., Reply], asked: Reply) -> Reply:
    (button, *_) = asked.cards[0].buttons
    assert button.verb == Verb.FACTS_CONFIRM
    return at(FOCAL, verb=button.verb, target=button.target, on_own_card=True)


@pytest.mark.parametrize("typed", ["correct case", "edit case", "change the case"])
def test_the_form_has_the_present_facts(at: Callable[..., Reply], typed: str) -> None:
    fields = {field.name: field.value for field in form_in(at(FOCAL, typed)).fields}

    assert fields["project"] == "Demo Wetlands Restoration"
    assert fields["vertical_fund"] == "no"
    assert not {"reference", "office", "requestors"} & set(fields)


def test_the_button_stands_on_the_case_card_of_who_may(
    at: Callable[..., Reply],
) -> None:
    cards = [at(who, "status").cards[0] for who in (FOCAL, LEAD)]

    offered = [Verb.FACTS_FORM in {b.verb for b in card.buttons} for card in cards]
    assert offered == [True, False]
    assert at(LEAD, "correct case").refusal == "not-a-facts-keeper"


def test_before_and_after_are_shown_then_corrected(
    at: Callable[..., Reply], correct: Callable[..., Reply]
) -> None:
    at(FOCAL, "event eligible today")

    asked = correct(vertical_fund="yes", fund="Demo Green Fund")

    shown = as_plain(asked.cards[0])
    assert "No becomes Yes" in shown
    assert "nothing becomes Demo Green Fund" in shown
    assert "key is needed too for actions 10" in shown
    assert "Of action 9, the notice to the vertical funds is needed." in shown
    assert "They join: Demo " in shown
    assert "Vertical fund: No" in as_plain(at(FOCAL, "status").cards[0])
    done = confirm(at, asked)
    assert done.instead is not None
    assert done.instead.title == "Corrected: facts of the case"
    assert "a second key signs" in as_plain(at(FOCAL, "status").cards[0])
    assert "before: no; now: yes" in as_plain(at(FOCAL, "log").cards[0])


def test_an_old_question_on_facts_is_out_of_date(
    at: Callable[..., Reply], correct: Callable[..., Reply]
) -> None:
    old = correct(donors="UNDP")
    confirm(at, correct(project="Demo Dam"))

    reply = confirm(at, old)

    assert reply.refusal == "facts-changed"
    assert reply.instead is not None
    assert [button.verb for button in reply.instead.buttons] == [Verb.CASE_SHOW]


def test_what_does_not_fit_is_asked_again_at_its_question(
    correct: Callable[..., Reply],
) -> None:
    fields = {f.name: f for f in form_in(correct(environmental="yes")).fields}

    assert "yes to both" in fields["vertical_fund"].problem
    assert fields["environmental"].value == "yes"


def test_a_walled_name_is_stopped_on_its_way_in(
    at: Callable[..., Reply], correct: Callable[..., Reply]
) -> None:
    stopped = correct(synopsis="Zephyrine Quill lost her field.")

    assert Verb.FACTS_CONFIRM not in {b.verb for b in stopped.cards[0].buttons}
    assert "Quill" not in as_plain(at(FOCAL, "log").cards[0])


def test_facts_that_stay_as_they_are_change_nothing(
    correct: Callable[..., Reply],
) -> None:
    assert "has these facts already" in correct().cards[0].title
