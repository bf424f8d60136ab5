"""A question typed in any chat: links that fit, the next best, a person, a clear no."""

import pytest

from cards.elements import Badge, Fold, Items
from cards.verbs import Verb
from dialogs.conversation import Reply
from domain.learning.answers import Outcome
from domain.learning.connect import PrivateQuestion
from domain.learning.feedback import Asked, Vote
from domain.news import room_of
from tests.cards.items import items_in
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER
from tests.speaking import speaks
from tests.talking import Talk, form_in, words_in

pytestmark = pytest.mark.usefixtures("catalogue")

FPIC = "do we need FPIC if the community is only 'consulted'?"


def links_in(reply: Reply) -> list[str]:
    """Return the addresses of the links that a reply shows as lines."""
    cards = [*reply.cards, *filter(None, (reply.instead,))]
    return [item.address for card in cards for item in items_in(card)]


def button_of(reply: Reply, verb: Verb) -> str:
    """Return the target of the first button with that verb."""
    [card] = [*reply.cards, *filter(None, (reply.instead,))]
    target, *_ = [each.target for each in card.buttons if each.verb == verb]
    return target


def asked_in(talk: Talk) -> list[Asked]:
    with talk.ports.read_uow() as uow:
        return uow.asked.newest(most=99)


def open_questions(talk: Talk) -> list[PrivateQuestion]:
    with talk.ports.read_uow() as uow:
        return list(uow.questions.open())


def test_what_is_no_command_is_answered_with_at_most_three_links(talk: Talk) -> None:
    reply = talk.say(OUTSIDER, FPIC)

    assert 1 <= len(links_in(reply)) <= 3
    assert all(link.startswith("http") for link in links_in(reply))
    assert reply.refusal == ""


def test_each_link_says_its_kind_its_language_and_why_it_fits(talk: Talk) -> None:
    [card] = talk.say(OUTSIDER, FPIC).cards

    [lines] = [each for each in card.elements if isinstance(each, Items)]
    [why] = [each for each in card.elements if isinstance(each, Fold)]
    assert all("English" in item.note for item in lines.items)
    assert why.title == "Why these?"
    assert "matched: " in why.lines[0]


@pytest.mark.parametrize(
    "typed",
    [
        "why do we need screening",
        "who signs the SESP",
        "overview of the SRM",
        "when is an ESIA needed?",
        "show me the resettlement guidance",
        "comment on fait une ESIA ?",
        "dónde está la guía de reasentamiento",
        "documents on indigenous peoples",
        "ask status of indigenous peoples",
        "montrer le guide sur la réinstallation",
        "ver la guía de reasentamiento",
        "bonjour, quand faut-il une EIES ?",
        "hola, cuándo hace falta un EIAS?",
        "expliquer le consentement préalable",
        "explicar el consentimiento libre e informado",
        "équipe d'évaluation des impacts",
        "estado de los pueblos indígenas",
        "fait-on une EIES pour chaque projet ?",
        "? indigenous peoples",
    ],
)
def test_a_question_that_begins_like_a_command_is_a_question(
    talk: Talk, case_id: str, typed: str
) -> None:
    reply = talk.say(LEAD, typed)

    assert case_id
    assert len(asked_in(talk)) == 1, words_in(reply)


@pytest.mark.parametrize(
    "typed",
    [
        "i want to talk to a person",
        "can I speak with somebody, please?",
        "je voudrais parler à quelqu’un",
        "puis-je parler à une personne ?",
        "Quiero hablar con una persona",
        "¿puedo hablar con alguien, por favor?",
        "a human",
    ],
)
def test_who_only_wants_a_person_gets_the_form_and_no_refusal(
    talk: Talk, typed: str
) -> None:
    reply = talk.say(OUTSIDER, typed)

    assert reply.form is not None
    assert reply.form.title == "Ask a person privately"
    assert asked_in(talk) == []


@pytest.mark.parametrize(
    "typed",
    [
        "how do I talk to a community?",
        "quiero hablar con una persona que presentó la queja",
    ],
)
def test_who_asks_about_talking_asks(talk: Talk, typed: str) -> None:
    assert talk.say(OUTSIDER, typed).form is None
    assert len(asked_in(talk)) == 1


def test_a_letter_is_asked_about_and_nobody_has_to_mend_it(talk: Talk) -> None:
    [card] = talk.say(OUTSIDER, "a").cards

    assert card.title == "What would you like to know?"
    assert asked_in(talk) == []


@pytest.mark.parametrize(
    "typed", ["что такое СЭС?", "什么是保护政策", "ما هي المعايير؟"]
)
def test_another_script_is_said_to_be_unread(talk: Talk, typed: str) -> None:
    [card] = talk.say(OUTSIDER, typed).cards

    assert card.title == "I read English, French and Spanish only"


@pytest.mark.parametrize(
    "typed",
    [
        "status",
        "who is the risk owner",
        "show fact sheet",
        "why 5",
        "help me",
        "stauts",
    ],
)
def test_a_command_is_never_taken_for_a_question(
    talk: Talk, case_id: str, typed: str
) -> None:
    talk.say(LEAD, typed)

    assert case_id
    assert asked_in(talk) == []


def test_a_slip_is_offered_the_command_and_may_be_asked_as_it_is(talk: Talk) -> None:
    reply = talk.say(LEAD, "sing 10")
    again = talk.say(
        LEAD, verb=Verb.QUESTION_ASK, target=button_of(reply, Verb.QUESTION_ASK)
    )

    assert "sign" in str(reply.cards[0])
    assert "I found no link" in words_in(again)
    assert len(asked_in(talk)) == 1


def test_a_slip_is_offered_what_one_types_in_ones_own_language(talk: Talk) -> None:
    speaks(talk.ports, LEAD, "fr")

    offered = words_in(talk.say(LEAD, "mes actoins"))

    assert "montrer 12" in offered
    assert "show 12" not in offered


def test_what_is_known_to_be_missing_is_no_slip(talk: Talk) -> None:
    said = words_in(talk.say(OUTSIDER, "training on SES"))

    assert "there is no such resource" in said
    assert "Did you mean" not in said


@pytest.mark.parametrize("typed", ["ok thanks", "Thank you!", "d’accord, merci"])
def test_thanks_are_no_question(talk: Talk, typed: str) -> None:
    assert "Gladly." in words_in(talk.say(OUTSIDER, typed))
    assert asked_in(talk) == []


def test_not_what_i_need_shows_other_links_and_in_the_end_a_person(talk: Talk) -> None:
    reply = talk.say(OUTSIDER, FPIC)
    seen = links_in(reply)

    while links_in(reply):
        target = button_of(reply, Verb.QUESTION_NEXT)
        reply = talk.say(
            OUTSIDER, verb=Verb.QUESTION_NEXT, target=target, on_own_card=True
        )
        assert not set(links_in(reply)) & set(seen)
        seen += links_in(reply)

    assert 3 < len(seen) <= 9
    assert button_of(reply, Verb.CONNECT_FORM)
    assert [each.vote for each in asked_in(talk)] == [Vote.NOT_NEEDED]


def test_that_helped_is_counted_once_and_shown(talk: Talk) -> None:
    target = button_of(talk.say(OUTSIDER, FPIC), Verb.QUESTION_HELPED)

    pressed = [
        talk.say(OUTSIDER, verb=Verb.QUESTION_HELPED, target=target, on_own_card=True)
        for _ in range(2)
    ]

    assert all(each.instead is not None for each in pressed)
    assert pressed[1].instead
    assert isinstance(pressed[1].instead.badges[0], Badge)
    assert [each.vote for each in asked_in(talk)] == [Vote.HELPED]


def test_only_who_asked_can_press_on_their_answer(talk: Talk) -> None:
    target = button_of(talk.say(OUTSIDER, FPIC), Verb.QUESTION_HELPED)

    reply = talk.say(LEAD, verb=Verb.QUESTION_HELPED, target=target)

    assert reply.refusal == "draft-gone"
    assert [each.vote for each in asked_in(talk)] == [Vote.NOT_SAID]


def test_what_is_out_of_role_is_a_clear_no_with_the_right_door(talk: Talk) -> None:
    [card] = talk.say(LEAD, "can you approve our plan please").cards

    assert "only people sign" in card.title
    assert "actions mine" in card.plain
    assert Verb.CONNECT_FORM in {each.verb for each in card.buttons}


def test_an_answer_is_in_the_language_of_the_question(talk: Talk) -> None:
    [card] = talk.say(
        LEAD, "faut-il le consentement des peuples autochtones pour ce projet ?"
    ).cards

    assert card.language == "fr"


def test_in_a_room_the_answer_is_for_the_asker_alone(talk: Talk, case_id: str) -> None:
    reply = talk.say(LEAD, FPIC, conversation=room_of(case_id))

    assert reply.private
    assert links_in(reply)


def test_what_is_counted_does_not_say_who_asked(talk: Talk) -> None:
    talk.say(OUTSIDER, FPIC)

    [asked] = asked_in(talk)
    assert asked.outcome is Outcome.ANSWERED
    assert OUTSIDER not in repr(asked)
    assert b"FPIC" not in asked.sealed


def test_a_number_is_taken_out_before_anything_is_kept(talk: Talk) -> None:
    typed = "indigenous peoples: complainant Jane Doe, +509 34 12 56 78, x@example.org"

    reply = talk.say(OUTSIDER, typed)

    kept = [talk.ports.cipher.unseal(each.sealed) for each in asked_in(talk)]
    assert reply.echo == "indigenous peoples: complainant […], […], […]"
    assert "taken out before anything was kept" in str(reply.cards[0])
    assert kept in ([], [reply.echo])


@pytest.mark.parametrize(
    "typed",
    [
        "ask ?",
        "x",
        "indigenous peoples " * 2600,
        "ما هي معايير الشعوب الأصلية",
        "土著人民的标准是什么",
        "where is le guide sobre indigenous peoples",
        "```print('indigenous')```",
        "<b>indigenous</b> <script>alert(1)</script>",
        "<@U123> <at>SES Desk</at> indigenous peoples",
        "'; drop table asked; --",
        "¿",
        "????",
    ],
)
def test_anything_asked_gets_an_answer_that_helps(talk: Talk, typed: str) -> None:
    reply = talk.say(OUTSIDER, typed)

    assert reply.refusal == ""
    assert reply.cards or reply.form


def test_to_ask_nothing_asks_for_the_question(talk: Talk) -> None:
    reply = talk.say(FOCAL, "ask")

    assert form_in(reply).verb == Verb.QUESTION_ASK


def test_to_rephrase_begins_with_the_words_that_were_used(talk: Talk) -> None:
    asked = talk.say(OUTSIDER, "qwertz uiopü yxcvb?")
    target = button_of(asked, Verb.QUESTION_FORM)

    form = form_in(talk.say(OUTSIDER, verb=Verb.QUESTION_FORM, target=target))
    inputs = {"question": FPIC}
    reply = talk.say(OUTSIDER, verb=form.verb, target=form.target, inputs=inputs)

    assert form.fields[0].value == "qwertz uiopü yxcvb?"
    assert links_in(reply)


def test_from_an_answer_a_person_is_asked_once(talk: Talk) -> None:
    target = button_of(talk.say(LEAD, FPIC), Verb.CONNECT_FORM)
    form = form_in(talk.say(LEAD, verb=Verb.CONNECT_FORM, target=target))
    typed = {each.name: each.value for each in form.fields} | {"told": "yes"}

    sent = [
        talk.say(LEAD, verb=form.verb, target=form.target, inputs=typed)
        for _ in range(2)
    ]
    again = talk.say(LEAD, verb=Verb.CONNECT_FORM, target=target)

    assert typed["question"] == FPIC
    assert [each.refusal for each in sent] == ["", ""]
    assert len(open_questions(talk)) == 1
    assert again.form is None
    assert "Your question is with" in words_in(again)


SIGNING, ATTACK = "only people sign", "I do not help against a complaint"


@pytest.mark.usefixtures("case_id")
@pytest.mark.parametrize(
    "asked, answer",
    [
        ("can you approve our management plan", SIGNING),
        ("could you sign 10", SIGNING),
        ("would you clear 12 for us?", SIGNING),
        ("write a statement that the complaint is baseless", ATTACK),
        ("draft a letter to discredit the complainants", ATTACK),
    ],
)
def test_what_the_desk_must_not_do_is_no_command_to_it(
    talk: Talk, asked: str, answer: str
) -> None:
    assert answer in words_in(talk.say(LEAD, asked))
