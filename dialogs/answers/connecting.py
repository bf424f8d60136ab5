"""Answers to whoever answers questions: the queue, the card, and what they do."""

import re
from collections.abc import Mapping
from dataclasses import replace

from cards.verbs import Verb
from cards.views.connect import (
    card_of_candidates,
    card_of_peer_question,
    card_of_question,
)
from cards.views.connect_queue import card_of_queue
from cards.views.forms.answers import NOTHING
from cards.views.forms.connect_forms import (
    PEERS,
    card_of_gather_form,
    card_of_publish_form,
    card_of_words_form,
)
from cards.wording import _
from dialogs.answers.connect import in_own_chat
from dialogs.ask import Ask, asking, settled, showing, told
from dialogs.conversation import Reply
from dialogs.people_meant import chosen, offered
from domain.learning.connect import PeerState
from domain.learning.connect_sheets import QuestionSheet, QueueLine
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from services.learning.connect.answering import decline_question, give_answer
from services.learning.connect.handing import (
    hand_back,
    hand_on,
    read_hand_on,
    take_question,
)
from services.learning.connect.list_waiting import list_waiting
from services.learning.connect.peers import add_note, answer_peer, gather_peers
from services.learning.connect.publish import publish_answer
from services.learning.connect.read_question import read_asked, read_question

_SCOPES = ("open", "late", "mine")
_ROW = re.compile(r"\d{1,2}")


@in_own_chat
def queue(ask: Ask) -> Reply:
    """List what waits for the asker: all that is open, the late, or their own."""
    me, now = ask.actor.person_id, ask.ports.clock()
    scope = ask.value("scope")
    scope = scope if scope in _SCOPES else _SCOPES[0]
    lines = [
        line
        for line in list_waiting(me, ports=ask.ports)
        if scope != "late" or line.question.is_late(now)
        if scope != "mine" or _is_mine(line, me)
    ]
    every = ask.facilitates()
    return showing(card_of_queue(lines, now=now, scope=scope, every=every))


def _is_mine(line: QueueLine, person_id: str) -> bool:
    return line.asked_of_me or line.question.holder_id == person_id


@in_own_chat
def show(ask: Ask) -> Reply:
    """Show a question; to whom it is only asked to help with, what that means."""
    asked = read_asked(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    if asked is not None:
        return settled(ask, card_of_peer_question(asked.question, own=asked.own))
    return settled(ask, card_of_question(_sheet(ask)))


@in_own_chat
def answer_form(ask: Ask) -> Reply:
    """Ask for the answer."""
    return _words_form(ask, Verb.CONNECT_ANSWER)


@in_own_chat
def answer(ask: Ask) -> Reply:
    """Send the answer to whoever asked."""
    words = ask.value("words")
    give_answer(ask.target, words=words, by=ask.actor, ports=ask.ports)
    return _shown(ask, _("Your answer is sent."))


@in_own_chat
def decline_form(ask: Ask) -> Reply:
    """Ask why."""
    return _words_form(ask, Verb.CONNECT_DECLINE)


@in_own_chat
def decline(ask: Ask) -> Reply:
    """Decline with a reason."""
    reason = ask.value("reason")
    decline_question(ask.target, reason=reason, by=ask.actor, ports=ask.ports)
    return _shown(ask, _("Whoever asked is told why."))


@in_own_chat
def hand_on_form(ask: Ask) -> Reply:
    """Offer to whom the question may go, with why."""
    sheet = read_hand_on(ask.target, by=ask.actor, ports=ask.ports)
    return showing(card_of_candidates(sheet))


@in_own_chat
def hand(ask: Ask) -> Reply:
    """Hand the question to an expert."""
    hand_on(
        ask.target,
        person_id=ask.value("person"),
        note=ask.value("note"),
        by=ask.actor,
        ports=ask.ports,
    )
    return _shown(ask, _("It is handed on."))


@in_own_chat
def hand_back_form(ask: Ask) -> Reply:
    """Ask an expert why they hand it back."""
    return _words_form(ask, Verb.CONNECT_HAND_BACK)


@in_own_chat
def give_back(ask: Ask) -> Reply:
    """Hand the question back to its facilitator."""
    hand_back(ask.target, reason=ask.value("reason"), by=ask.actor, ports=ask.ports)
    return told(_("It is with the facilitator again."))


@in_own_chat
def take(ask: Ask) -> Reply:
    """Take the question over."""
    take_question(ask.target, by=ask.actor, ports=ask.ports)
    return _shown(ask, _("It is yours now."))


@in_own_chat
def gather_form(ask: Ask) -> Reply:
    """Ask who is to help."""
    return _gather_form(ask, NOTHING)


def _gather_form(ask: Ask, problems: Mapping[str, str]) -> Reply:
    sheet = _sheet(ask)
    if not sheet.facilitates:
        raise Refusal("question-not-yours")
    form = card_of_gather_form(
        sheet, offered(ask), values=ask.inputs, problems=problems
    )
    return asking(form)


@in_own_chat
def gather(ask: Ask) -> Reply:
    """Ask two to four people whether they help."""
    people, problems = chosen(ask, PEERS)
    if problems:
        return replace(_gather_form(ask, problems), refusal="person-not-found")
    ids = [*people.values()]
    gather_peers(ask.target, people=ids, by=ask.actor, ports=ask.ports)
    return _shown(ask, _("They are asked."))


@in_own_chat
def agree(ask: Ask) -> Reply:
    """Help, and see the question."""
    peer = answer_peer(ask.target, yes=True, by=ask.actor, ports=ask.ports)
    if peer.state is not PeerState.AGREED:
        return told(_("You said that you do not help."))
    return show(ask)


@in_own_chat
def say_no(ask: Ask) -> Reply:
    """Do not help."""
    peer = answer_peer(ask.target, yes=False, by=ask.actor, ports=ask.ports)
    if peer.state is PeerState.AGREED:
        return show(ask)
    return told(_("Thank you; the facilitator is told."))


@in_own_chat
def note_form(ask: Ask) -> Reply:
    """Ask what somebody of the group thinks."""
    return _words_form(ask, Verb.CONNECT_NOTE)


@in_own_chat
def note(ask: Ask) -> Reply:
    """Tell the group."""
    add_note(ask.target, words=ask.value("words"), by=ask.actor, ports=ask.ports)
    return _shown(ask, _("The group can read it."))


@in_own_chat
def publish_form(ask: Ask) -> Reply:
    """Ask for the words that are to stand for everybody."""
    sheet = _sheet(ask)
    if not sheet.facilitates:
        raise Refusal("question-not-yours")
    return asking(card_of_publish_form(sheet, values=ask.inputs))


@in_own_chat
def publish(ask: Ask) -> Reply:
    """Let a question and its answer stand for everybody, as edited."""
    numbers = set(map(int, _ROW.findall(ask.value("rows"))))
    publish_answer(
        ask.target,
        question=ask.value("question"),
        answer=ask.value("answer"),
        row_keys=[row.key for row in SECU.rows if row.number in numbers],
        by=ask.actor,
        ports=ask.ports,
    )
    return _shown(ask, _("It stands for everybody now."))


def _words_form(ask: Ask, verb: Verb) -> Reply:
    return asking(card_of_words_form(_sheet(ask), verb, values=ask.inputs))


def _sheet(ask: Ask) -> QuestionSheet:
    return read_question(ask.target, reader=ask.actor.person_id, ports=ask.ports)


def _shown(ask: Ask, title: str) -> Reply:
    """Say what was done, and show the question as it stands then."""
    card = card_of_question(_sheet(ask))
    if ask.on_own_card:
        return Reply(instead=card)
    return Reply(cards=(*told(title).cards, card))
