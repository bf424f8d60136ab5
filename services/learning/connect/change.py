"""One change of a question: stored on condition, kept on record and told at once."""

from collections.abc import Sequence
from dataclasses import replace

from domain.learning.connect import (
    PrivateQuestion,
    QuestionEntry,
    QuestionMessage,
    QuestionState,
    Said,
)
from domain.news import News, NewsKind, news_for
from domain.refusals import Refusal
from services.again import Lost
from services.learning.connect.shown_cards import taken_away
from services.ports import Ports, UnitOfWork


def store(
    question: PrivateQuestion,
    *,
    was: PrivateQuestion,
    entry: QuestionEntry,
    says: Sequence[QuestionMessage] = (),
    news: Sequence[News] = (),
    uow: UnitOfWork,
) -> PrivateQuestion:
    """
    Store a change with its record, messages and news, and make it lasting.

    Who may read the question no more keeps no card of it. `Lost` where somebody was
    first: nothing is stored.
    """
    if not uow.questions.change(question, was=was):
        raise Lost
    for each in says:
        uow.questions.say(each)
    uow.questions.record(entry)
    moved = question.holder_id != was.holder_id
    if moved or question.state is QuestionState.WITHDRAWN:
        uow.record.queue(taken_away(question, uow), at=entry.at)
    uow.record.queue(news, at=entry.at)
    uow.commit()
    return replace(question, version=was.version + 1)


def message(
    question: PrivateQuestion,
    said: Said,
    words: str,
    *,
    author_id: str = "",
    ports: Ports,
) -> QuestionMessage:
    """Make a sealed message of a question's thread; the asker's without an author."""
    return QuestionMessage(
        id=ports.new_id(),
        question_id=question.id,
        said=said,
        author_id=author_id,
        sealed=ports.cipher.seal(words),
        at=ports.clock(),
    )


def entry(
    question: PrivateQuestion, verb: str, *, who: str, about: str = "", ports: Ports
) -> QuestionEntry:
    """Say what happened; an asker is named by the pseudonym."""
    return QuestionEntry(
        question_id=question.id, at=ports.clock(), who=who, verb=verb, about=about
    )


def news_to(question: PrivateQuestion, person_id: str) -> News:
    """Let somebody see a question as it stands, in their own chat."""
    return news_for(person_id, NewsKind.CONNECT, question.id)


def refuse_closed(question: PrivateQuestion) -> None:
    """Refuse what comes too late: `question-withdrawn` or `question-closed`."""
    if question.state is QuestionState.WITHDRAWN:
        raise Refusal("question-withdrawn")
    if not question.is_open:
        raise Refusal("question-closed")
