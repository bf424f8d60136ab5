"""Answers to whoever asks a person: the form, their thread, what they say to it."""

from collections.abc import Mapping
from functools import wraps

from cards.elements import Card
from cards.views.connect_own import (
    card_of_own_question,
    card_of_own_questions,
    card_of_public_answers,
    card_of_withdraw,
)
from cards.views.forms.connect_forms import card_of_ask_back_form, card_of_ask_form
from dialogs.ask import Answering, Ask, asking, at_field, settled, showing
from dialogs.conversation import Reply
from domain.learning.connect import Privacy
from domain.learning.topics import OTHER
from domain.refusals import Refusal
from services.learning.connect.ask_privately import NewQuestion, ask_privately
from services.learning.connect.open_form import open_form
from services.learning.connect.publish import public_answers
from services.learning.connect.read_own import list_own, read_own
from services.learning.connect.thread import (
    ask_back,
    say_consent,
    say_helped,
    withdraw_question,
)

# What is wrong is said beside what was typed; nothing of it is stored.
_AT_FIELD = {
    "question-has-private": "question",
    "question-too-short": "question",
    "words-missing": "question",
    "question-not-told": "told",
}


def in_own_chat(answer: Answering) -> Answering:
    """Do nothing, and say so, where others read along: `question-own-chat`."""

    @wraps(answer)
    def answered(ask: Ask) -> Reply:
        if not ask.is_direct:
            raise Refusal("question-own-chat")
        return answer(ask)

    return answered


@in_own_chat
def form(ask: Ask) -> Reply:
    """
    Open the form, with the words that were asked or typed; `question-own-chat`.

    What was sent from the same answer before is shown instead.
    """
    opened = open_form(ask.value("draft"), by=ask.actor, ports=ask.ports)
    if opened.sent:
        return showing(_own(ask, opened.id))
    values = {"question": opened.words or ask.value("question")}
    return asking(_form(ask, opened.id, values))


def _form(
    ask: Ask,
    draft_id: str,
    values: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
) -> Card:
    return card_of_ask_form(
        draft_id,
        kept=ask.ports.askers_kept,
        facilitates=ask.facilitates(),
        values=values,
        problems=problems or {},
    )


@in_own_chat
def ask_person(ask: Ask) -> Reply:
    """Send a question; what is wrong with it is said at its field, and not stored."""
    try:
        asked = ask_privately(ask.target, _new(ask), by=ask.actor, ports=ask.ports)
    except Refusal as refusal:
        problems = at_field(refusal, _AT_FIELD)
        shown = _form(ask, ask.target, ask.inputs, problems)
        return asking(shown, refusal=refusal.code)
    return showing(_own(ask, asked.handle))


def _new(ask: Ask) -> NewQuestion:
    try:
        privacy = Privacy(ask.value("privacy"))
    except ValueError:
        raise Refusal("no-such-privacy") from None
    return NewQuestion(
        words=ask.value("question"),
        privacy=privacy,
        topic=ask.value("topic") or OTHER,
        language=ask.value("language"),
        mask=ask.yes("mask"),
        told=ask.yes("told"),
    )


@in_own_chat
def mine(ask: Ask) -> Reply:
    """List the asker's own questions."""
    found = list_own(ask.actor.person_id, ports=ask.ports)
    return showing(card_of_own_questions(found))


def public(ask: Ask) -> Reply:
    """Show what was asked before and stands for everybody."""
    return showing(card_of_public_answers(public_answers(ports=ask.ports)))


@in_own_chat
def thread(ask: Ask) -> Reply:
    """Show one of the asker's own questions."""
    return settled(ask, _own(ask, ask.target))


@in_own_chat
def back_form(ask: Ask) -> Reply:
    """Ask what the asker asks back."""
    read_own(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    return asking(card_of_ask_back_form(ask.target, values=ask.inputs))


@in_own_chat
def back(ask: Ask) -> Reply:
    """Send what the asker asks back."""
    words, mask = ask.value("words"), ask.yes("mask")
    try:
        ask_back(ask.target, words=words, mask=mask, by=ask.actor, ports=ask.ports)
    except Refusal as refusal:
        problems = at_field(refusal, {"question-has-private": "words"})
        shown = card_of_ask_back_form(ask.target, values=ask.inputs, problems=problems)
        return asking(shown, refusal=refusal.code)
    return showing(_own(ask, ask.target))


@in_own_chat
def helped(ask: Ask) -> Reply:
    """Keep whether the answer helped."""
    say_helped(ask.target, helped=ask.yes("helped"), by=ask.actor, ports=ask.ports)
    return settled(ask, _own(ask, ask.target))


@in_own_chat
def withdraw(ask: Ask) -> Reply:
    """Take a question back, once the asker was asked back."""
    if not ask.yes("sure"):
        own = read_own(ask.target, reader=ask.actor.person_id, ports=ask.ports)
        return settled(ask, card_of_withdraw(own))
    withdraw_question(ask.target, by=ask.actor, ports=ask.ports)
    return settled(ask, _own(ask, ask.target))


@in_own_chat
def consent(ask: Ask) -> Reply:
    """Keep whether the asker agrees to a public answer."""
    say_consent(ask.target, yes=ask.yes("consent"), by=ask.actor, ports=ask.ports)
    return settled(ask, _own(ask, ask.target))


def _own(ask: Ask, handle: str) -> Card:
    own = read_own(handle, reader=ask.actor.person_id, ports=ask.ports)
    return card_of_own_question(own)
