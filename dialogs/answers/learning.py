"""Answers to facilitators: which questions want a better answer, and mending them."""

from cards.views.learning import card_of_taken_back, card_of_task, card_of_tasks
from cards.views.learning_fixes import (
    card_of_dead_form,
    card_of_mended,
    card_of_pin_form,
    card_of_synonym_form,
)
from dialogs.ask import Ask, asking, settled, showing
from dialogs.conversation import Reply
from domain.learning.answers import Answer
from domain.learning.feedback import LearningTask, Settled
from domain.learning.reading import telling_words
from services.learning.answer_question import answer_question
from services.learning.feedback.mend_question import mend_question, unmend_question
from services.learning.feedback.read_tasks import read_task, read_tasks

_FEW = 3


def tasks(ask: Ask) -> Reply:
    """List the questions that want a better answer."""
    found = read_tasks(by=ask.actor, ports=ask.ports)
    return showing(card_of_tasks(found, page=ask.page()))


def task(ask: Ask) -> Reply:
    """Show a question, how it is answered now, and what can be done."""
    found = read_task(ask.target, by=ask.actor, ports=ask.ports)
    return showing(card_of_task(found, _now(found, ask)))


def synonym_form(ask: Ask) -> Reply:
    """Ask which words mean which resource."""
    found = read_task(ask.target, by=ask.actor, ports=ask.ports)
    words = " ".join(telling_words(found.question)[:_FEW])
    return asking(card_of_synonym_form(found, words=words))


def synonym(ask: Ask) -> Reply:
    """Add a synonym, and show what came of it."""
    return _mended(ask, Settled.SYNONYM)


def pin_form(ask: Ask) -> Reply:
    """Ask which resource answers the question."""
    found = read_task(ask.target, by=ask.actor, ports=ask.ports)
    return asking(card_of_pin_form(found, _now(found, ask)))


def pin(ask: Ask) -> Reply:
    """Tie a resource to the question, and show what came of it."""
    return _mended(ask, Settled.PIN)


def dead_form(ask: Ask) -> Reply:
    """Ask which of the links is dead."""
    found = read_task(ask.target, by=ask.actor, ports=ask.ports)
    return asking(card_of_dead_form(found, _now(found, ask)))


def dead(ask: Ask) -> Reply:
    """Mark a link dead, and show what came of it."""
    return _mended(ask, Settled.DEAD)


def dismiss(ask: Ask) -> Reply:
    """Take the question off the list, until it goes badly again."""
    return _mended(ask, Settled.DISMISSED)


def undo(ask: Ask) -> Reply:
    """Take back what was done about the question."""
    unmend_question(ask.target, by=ask.actor, ports=ask.ports)
    found = read_task(ask.target, by=ask.actor, ports=ask.ports)
    return settled(ask, card_of_taken_back(found, _now(found, ask)))


def _mended(ask: Ask, kind: Settled) -> Reply:
    mended = mend_question(
        ask.target,
        kind,
        words=ask.value("words"),
        means=ask.value("resource"),
        by=ask.actor,
        ports=ask.ports,
    )
    return settled(ask, card_of_mended(mended))


def _now(found: LearningTask, ask: Ask) -> Answer:
    language = found.tally.asked.language
    return answer_question(found.question, ports=ask.ports, language=language)
