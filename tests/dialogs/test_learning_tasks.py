"""What went badly becomes a facilitator's task, and mending it changes answers."""

import pytest

from bot.demo_office import FACILITATOR
from cards.elements import Facts, Items
from cards.verbs import Verb
from dialogs.answers import learning
from dialogs.conversation import Reply
from dialogs.presses import ANSWERS
from domain.learning.feedback import mark_of
from tests.cards.items import lines_of
from tests.dialogs.cast import LEAD, OUTSIDER
from tests.talking import Talk, form_in, words_in

pytestmark = pytest.mark.usefixtures("catalogue")

UNHEARD = "qwertz uiopü asdfgh?"
MARK = mark_of(UNHEARD, "en")
LEARNING = [
    verb for verb, said in ANSWERS.items() if said.__module__ == learning.__name__
]


def before_and_now(reply: Reply) -> list[str]:
    [card] = [*reply.cards, *filter(None, (reply.instead,))]
    [facts] = [each for each in card.elements if isinstance(each, Facts)]
    return [value for _label, value in facts.pairs]


def test_a_question_without_a_link_becomes_a_task(talk: Talk) -> None:
    talk.say(OUTSIDER, UNHEARD)

    [card] = talk.say(FACILITATOR, "learning tasks").cards

    assert lines_of(card) == [UNHEARD]
    assert "1 question to mend" in card.plain


def test_the_same_question_in_another_order_is_one_task(talk: Talk) -> None:
    talk.say(OUTSIDER, UNHEARD)
    talk.say(LEAD, "asdfgh QWERTZ, uiopü please?")

    [card] = talk.say(FACILITATOR, "learning tasks").cards

    assert len(lines_of(card)) == 1
    assert "asked 2 times" in str(card)


def test_not_what_i_need_makes_a_task_of_what_was_answered(talk: Talk) -> None:
    [card] = talk.say(OUTSIDER, "guidance on indigenous peoples").cards
    [target] = [b.target for b in card.buttons if b.verb == Verb.QUESTION_NEXT]
    before = lines_of(talk.say(FACILITATOR, "learning tasks").cards[0])

    talk.say(OUTSIDER, verb=Verb.QUESTION_NEXT, target=target)

    after = lines_of(talk.say(FACILITATOR, "learning tasks").cards[0])
    assert (before, after) == ([], ["guidance on indigenous peoples"])


def test_a_pin_shows_at_once_what_it_changes_and_changes_later_answers(
    talk: Talk,
) -> None:
    talk.say(OUTSIDER, UNHEARD)

    form = form_in(talk.say(FACILITATOR, verb=Verb.TASK_PIN_FORM, target=MARK))
    inputs = {"resource": "tk-s6"}
    mended = talk.say(FACILITATOR, verb=form.verb, target=form.target, inputs=inputs)

    before, now = before_and_now(mended)
    assert before == "no link: handed over to a person"
    assert "Standard 6" in now
    assert "Standard 6" in words_in(talk.say(OUTSIDER, UNHEARD))
    assert lines_of(talk.say(FACILITATOR, "learning tasks").cards[0]) == []


def test_a_synonym_helps_whoever_uses_the_word(talk: Talk) -> None:
    talk.say(OUTSIDER, UNHEARD)

    inputs = {"words": "qwertz", "resource": "tk-s6"}
    talk.say(FACILITATOR, verb=Verb.TASK_SYNONYM, target=MARK, inputs=inputs)

    assert "Standard 6" in words_in(talk.say(OUTSIDER, "what about qwertz here?"))


def test_what_was_done_can_be_taken_back(talk: Talk) -> None:
    talk.say(OUTSIDER, UNHEARD)
    inputs = {"words": "qwertz", "resource": "tk-s6"}
    talk.say(FACILITATOR, verb=Verb.TASK_SYNONYM, target=MARK, inputs=inputs)

    talk.say(FACILITATOR, verb=Verb.TASK_UNDO, target=MARK)

    assert "I found no link" in words_in(talk.say(OUTSIDER, UNHEARD))
    assert lines_of(talk.say(FACILITATOR, "learning tasks").cards[0]) == [UNHEARD]


def test_what_is_let_be_comes_back_when_it_goes_badly_again(talk: Talk) -> None:
    talk.say(OUTSIDER, UNHEARD)
    talk.say(FACILITATOR, verb=Verb.TASK_DISMISS, target=MARK)
    dismissed = lines_of(talk.say(FACILITATOR, "learning tasks").cards[0])

    talk.ports.clock.advance(hours=1)  # type: ignore[attr-defined]
    talk.say(LEAD, UNHEARD)

    again = lines_of(talk.say(FACILITATOR, "learning tasks").cards[0])
    assert (dismissed, again) == ([], [UNHEARD])


def test_what_is_asked_in_a_language_that_has_nothing_is_a_gap(talk: Talk) -> None:
    for _ in range(2):
        talk.say(OUTSIDER, "où est la guía SESP screening procedure des projets ?")

    [card] = talk.say(FACILITATOR, "learning tasks").cards

    [gaps] = [each for each in card.elements if isinstance(each, Items) and each.title]
    assert "French" in gaps.items[0].text


@pytest.mark.parametrize("verb", LEARNING)
def test_nobody_but_a_facilitator_sees_or_mends(talk: Talk, verb: Verb) -> None:
    talk.say(OUTSIDER, UNHEARD)
    inputs = {"words": "qwertz", "resource": "tk-s6"}

    reply = talk.say(OUTSIDER, verb=verb, target=MARK, inputs=inputs)

    assert reply.refusal == "not-a-facilitator"


@pytest.mark.parametrize(
    "verb, inputs, code",
    [
        (Verb.TASK_SYNONYM, {"words": "", "resource": "tk-s6"}, "synonym-missing"),
        (Verb.TASK_PIN, {"resource": "zzzzzz"}, "resource-not-found"),
        (Verb.TASK_PIN, {"resource": ""}, "resource-not-found"),
    ],
)
def test_what_cannot_be_mended_is_refused(
    talk: Talk, verb: Verb, inputs: dict[str, str], code: str
) -> None:
    talk.say(OUTSIDER, UNHEARD)

    reply = talk.say(FACILITATOR, verb=verb, target=MARK, inputs=inputs)

    assert reply.refusal == code


def test_a_task_that_is_forgotten_is_refused(talk: Talk) -> None:
    reply = talk.say(FACILITATOR, verb=Verb.TASK_SHOW, target="nobody-asked")

    assert reply.refusal == "learning-task-gone"


def test_facilitators_see_on_their_own_desk_how_much_there_is_to_mend(
    talk: Talk,
) -> None:
    before = talk.say(FACILITATOR, "home").cards[0]
    talk.say(OUTSIDER, UNHEARD)

    theirs = talk.say(FACILITATOR, "home").cards[0]
    others = talk.say(LEAD, "home").cards[0]

    labels = [
        [each.label for each in card.buttons] for card in (before, theirs, others)
    ]
    assert [("1 question to mend" in each) for each in labels] == [False, True, False]


def test_nobody_is_sent_a_message_for_a_task(talk: Talk) -> None:
    talk.say(OUTSIDER, UNHEARD)

    talk.deliver()

    assert talk.channel.shown == []
