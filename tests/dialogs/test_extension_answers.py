"""More time in words and presses: asked, shown before and after, granted or denied."""

from collections.abc import Callable

import pytest

from cards.elements import Button, Card
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.targets import inputs_of, with_inputs
from dialogs.conversation import Reply
from domain.news import direct_with
from services.ports import Ports
from services.reading.read_action import find_action
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER, RR
from tests.talking import Talk, form_in, words_in

At = Callable[..., Reply]


def button_of(card: Card, verb: Verb) -> Button:
    return next(button for button in card.buttons if button.verb == verb)


def verbs_of(card: Card) -> set[str]:
    return {button.verb for button in card.buttons}


def press(talk: Talk, who: str, card: Card, verb: Verb, **inputs: str) -> Reply:
    """Press a button of a card that stands in somebody's own chat."""
    target = button_of(card, verb).target
    return talk.say(who, verb=verb, target=target, inputs=inputs, on_own_card=True)


def own_card(talk: Talk, who: str, number: str) -> Card:
    """Return the card of an action that stands in somebody's own chat."""
    mine = direct_with(who)
    shown = [card for where, card in talk.channel.standing.values() if where == mine]
    return next(card for card in reversed(shown) if card.title.startswith(number))


def test_the_co_lead_asks_and_the_focal_point_grants_three_from_her_own_chat(
    at: At, talk: Talk
) -> None:
    asked = at(LEAD, "extend 5 5 days because the project manager is on mission")
    card = own_card(talk, FOCAL, "5 ")
    form = form_in(press(talk, FOCAL, card, Verb.EXTENSION_GRANT_FORM))
    fields = {field.name: field.value for field in form.fields}
    preview = talk.say(
        FOCAL,
        verb=form.verb,
        target=form.target,
        inputs=fields | {"days": "three", "answer": "Three must do."},
    ).cards[0]
    told = press(talk, FOCAL, preview, Verb.EXTENSION_GRANT_CONFIRM)

    assert "You asked for 5 working days more on action 5." in words_in(asked)
    assert "It waits for Demo SES Focal Point" in as_plain(asked.cards[0])
    assert "5 working days" in as_plain(card)
    assert fields["days"] == "5"
    before = as_plain(preview, width=200)
    assert "Wed 5 June 2024 becomes Mon 10 June 2024" in before
    assert "Who will be told: the room, and in their own chat Demo CO Lead" in before
    assert "Action 5 has 3 working days more" in words_in(told)
    now = as_plain(at(LEAD, "show 5").cards[0], width=200)
    assert "extended by 3 working days, originally Wed 5 June 2024" in now
    assert "“Three must do.”" in now


def test_both_dates_stand_in_the_badge_the_list_and_the_reasons(at: At) -> None:
    at(LEAD, "extend 5 2 days because of leave")
    asked = at(FOCAL, "grant 5").cards[0]
    confirm = button_of(asked, Verb.EXTENSION_GRANT_CONFIRM)
    at(FOCAL, verb=confirm.verb, target=confirm.target)

    both = "Due Fri 7 June, extended from Wed 5 June"
    why = as_plain(at(LEAD, "why 5").cards[0], width=200)

    assert both in as_plain(at(LEAD, "show 5").cards[0], width=200)
    assert both in as_plain(at(LEAD, "actions mine").cards[0], width=200)
    assert "7 working days on is Wed 5 June 2024." in why
    assert "2 working days from Wed 5 June 2024 on is Fri 7 June 2024." in why


def test_the_decider_hears_of_it_and_sees_grant_and_deny_in_her_own_chat(
    at: At, talk: Talk
) -> None:
    at(LEAD, "extend 5 5 days because of leave")

    card = own_card(talk, FOCAL, "5 ")

    decide = {
        Verb.EXTENSION_GRANT,
        Verb.EXTENSION_GRANT_FORM,
        Verb.EXTENSION_DENY_FORM,
    }
    assert decide <= verbs_of(card)
    assert decide.isdisjoint(verbs_of(at(LEAD, "show 5").cards[0]))
    assert Verb.EXTENSION_WITHDRAW in verbs_of(at(LEAD, "show 5").cards[0])
    room = next(
        c
        for w, c in talk.channel.standing.values()
        if w.startswith("room:") and c.title.startswith("5 ")
    )
    assert "It waits for Demo SES Focal Point." in as_plain(room, width=200)
    assert decide.isdisjoint(verbs_of(room))


def test_what_waits_for_the_decider_is_on_her_list(at: At) -> None:
    at(LEAD, "extend 5 5 days because of leave")

    mine = as_plain(at(FOCAL, "actions mine").cards[0], width=200)
    of_lead = as_plain(at(LEAD, "actions mine").cards[0], width=200)
    at(FOCAL, "deny 5 SECU waits for it")

    assert "DEMO-0001: Demo CO Lead asks for 5 working days more" in mine
    assert "asked of you" not in of_lead
    assert "asked of you" not in as_plain(at(FOCAL, "actions mine").cards[0])


def test_once_decided_the_buttons_are_gone_and_a_press_tells_who_decided(
    at: At, talk: Talk
) -> None:
    at(LEAD, "extend 5 5 days because of leave")
    old = own_card(talk, FOCAL, "5 ")
    at(FOCAL, "deny 5 SECU waits for it")

    again = press(talk, FOCAL, old, Verb.EXTENSION_GRANT)

    assert "is decided already" in words_in(again)
    assert "Demo SES Focal Point denied it on" in as_plain(again.cards[0], width=200)
    assert Verb.EXTENSION_GRANT not in verbs_of(own_card(talk, FOCAL, "5 "))
    assert "More time was granted" not in as_plain(at(LEAD, "why 5").cards[0])


def test_a_second_request_is_answered_with_what_stands(at: At) -> None:
    at(LEAD, "extend 5 5 days because of leave")

    said = words_in(at(RR, "extend 5 9 days because of the holidays"))
    form = words_in(at(RR, "extend 5"))

    for answer in (said, form):
        assert "is asked for already" in answer
        assert "Demo CO Lead asked for 5 working days more" in answer


def test_the_same_words_once_more_are_answered_with_what_was_decided(
    at: At, case_id: str, ports: Ports
) -> None:
    at(LEAD, "extend 5 5 days because of leave")
    confirm = button_of(at(FOCAL, "grant 5").cards[0], Verb.EXTENSION_GRANT_CONFIRM)
    at(FOCAL, verb=confirm.verb, target=confirm.target)

    answers = [
        at(LEAD, "extend 5 5 days because of leave"),
        at(FOCAL, "grant 5"),
        at(FOCAL, "deny 5 SECU waits"),
        at(FOCAL, verb=confirm.verb, target=confirm.target),
    ]

    for answer in answers:
        words = as_plain(answer.cards[0], width=200)
        assert "Demo SES Focal Point granted 5 working days on" in words
    assert find_action(case_id, "5", ports=ports).extra_days == 5


def test_who_asked_takes_it_back(at: At) -> None:
    at(LEAD, "extend 5 5 days because of leave")

    told = at(LEAD, "withdraw extension 5")

    assert "You took back the request for more time on action 5" in words_in(told)
    assert words_in(at(LEAD, "withdraw extension 5")) == words_in(told)
    assert "Demo CO Lead took it back" in as_plain(at(FOCAL, "grant 5").cards[0])
    assert at(FOCAL, "grant 6").refusal == "no-extension-asked"


@pytest.mark.parametrize(
    "typed, field",
    [
        ("extend 5", ""),
        ("extend 5 because of leave", ""),
        ("extend 5 5 days", ""),
        ("extend 5 99 days because of leave", "days"),
        ("extend 5 0 days because of leave", "days"),
    ],
)
def test_what_is_missing_or_wrong_is_asked_in_the_form(
    at: At, typed: str, field: str
) -> None:
    form = form_in(at(LEAD, typed))

    problems = {each.name for each in form.fields if each.problem}
    assert form.verb == Verb.EXTENSION_ASK
    assert problems == ({field} if field else set())


def test_a_wrong_number_of_days_is_told_in_the_grant_form(at: At) -> None:
    at(LEAD, "extend 5 5 days because of leave")

    form = form_in(at(FOCAL, "grant 5 61 days"))

    assert form.verb == Verb.EXTENSION_GRANT
    assert {each.name for each in form.fields if each.problem} == {"days"}


@pytest.mark.parametrize(
    "who, typed, code",
    [
        (FOCAL, "extend 1 5 days because of leave", "no-date-to-extend"),
        (LEAD, "extend 8 5 days because of leave", "action-not-pending"),
        (RR, "grant 5", "not-an-extender"),
        (LEAD, "deny 5 no", "decider-is-asker"),
        (OUTSIDER, "extend 5 5 days because of leave", "not-on-case"),
    ],
)
def test_who_may_not_is_told_what_to_do(
    at: At, who: str, typed: str, code: str
) -> None:
    at(LEAD, "extend 5 5 days because of leave")

    reply = at(who, typed)

    assert reply.refusal == code
    assert reply.cards


def test_a_grant_that_something_overtook_is_asked_anew_with_what_it_does_now(
    at: At, talk: Talk, case_id: str, ports: Ports
) -> None:
    at(LEAD, "extend 5 5 days because of leave")
    old = at(FOCAL, "grant 5").cards[0]
    moved = at(FOCAL, "correct event registered 28 May 2024").cards[0]
    press(talk, FOCAL, moved, Verb.EVENT_CORRECT_CONFIRM)

    reply = press(talk, FOCAL, old, Verb.EXTENSION_GRANT_CONFIRM)

    assert reply.refusal == "preview-outdated"
    assert reply.instead is not None
    assert "Thu 6 June 2024 becomes Fri 14 June 2024" in as_plain(
        reply.instead, width=200
    )
    assert find_action(case_id, "5", ports=ports).extra_days == 0
    press(talk, FOCAL, reply.instead, Verb.EXTENSION_GRANT_CONFIRM)
    assert find_action(case_id, "5", ports=ports).extra_days == 5


def test_a_correction_that_something_overtook_is_asked_anew(
    at: At, talk: Talk, case_id: str, ports: Ports
) -> None:
    old = at(FOCAL, "correct event registered 28 May 2024").cards[0]
    at(LEAD, "done 5 Sent to all.")

    reply = press(talk, FOCAL, old, Verb.EVENT_CORRECT_CONFIRM)

    assert reply.refusal == "preview-outdated"
    assert reply.instead is not None
    assert "so nothing was done" in as_plain(reply.instead, width=200)
    press(talk, FOCAL, reply.instead, Verb.EVENT_CORRECT_CONFIRM)
    assert find_action(case_id, "6", ports=ports).opened_on is not None


def test_secus_date_is_shown_with_the_sops_own_before_it_moves_anything(
    at: At, talk: Talk, case_id: str, ports: Ports
) -> None:
    preview = at(RR, "secu date 6 28 June 2024 by letter").cards[0]
    before = find_action(case_id, "6", ports=ports).due.day

    shown = as_plain(preview, width=200)
    told = press(talk, RR, preview, Verb.SECU_DATE_CONFIRM)

    assert "Mon 17 June 2024 becomes Fri 28 June 2024" in shown
    assert "later than the SOP's own, Mon 17 June 2024" in shown
    assert (
        "Who will be told: the room, and in their own chat Demo CO Lead (6)." in shown
    )
    assert str(before) == "2024-06-17"
    assert "SECU wants action 6 by Fri 28 June 2024." in words_in(told)
    assert "by letter" in as_plain(at(RR, "log").cards[0], width=200)
    assert (
        at(LEAD, "extend 6 2 days because of leave").refusal == "only-secu-moves-date"
    )


def test_a_date_of_secus_that_something_overtook_is_asked_anew(
    at: At, talk: Talk, case_id: str, ports: Ports
) -> None:
    old = at(RR, "secu date 6 28 June 2024").cards[0]
    newer = at(LEAD, "secu date 6 1 July 2024").cards[0]
    press(talk, LEAD, newer, Verb.SECU_DATE_CONFIRM)

    reply = press(talk, RR, old, Verb.SECU_DATE_CONFIRM)

    assert reply.refusal == "preview-outdated"
    assert reply.instead is not None
    assert "Mon 1 July 2024 becomes Fri 28 June 2024" in as_plain(
        reply.instead, width=200
    )


def test_secu_moves_the_date_of_a_request(at: At, ports: Ports, case_id: str) -> None:
    asked = {"words": "The minutes", "due": "10 June 2024"}
    at(LEAD, verb=Verb.REQUEST_ADD, target=case_id, inputs=asked)
    form = form_in(at(LEAD, "move request 17 June 2024"))
    inputs = {field.name: field.value for field in form.fields}

    told = at(LEAD, verb=form.verb, target=form.target, inputs=inputs)

    with ports.read_uow() as uow:
        [request] = uow.requests.of_case(case_id)
    assert str(request.due_on) == "2024-06-17"
    assert "by Mon 17 June 2024" in words_in(told)


def test_a_confirming_press_that_saw_no_preview_shows_one_and_moves_nothing(
    at: At,
) -> None:
    at(LEAD, "extend 5 5 days because of leave")
    shown = at(FOCAL, "grant 5").cards[0]
    confirm = button_of(shown, Verb.EXTENSION_GRANT_CONFIRM)
    action_id, (which, days, _seen, _draft) = inputs_of(confirm.target)

    bare = at(FOCAL, verb=confirm.verb, target=with_inputs(action_id, which, days))

    assert bare.refusal == "preview-outdated"
    assert "Grant 5 working days more?" in words_in(bare)
    assert "extended by" not in as_plain(at(LEAD, "show 5").cards[0], width=200)


def test_secus_date_is_not_confirmed_by_a_press_that_saw_no_preview(at: At) -> None:
    preview = at(RR, "secu date 6 28 June 2024 by letter").cards[0]
    confirm = button_of(preview, Verb.SECU_DATE_CONFIRM)
    action_id, (day, _seen, _draft) = inputs_of(confirm.target)

    bare = at(RR, verb=confirm.verb, target=with_inputs(action_id, day))

    assert bare.refusal == "preview-outdated"
    assert "SECU wants action 6 by another day?" in words_in(bare)
    assert "set by SECU" not in as_plain(at(LEAD, "show 6").cards[0], width=200)


def test_more_than_may_be_granted_in_all_is_told_at_the_number(at: At) -> None:
    at(LEAD, "extend 5 57 days because of leave")
    confirm = button_of(at(FOCAL, "grant 5").cards[0], Verb.EXTENSION_GRANT_CONFIRM)
    at(FOCAL, verb=confirm.verb, target=confirm.target)

    form = form_in(at(LEAD, "extend 5 4 days because of more leave"))

    problem = next(field.problem for field in form.fields if field.name == "days")
    assert "was granted 57 working days more already, and 60 is the most" in problem
    assert "3 working days can still be granted" in problem


def test_who_finishes_is_not_asked_for_more_time_any_more(at: At, talk: Talk) -> None:
    at(RR, "extend 5 5 days because of leave")
    at(LEAD, "done 5 https://example.org/sheet")

    card = own_card(talk, FOCAL, "5 ")
    said = " ".join(as_plain(c, width=300) for _w, c in talk.channel.standing.values())

    assert Verb.EXTENSION_GRANT not in verbs_of(card)
    assert "nobody decides any more on the 5 working days that you asked for" in said
    assert "on action 5: the action was done" in said
