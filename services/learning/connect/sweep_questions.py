"""Keep the promise: remind who answers, then the others, then say so to the asker."""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from domain.learning.connect import PrivateQuestion, Step
from domain.learning.promise import asker_at, others_at
from domain.news import NewsKind, news_for
from domain.people import THE_DESK
from domain.refusals import Refusal
from services.case_change import today_of
from services.learning.connect.askers import news_to_asker
from services.learning.connect.change import entry
from services.learning.connect.fitting import away_now
from services.learning.facilitators import facilitators
from services.ports import Ports, UnitOfWork
from services.reader_time import time_of

BATCH = 200
_STEPS_BACK = timedelta(hours=1)

log = logging.getLogger(__name__)


def sweep_questions(*, ports: Ports) -> int:
    """
    Take the next step of each ladder whose time has come; return how many.

    Who answers is reminded once a working day at most, of all that waits, in their own
    hours; nobody is while they are away, and the others are told at once. One
    transaction, and any number of processes may sweep at once.
    """
    now = ports.clock()
    with ports.open_uow() as uow:
        due = uow.questions.due(now, limit=BATCH)
        away = away_now(uow=uow, ports=ports) if due else frozenset()
        for question in due:
            try:
                _step(question, now, away, uow=uow, ports=ports)
            except Refusal as refusal:
                # What cannot be reckoned keeps no other promise from being kept.
                log.error("promise.not-reckoned", extra={"code": refusal.code})  # noqa: TRY400
                later = replace(question, look_at=now + _STEPS_BACK)
                uow.questions.change(later, was=question)
        if due:
            uow.commit()
    return len(due)


def _step(
    question: PrivateQuestion,
    now: datetime,
    away: Collection[str],
    *,
    uow: UnitOfWork,
    ports: Ports,
) -> None:
    if not question.is_open or question.step is Step.SPENT:
        uow.questions.change(replace(question, look_at=None), was=question)
        return
    later = _later(question, now, away, uow)
    if later is not None:
        uow.questions.change(replace(question, look_at=later), was=question)
        return
    told = _hearing(question, now, away, uow)
    if not uow.questions.change(_next(question, told, now, uow), was=question):
        return  # Somebody answered in this moment, or another process sweeps.
    verb = f"promise-{question.step.value}"
    uow.questions.record(entry(question, verb, who=THE_DESK, ports=ports))
    if question.step is Step.ASKER:
        uow.record.queue(news_to_asker(question, uow=uow, ports=ports), at=now)
    for person_id in told:
        remind(person_id, now, uow=uow)


def _later(
    question: PrivateQuestion, now: datetime, away: Collection[str], uow: UnitOfWork
) -> datetime | None:
    """Return when those whom a step is for hear next; None to take it now."""
    people = [each for each in _whom(question, uow) if each not in away]
    hours = [time_of(each, uow).hears_next(now) for each in people]
    soonest = min(hours, default=now)
    return soonest if now < soonest < _latest(question, uow) else None


def _latest(question: PrivateQuestion, uow: UnitOfWork) -> datetime:
    """Return how long a step may wait for somebody's hours."""
    due, time = question.promised_at, time_of(question.facilitator_id, uow)
    waits = {Step.HALF: due, Step.END: others_at(due, time)}
    return waits.get(question.step) or asker_at(due, time)


def _hearing(
    question: PrivateQuestion, now: datetime, away: Collection[str], uow: UnitOfWork
) -> list[str]:
    return [
        each
        for each in _whom(question, uow)
        if each not in away and time_of(each, uow).hears(now)
    ]


def _next(
    question: PrivateQuestion, told: list[str], now: datetime, uow: UnitOfWork
) -> PrivateQuestion:
    """Return the question one step on; who cannot be told is not waited for."""
    due, time = question.promised_at, time_of(question.facilitator_id, uow)
    following = {
        Step.HALF: (Step.END, due),
        Step.END: (Step.OTHERS, others_at(due, time)),
        Step.OTHERS: (Step.ASKER, asker_at(due, time)),
        Step.ASKER: (Step.SPENT, None),
    }
    step, look_at = following[question.step]
    if question.step in {Step.HALF, Step.END} and not told:
        step, look_at = Step.OTHERS, now
    return replace(question, step=step, look_at=look_at)


def _whom(question: PrivateQuestion, uow: UnitOfWork) -> list[str]:
    """Return whom a step is for; whoever asks is told in another way."""
    if question.step is Step.ASKER:
        return []
    if question.step is Step.OTHERS:
        found = [each.person_id for each in facilitators(uow)]
        return [each for each in found if each != question.holder_id]
    return [question.holder_id]


def remind(person_id: str, now: datetime, *, uow: UnitOfWork) -> bool:
    """Queue the one reminder of somebody's day; False where it was used."""
    if not uow.questions.remind(person_id, day=today_of(person_id, uow=uow, at=now)):
        return False
    uow.record.queue([news_for(person_id, NewsKind.CONNECT_WAITS)], at=now)
    return True


def next_question_look(*, ports: Ports) -> datetime | None:
    """Return when the next ladder goes on; None for never."""
    with ports.read_uow() as uow:
        return uow.questions.next_look()
