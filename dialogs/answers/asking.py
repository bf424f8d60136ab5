"""Answers to questions: at most three links, a person, or a clear no."""

from dataclasses import replace

from cards.elements import Card
from cards.escape import cut
from cards.views.answers import (
    LONGEST_QUESTION,
    AnswerView,
    card_of_answer,
    card_of_question_form,
)
from cards.views.help import card_of_unknown
from cards.wording import language, speaking, zone
from dialogs.ask import Ask, asking, settled, showing
from dialogs.conversation import Reply
from domain.learning.answers import Answer
from domain.learning.complainants import without_people
from domain.learning.feedback import Vote
from domain.learning.reasons import HandedOver
from services.learning.answer_question import answer_question
from services.learning.feedback.count_question import (
    KeptQuestion,
    count_question,
    keep_question,
    kept_question,
)
from services.learning.feedback.vote_on_answer import vote_on_answer

# Nothing was understood of the line; elsewhere it is known what was asked.
_UNHEARD = frozenset(
    {HandedOver.NOTHING_ASKED, HandedOver.NOTHING_FITS, HandedOver.OTHER_SUBJECT}
)


def ask_question(ask: Ask) -> Reply:
    """
    Answer what was typed, or what is kept of it; with nothing said, ask for it.

    Names, numbers and addresses are taken out before anything is kept. *nearest* are
    commands of which it may be a slip: they are offered where no link fits.
    """
    said = ask.value("question") or _kept_words(ask)
    if not said:
        return asking(card_of_question_form(""))
    words = without_people(said)
    answer = answer_question(words, ports=ask.ports, language=language())
    answer = replace(answer, question=cut(words, LONGEST_QUESTION))
    nearest = tuple(filter(None, ask.value("nearest").split("\n")))
    if nearest and answer.reason in _UNHEARD and not answer.asked_before:
        return _did_you_mean(ask, words, nearest)
    kept = _kept(ask, answer)
    view = AnswerView(
        answer=answer,
        draft_id=kept.draft_id,
        masked=words != said,
        command=ask.value("command") or next(iter(nearest), ""),
    )
    return replace(showing(_drawn(view)), echo=_echo(said, words))


def _kept(ask: Ask, answer: Answer) -> KeptQuestion:
    """Count a question, unless nothing was asked: nobody can mend a slip."""
    if answer.reason is not HandedOver.NOTHING_ASKED:
        return count_question(answer, by=ask.actor, ports=ask.ports)
    words, spoken = answer.question, answer.language
    return keep_question(words, language=spoken, by=ask.actor, ports=ask.ports)


def _echo(said: str, words: str) -> str | None:
    """Return what may be shown as the asker's own words, where it is not all of it."""
    return None if said == words else words


def _did_you_mean(ask: Ask, words: str, nearest: tuple[str, ...]) -> Reply:
    kept = keep_question(
        cut(words, LONGEST_QUESTION),
        language=language(),
        by=ask.actor,
        ports=ask.ports,
    )
    return showing(card_of_unknown(words, nearest, draft_id=kept.draft_id))


def _kept_words(ask: Ask) -> str:
    if not ask.target:
        return ""
    return kept_question(ask.target, by=ask.actor, ports=ask.ports).question


def question_form(ask: Ask) -> Reply:
    """Ask for the question in other words, beginning with those that were used."""
    return asking(card_of_question_form("", _kept_words(ask)))


def show_next(ask: Ask) -> Reply:
    """Show the next best, or that there is nothing else: the page was no help."""
    kept = vote_on_answer(ask.target, Vote.NOT_NEEDED, by=ask.actor, ports=ask.ports)
    view = AnswerView(answer=_again(kept, ask), draft_id=kept.draft_id, page=ask.page())
    return settled(ask, _drawn(view))


def say_helped(ask: Ask) -> Reply:
    """Keep that an answer helped, and show it so."""
    kept = vote_on_answer(ask.target, Vote.HELPED, by=ask.actor, ports=ask.ports)
    view = AnswerView(
        answer=_again(kept, ask), draft_id=kept.draft_id, page=ask.page(), helped=True
    )
    return settled(ask, _drawn(view))


def _again(kept: KeptQuestion, ask: Ask) -> Answer:
    return answer_question(kept.question, ports=ask.ports, language=kept.language)


def _drawn(view: AnswerView) -> Card:
    """Draw an answer in the question's language, in the person's where none is told."""
    with speaking(view.answer.language or language(), zone=zone()):
        return card_of_answer(view)
