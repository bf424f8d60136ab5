"""What whoever has a question does with it: answer, or decline with a reason."""

from dataclasses import replace
from datetime import datetime

from domain.learning.connect import PrivateQuestion, QuestionState, Said, Step
from domain.people import Actor
from services.again import again
from services.learning.connect.access import handled, refuse_naming
from services.learning.connect.askers import news_to_asker
from services.learning.connect.change import (
    entry,
    message,
    refuse_closed,
    store,
)
from services.ports import Ports, UnitOfWork
from services.words import needed, reasoned


def give_answer(
    question_id: str, *, words: str, by: Actor, ports: Ports
) -> PrivateQuestion:
    """
    Answer a question: its asker reads it in their own chat.

    Where somebody answered first, or it was withdrawn, that is the refusal's word.

    Refusals: `words-missing`, `text-too-long`, `question-not-yours`, `own-question`,
    `question-closed`, `question-withdrawn`, `asker-named`.
    """
    said = needed(words)
    return _ended(
        question_id, QuestionState.ANSWERED, Said.ANSWER, said, by=by, ports=ports
    )


def decline_question(
    question_id: str, *, reason: str, by: Actor, ports: Ports
) -> PrivateQuestion:
    """Decline a question with a reason that its asker reads; refusals as above."""
    said = reasoned(reason)
    return _ended(
        question_id, QuestionState.DECLINED, Said.DECLINED, said, by=by, ports=ports
    )


@again
def _ended(
    question_id: str,
    state: QuestionState,
    said: Said,
    words: str,
    *,
    by: Actor,
    ports: Ports,
) -> PrivateQuestion:
    with ports.open_uow() as uow:
        question = handled(question_id, by=by, uow=uow, ports=ports)
        if _said_before(question, state, words, by, uow=uow, ports=ports):
            return question
        refuse_closed(question)
        refuse_naming(words, question, by, uow=uow, ports=ports)
        return store(
            _closed(question, state, by, ports.clock()),
            was=question,
            entry=entry(question, state.value, who=by.person_id, ports=ports),
            says=[message(question, said, words, author_id=by.person_id, ports=ports)],
            news=news_to_asker(question, uow=uow, ports=ports),
            uow=uow,
        )


def _closed(
    question: PrivateQuestion, state: QuestionState, by: Actor, at: datetime
) -> PrivateQuestion:
    return replace(
        question,
        state=state,
        holder_id=by.person_id,
        step=Step.SPENT,
        look_at=None,
        answered_at=at,
        closed_at=at,
    )


def _said_before(
    question: PrivateQuestion,
    state: QuestionState,
    words: str,
    by: Actor,
    *,
    uow: UnitOfWork,
    ports: Ports,
) -> bool:
    """Whether this very press has been answered: the last words are the same."""
    if question.state is not state:
        return False
    last = uow.questions.thread(question.id)[-1]
    same = ports.cipher.unseal(last.sealed) == words
    return same and last.author_id == by.person_id
