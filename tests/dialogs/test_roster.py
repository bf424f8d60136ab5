"""The roster in chat: invited, joined, described and left, by words and presses."""

from bot.demo_office import EXPERT, FACILITATOR
from cards.elements import Card
from cards.plain import as_plain
from cards.verbs import Verb
from tests.dialogs.cast import LEAD, OUTSIDER
from tests.talking import Talk, form_in, words_in


def last(talk: Talk) -> Card:
    return list(talk.channel.shown)[-1]


def press(talk: Talk, who: str, card: Card, verb: Verb) -> str:
    button = next(each for each in card.buttons if each.verb == verb)
    return words_in(talk.say(who, verb=verb, target=button.target))


def test_anybody_sees_who_answers_questions(talk: Talk) -> None:
    [card] = talk.say(OUTSIDER, "roster").cards

    said = as_plain(card)
    assert "Demo Community Facilitator" in said
    assert "Indigenous peoples and consent (FPIC)" in said


def test_a_facilitator_invites_and_the_expert_agrees(talk: Talk) -> None:
    inputs = {"person": LEAD, "part": "expert", "topics": "labour"}
    talk.say(FACILITATOR, verb=Verb.ROSTER_INVITE, inputs=inputs)
    invitation = last(talk)

    said = press(talk, LEAD, invitation, Verb.ROSTER_AGREE)

    assert "Will you be expert" in invitation.title
    assert "You are on the roster" in said
    assert "Demo CO Lead, expert: on the roster" in last(talk).title
    [roster] = talk.say(OUTSIDER, "roster").cards
    assert "Labour and working conditions" in as_plain(roster)


def test_whom_to_invite_is_chosen_or_written(talk: Talk) -> None:
    form = form_in(talk.say(FACILITATOR, verb=Verb.ROSTER_INVITE_FORM))
    [who] = [each for each in form.fields if each.name == "person"]
    inputs = {"part": "expert", "person": "co lead"}

    asked = talk.say(FACILITATOR, verb=Verb.ROSTER_INVITE, inputs=inputs)

    assert (LEAD, "Demo CO Lead (Country Office lead)") in who.options
    assert FACILITATOR not in dict(who.options)
    assert "They are asked." in words_in(asked)


def test_who_is_not_known_is_told_beside_what_was_written(talk: Talk) -> None:
    inputs = {"part": "expert", "person": "Nobody Known"}

    again = talk.say(FACILITATOR, verb=Verb.ROSTER_INVITE, inputs=inputs)

    [who] = [each for each in form_in(again).fields if each.name == "person"]
    assert again.refusal == "person-not-found"
    assert "not known here" in who.problem


def test_somebody_asks_to_join_and_a_facilitator_lets_them(talk: Talk) -> None:
    [offer] = talk.say(LEAD, "my roster").cards
    form = talk.say(LEAD, verb=offer.buttons[0].verb).form
    talk.say(LEAD, verb=Verb.ROSTER_JOIN, inputs={"part": "champion", "most": "2"})

    press(talk, FACILITATOR, last(talk), Verb.ROSTER_ADMIT)

    assert form is not None
    assert "You are on the roster: champion" in last(talk).title
    assert "2" in as_plain(talk.say(LEAD, "my roster").cards[0])


def test_who_is_turned_down_is_told(talk: Talk) -> None:
    talk.say(LEAD, verb=Verb.ROSTER_JOIN, inputs={"part": "champion"})

    press(talk, FACILITATOR, last(talk), Verb.ROSTER_TURN_DOWN)

    assert "You are not on the roster as champion" in last(talk).title


def test_an_expert_says_when_they_are_away_and_leaves(talk: Talk) -> None:
    [card] = talk.say(EXPERT, "my roster").cards
    entry = card.buttons[0].target
    inputs = {"topics": "labour", "most": "1", "first": "today", "last": "today"}
    talk.say(EXPERT, verb=Verb.ROSTER_EDIT, target=entry, inputs=inputs)

    away = as_plain(talk.say(OUTSIDER, "roster").cards[0])
    left = press(talk, EXPERT, card, Verb.ROSTER_LEAVE)

    assert "Away" in away
    assert "off the roster" in left
    assert "Demo Hub Expert" not in as_plain(talk.say(OUTSIDER, "roster").cards[0])


def test_forms_open_for_whom_they_are(talk: Talk) -> None:
    [card] = talk.say(EXPERT, "my roster").cards
    entry = card.buttons[0].target

    edit = talk.say(EXPERT, verb=Verb.ROSTER_EDIT_FORM, target=entry)
    others = talk.say(LEAD, verb=Verb.ROSTER_EDIT_FORM, target=entry)
    invite = talk.say(FACILITATOR, verb=Verb.ROSTER_INVITE_FORM)
    outside = talk.say(LEAD, verb=Verb.ROSTER_INVITE_FORM)

    assert edit.form is not None
    assert others.refusal == "not-your-part-in-roster"
    assert invite.form is not None
    assert outside.refusal == "not-a-facilitator"


def test_odd_inputs_are_refused(talk: Talk) -> None:
    odd = talk.say(LEAD, verb=Verb.ROSTER_JOIN, inputs={"part": "king"})
    many = {"part": "expert", "most": "many"}
    load = talk.say(LEAD, verb=Verb.ROSTER_JOIN, inputs=many)
    gone = talk.say(LEAD, verb=Verb.ROSTER_AGREE, target="nothing")

    assert odd.refusal == "no-such-roster-part"
    assert load.refusal == "roster-load-odd"
    assert gone.refusal == "not-your-invitation"
