"""What of a question did not arrive: others hear of it instead, and at once."""

from collections.abc import Iterable
from dataclasses import replace

from domain.learning.connect import PrivateQuestion, Step
from domain.news import News, NewsKind, direct_with, person_in
from services.case_change import today_of
from services.learning.connect.access import peer_in
from services.learning.connect.askers import asker_of, own_questions
from services.learning.connect.change import news_to
from services.ports import Ports, UnitOfWork

_BEFORE_OTHERS = frozenset({Step.HALF, Step.END, Step.OTHERS})


def note_not_reached(news: News, *, uow: UnitOfWork, ports: Ports) -> None:
    """
    Go on where news of a question did not arrive, or may not have.

    Who answers is not waited for: the other facilitators are told by the next sweep.
    Who asked somebody into the small group sees that they were not reached. Whoever
    answered is shown that the asker was not reached, and never who that is. A
    reminder that did not arrive is none: the day's may be sent once more.
    """
    person_id = person_in(news.conversation)
    if news.kind is NewsKind.CONNECT:
        question = uow.questions.get(news.subject)
        if question is not None and question.holder_id == person_id:
            _hurry(question, uow=uow, ports=ports)
        elif question is not None:
            _tell_gatherer(question, person_id, uow=uow, ports=ports)
    elif news.kind is NewsKind.CONNECT_WAITS:
        day = today_of(person_id, uow=uow, at=ports.clock())
        uow.questions.take_back_reminder(person_id, day=day)
        for question in uow.questions.open():
            if question.holder_id == person_id:
                _hurry(question, uow=uow, ports=ports)
    elif news.kind is NewsKind.CONNECT_ASKER:
        _tell_holder(news.subject, person_id, uow=uow, ports=ports)


def _hurry(question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports) -> None:
    if question.is_open and question.step in _BEFORE_OTHERS:
        hurried = replace(question, step=Step.OTHERS, look_at=ports.clock())
        uow.questions.change(hurried, was=question)


def _tell_gatherer(
    question: PrivateQuestion, person_id: str, *, uow: UnitOfWork, ports: Ports
) -> None:
    peer = peer_in(question.id, person_id, uow)
    # Two who asked each other, and whom nobody reaches, would be told without end.
    if peer is not None and not missed_of(question, [peer.by_id], uow):
        told = news_to(question, peer.by_id)
        uow.record.queue([told], at=ports.clock())


def _tell_holder(handle: str, asker_id: str, *, uow: UnitOfWork, ports: Ports) -> None:
    for found, question in own_questions(asker_id, uow=uow, ports=ports):
        if found == handle and question.answered_at is not None:
            told = news_to(question, question.holder_id)
            uow.record.queue([told], at=ports.clock())


def is_holder_missed(question: PrivateQuestion, uow: UnitOfWork) -> bool:
    """Whether who answers was not reached with a question, nor since."""
    return question.holder_id in missed_of(question, [question.holder_id], uow)


def missed_of(
    question: PrivateQuestion, people: Iterable[str], uow: UnitOfWork
) -> set[str]:
    """Return who of these was not reached with a question, nor since."""
    chats = map(direct_with, people)
    kind = NewsKind.CONNECT
    missed = uow.outbox.missed(chats, kind=kind, subject=question.id)
    return set(map(person_in, missed))


def is_asker_missed(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> bool:
    """Whether who asks was not reached with how it stands."""
    asker = asker_of(question, uow=uow, ports=ports)
    if asker is None:
        return False
    chats, kind = [direct_with(asker.person_id)], NewsKind.CONNECT_ASKER
    return bool(uow.outbox.missed(chats, kind=kind, subject=asker.handle))
