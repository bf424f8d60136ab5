"""Keep the promise: remind who answers, then the others, then say so to the asker."""

from dataclasses import replace
from datetime import datetime

from domain.learning.connect import PrivateQuestion, Step
from domain.learning.promise import asker_at, others_at
from domain.news import News, NewsKind, direct_with
from domain.nudging.reader_time import ReaderTime
from services.learning.connect.askers import news_to_asker
from services.learning.connect.change import entry, time_of
from services.learning.facilitators import facilitators
from services.ports import Ports, UnitOfWork

BATCH = 200
_DESK = "ses-desk"


def sweep_questions(*, ports: Ports) -> int:
    """
    Take the next step of each ladder whose time has come; return how many.

    Who answers is reminded once a working day at most, of all that waits, in their own
    hours. One transaction, and any number of processes may sweep at once.
    """
    now = ports.clock()
    with ports.open_uow() as uow:
        due = uow.questions.due(now, limit=BATCH)
        for question in due:
            _step(question, now, uow=uow, ports=ports)
        if due:
            uow.commit()
    return len(due)


def _step(
    question: PrivateQuestion, now: datetime, *, uow: UnitOfWork, ports: Ports
) -> None:
    time = time_of(question.facilitator_id, uow)
    if not question.is_open or question.step is Step.SPENT:
        uow.questions.change(replace(question, look_at=None), was=question)
        return
    stepped = _next(question, time)
    if not uow.questions.change(stepped, was=question):
        return  # Somebody answered in this moment, or another process sweeps.
    verb = f"promise-{question.step.value}"
    uow.questions.record(entry(question, verb, who=_DESK, ports=ports))
    if question.step is Step.ASKER:
        told = news_to_asker(question, uow=uow, ports=ports)
        uow.record.queue(told, at=now)
        return
    for person_id in _reminded(question, uow):
        remind(person_id, now, uow=uow)


def _next(question: PrivateQuestion, time: ReaderTime) -> PrivateQuestion:
    due = question.promised_at
    following = {
        Step.HALF: (Step.END, due),
        Step.END: (Step.OTHERS, others_at(due, time)),
        Step.OTHERS: (Step.ASKER, asker_at(due, time)),
        Step.ASKER: (Step.SPENT, None),
    }
    step, look_at = following[question.step]
    return replace(question, step=step, look_at=look_at)


def _reminded(question: PrivateQuestion, uow: UnitOfWork) -> list[str]:
    if question.step is Step.OTHERS:
        found = [each.person_id for each in facilitators(uow)]
        return [each for each in found if each != question.holder_id]
    return [question.holder_id]


def remind(person_id: str, now: datetime, *, uow: UnitOfWork) -> bool:
    """Queue the one reminder of somebody's day; False where it was used."""
    if not uow.questions.remind(person_id, day=time_of(person_id, uow).today(now)):
        return False
    news = News(
        case_id="",
        conversation=direct_with(person_id),
        kind=NewsKind.CONNECT_WAITS,
        subject="",
    )
    uow.record.queue([news], at=now)
    return True


def next_question_look(*, ports: Ports) -> datetime | None:
    """Return when the next ladder goes on; None for never."""
    with ports.read_uow() as uow:
        return uow.questions.next_look()
