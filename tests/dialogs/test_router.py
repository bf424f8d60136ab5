"""Promise 9: everything typed, pressed or sent back gets an answer that helps."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo_office import CAST
from cards.elements import Text
from cards.verbs import Verb
from dialogs.conversation import Reply, Upload
from dialogs.presses import ANSWERS
from domain.news import room_of
from services.ports import Ports
from services.reading.read_action import find_action
from tests.dialogs.cast import FOCAL, LEAD, OPENING, OUTSIDER
from tests.talking import Talk, form_in, words_in


def test_open_case_asks_for_everything_in_one_form(talk: Talk) -> None:
    reply = talk.say(FOCAL, "open case")

    names = {field.name for field in form_in(reply).fields}
    assert set(OPENING) <= names


def test_a_form_that_does_not_fit_is_asked_again_with_what_was_typed(
    talk: Talk,
) -> None:
    inputs = {**OPENING, "reference": "not a code!"}

    reply = talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=inputs)

    fields = {field.name: field for field in form_in(reply).fields}
    assert fields["reference"].problem
    assert fields["project"].value == OPENING["project"]


def test_the_same_form_twice_leads_to_the_case_that_is_open(
    talk: Talk, case_id: str
) -> None:
    again = talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=OPENING)

    assert again.go_to == room_of(case_id)
    assert "open already" in words_in(again)


@pytest.mark.parametrize(
    "typed, seen",
    [
        ("status", "Demo Wetlands Restoration"),
        ("stauts", "Demo Wetlands Restoration"),
        ("actions all", "action"),
        ("actions late", "ate"),
        ("actions mine", "our actions"),
        ("why 5", "5"),
        ("why fact sheet", "5"),
        ("show 5", "Fact Sheet"),
        ("log", "ecord"),
        ("files", "ile"),
        ("team", "eam"),
        ("verify", "whole"),
        ("cases", "ase"),
        ("help", "elp"),
        ("DEMO-0001 status", "Demo Wetlands Restoration"),
    ],
)
def test_a_question_is_answered_with_the_thing(
    at: Callable[..., Reply], typed: str, seen: str
) -> None:
    reply = at(LEAD, typed)

    assert reply.refusal == ""
    assert seen in words_in(reply)
    assert reply.echo == typed


def test_a_day_that_may_be_two_is_asked_about_with_both(
    at: Callable[..., Reply],
) -> None:
    reply = at(LEAD, "event eligible 3.6.2024")

    assert reply.form is not None
    [doubt] = [each for each in reply.form.elements if isinstance(each, Text)]
    assert doubt.text.startswith("“3.6.2024” was read as Mon 3 June 2024.")
    assert "Wed 6 March 2024" in doubt.text


def test_an_action_done_with_a_file_says_which_and_leads_to_its_card(
    at: Callable[..., Reply], case_id: str, talk: Talk
) -> None:
    facts = Upload(name="facts.txt", media_type="text/plain", content=b"Demo facts")

    [card] = at(LEAD, "done 5 Wording agreed", files=(facts,)).cards

    assert "“facts.txt” is on file" in card.plain
    [show] = card.buttons
    action = find_action(case_id, "5", ports=talk.ports)
    assert (show.verb, show.target) == (Verb.ACTION_SHOW, action.id)


@pytest.mark.parametrize(
    "typed, code",
    [
        ("done 12 it is sent", "action-not-pending"),
        ("done 99 it is sent", "no-such-action"),
        ("event eligible 1 January 2024", "event-before-its-cause"),
        ("event eligible 31 June", "day-does-not-exist"),
        ("event foo", "event-not-known"),
        ("event today", ""),
        ("due 2 30 November", "dates-are-counted"),
        ("event decided today", "event-too-early"),
        ("waive 6", ""),
        ("why", "which-action"),
        ("SECU9999 status", "case-not-found"),
        ("sign 10", "not-in-approval"),
        ("assign 5 to Nobody Atall", "person-not-on-case"),
        ("event closed-by-secu today", "event-too-early"),
        ("event decided", "event-too-early"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do_next(
    at: Callable[..., Reply], typed: str, code: str
) -> None:
    reply = at(LEAD, typed)

    assert reply.refusal == code
    assert reply.cards or reply.form


@pytest.mark.parametrize(
    "typed, verb",
    [
        ("done 5", Verb.ACTION_DONE),
        ("comment 5", Verb.ACTION_COMMENT),
        ("waive 6", Verb.ACTION_WAIVE),
        ("event", Verb.EVENT_RECORD),
        ("event eligible", Verb.EVENT_RECORD),
        ("event eligible 3/6/2024", Verb.EVENT_RECORD),
        ("secu date 6", Verb.SECU_DATE),
        ("draft 5", Verb.DRAFT),
        ("act for", Verb.ACT_FOR),
        ("recuse", Verb.RECUSE),
        ("request", Verb.REQUEST_ADD),
        ("requestors", Verb.NAMES_REVEAL),
    ],
)
def test_what_is_missing_is_asked_in_a_form(
    at: Callable[..., Reply], typed: str, verb: Verb
) -> None:
    reply = at(LEAD, typed)

    assert form_in(reply).verb == verb


def test_a_date_that_may_be_two_is_shown_before_it_is_recorded(
    at: Callable[..., Reply], case_id: str, ports: Ports
) -> None:
    reply = at(LEAD, "event eligible 3/6/2024")

    fields = {field.name: field.value for field in form_in(reply).fields}
    assert (fields["event"], fields["day"]) == ("eligible", "2024-06-03")
    assert find_action(case_id, "8", ports=ports).opened_on is None


def test_an_unknown_word_gets_the_nearest_command(at: Callable[..., Reply]) -> None:
    reply = at(LEAD, "sing 10")

    assert "sign" in str(reply.cards[0])


def test_a_file_without_words_is_asked_about_and_put_there(
    talk: Talk, at: Callable[..., Reply], case_id: str
) -> None:
    upload = Upload(name="x.txt", media_type="text/plain", content=b"Fact Sheet")
    asked = form_in(at(LEAD, files=(upload,)))
    action = find_action(case_id, "5", ports=talk.ports)

    inputs = {"action": action.id, "purpose": "done"}
    at(LEAD, verb=asked.verb, target=asked.target, inputs=inputs)

    assert find_action(case_id, "5", ports=talk.ports).state == "done"


def test_the_card_pressed_in_ones_own_chat_is_shown_anew(
    talk: Talk, case_id: str
) -> None:
    action = find_action(case_id, "5", ports=talk.ports)

    reply = talk.say(LEAD, verb=Verb.ACTION_START, target=action.id, on_own_card=True)

    assert reply.instead is not None
    assert any("tarted" in badge.text for badge in reply.instead.badges)


def test_a_card_that_is_not_theirs_alone_is_left_to_the_room(
    talk: Talk, case_id: str
) -> None:
    action = find_action(case_id, "5", ports=talk.ports)

    reply = talk.say(LEAD, verb=Verb.ACTION_START, target=action.id)

    assert reply.cards
    assert reply.instead is None


def test_a_card_that_offered_what_is_refused_is_shown_as_it_stands(
    talk: Talk, case_id: str
) -> None:
    action = find_action(case_id, "5", ports=talk.ports)
    talk.say(LEAD, verb=Verb.ACTION_WAIVE, target=action.id, inputs={"reason": "x"})

    reply = talk.say(LEAD, verb=Verb.ACTION_START, target=action.id, on_own_card=True)

    assert reply.refusal
    assert reply.instead is not None
    assert any("aived" in badge.text for badge in reply.instead.badges)


def test_an_outsider_can_press_nothing(talk: Talk, case_id: str) -> None:
    action = find_action(case_id, "5", ports=talk.ports)
    inputs = {"reason": "x", "event": "eligible", "day": "2024-06-03", "scope": "all"}

    answered = {
        verb
        for verb in ANSWERS
        for target in (case_id, action.id)
        if not talk.say(OUTSIDER, verb=verb, target=target, inputs=inputs).refusal
    }

    # An empty form again, a draft of theirs that was never there, and what is their
    # own: help, a desk on which nothing lies, and their accounts.
    own = {Verb.HELP, Verb.HOME, Verb.SEATS, Verb.SEAT_LINK}
    own |= {Verb.SEAT_AGREE, Verb.SEAT_DISAGREE}
    # What everybody may read and begin: the catalogue, the roster, their own questions.
    own |= {Verb.RESOURCES, Verb.RESOURCE_ADD_FORM, Verb.RESOURCE_ADD, Verb.ROSTER}
    own |= {Verb.ROSTER_MINE, Verb.ROSTER_JOIN_FORM, Verb.ROSTER_JOIN}
    own |= {Verb.CONNECT_FORM, Verb.CONNECT_ASK, Verb.CONNECT_MINE, Verb.CONNECT_PUBLIC}
    own |= {Verb.CONNECT_QUEUE}  # What waits for them: nothing.
    own |= {Verb.DIGEST, Verb.DIGEST_JOIN, Verb.DIGEST_LEAVE}
    forms = {Verb.CASE_OPEN_FORM, Verb.CASE_OPEN, Verb.STOPPED_DROP}
    assert answered <= forms | own


@pytest.mark.parametrize("target", ["", "x", "a:b:c:d", "'; drop table", "🙂" * 50])
def test_a_changed_payload_is_refused_and_never_breaks(
    talk: Talk, case_id: str, target: str
) -> None:
    inputs = {"page": "-1", "day": "?", "event": "x", "role": "king", "scope": "all"}

    replies = [talk.say(LEAD, verb=v, target=target, inputs=inputs) for v in ANSWERS]

    assert case_id
    assert all(reply.refusal or reply.form or reply.cards for reply in replies)


@pytest.mark.parametrize("verb", ["case.delete", "", "__class__", "x" * 5000])
def test_a_verb_of_nobodys_is_refused(talk: Talk, case_id: str, verb: str) -> None:
    reply = talk.say(LEAD, "" if verb else "?", verb=verb, target=case_id)

    assert reply.cards


def test_a_hundred_kilobytes_of_text_are_refused_kindly(
    at: Callable[..., Reply],
) -> None:
    reply = at(LEAD, "comment 5 " + "a" * 100_001)

    assert reply.refusal == "text-too-long"
    assert reply.echo is None


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=300), who=st.sampled_from([p.id for p in CAST]))
def test_anything_typed_by_anybody_gets_an_answer(
    talk: Talk, case_id: str, text: str, who: str
) -> None:
    reply = talk.say(who, text)

    assert case_id
    assert reply.cards or reply.form
