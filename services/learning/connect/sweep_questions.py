"""Keep the promise: remind who answers, then the others, then say so to the asker."""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, partial

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
        if not due:
            return 0
        away = away_now(uow=uow, ports=ports)
        sweep = _Sweep(now, away, uow=uow, ports=ports)
        for question in due:
            try:
                sweep.step(question)
            except Refusal as refusal:
                # What cannot be reckoned keeps no other promise from being kept.
                log.error("promise.not-reckoned", extra={"code": refusal.code})  # noqa: TRY400
                later = replace(question, look_at=now + _STEPS_BACK)
                uow.questions.change(later, was=question)
        uow.commit()
    return len(due)


class _Sweep:
    """The steps of one moment, in one unit of work; nobody's time is asked twice."""

    def __init__(
        self,
        now: datetime,
        away: Collection[str],
        *,
        uow: UnitOfWork,
        ports: Ports,
    ) -> None:
        self._now = now
        self._away = away
        self._uow = uow
        self._ports = ports
        self._time_of = cache(partial(time_of, uow=uow))

    def step(self, question: PrivateQuestion) -> None:
        """Take a question's next step, or put it off; what may refuse comes first."""
        if not question.is_open or question.step is Step.SPENT:
            self._look_at(None, question)
            return
        people = [each for each in self._whom(question) if each not in self._away]
        later = self._later(question, people)
        if later is not None:
            self._look_at(later, question)
            return
        told = [each for each in people if self._time_of(each).hears(self._now)]
        news = []
        if question.step is Step.ASKER:
            news = news_to_asker(question, uow=self._uow, ports=self._ports)
        if not self._uow.questions.change(self._next(question, told), was=question):
            return  # Somebody answered in this moment, or another process sweeps.
        verb = f"promise-{question.step.value}"
        self._uow.questions.record(
            entry(question, verb, who=THE_DESK, ports=self._ports)
        )
        self._uow.record.queue(news, at=self._now)
        for person_id in told:
            _remind(person_id, self._now, self._uow)

    def _look_at(self, at: datetime | None, question: PrivateQuestion) -> None:
        self._uow.questions.change(replace(question, look_at=at), was=question)

    def _whom(self, question: PrivateQuestion) -> list[str]:
        """Return whom a step is for; whoever asks is told in another way."""
        if question.step is Step.ASKER:
            return []
        if question.step is Step.OTHERS:
            found = [each.person_id for each in facilitators(self._uow)]
            return [each for each in found if each != question.holder_id]
        return [question.holder_id]

    def _later(
        self, question: PrivateQuestion, people: Collection[str]
    ) -> datetime | None:
        """Return when those whom a step is for hear next; None to take it now."""
        hours = [self._time_of(each).hears_next(self._now) for each in people]
        soonest = min(hours, default=self._now)
        return soonest if self._now < soonest < self._latest(question) else None

    def _latest(self, question: PrivateQuestion) -> datetime:
        """Return how long a step may wait for somebody's hours."""
        due, time = question.promised_at, self._time_of(question.facilitator_id)
        waits = {Step.HALF: due, Step.END: others_at(due, time)}
        return waits.get(question.step) or asker_at(due, time)

    def _next(
        self, question: PrivateQuestion, told: Collection[str]
    ) -> PrivateQuestion:
        """Return the question one step on; who cannot be told is not waited for."""
        due, time = question.promised_at, self._time_of(question.facilitator_id)
        following = {
            Step.HALF: (Step.END, due),
            Step.END: (Step.OTHERS, others_at(due, time)),
            Step.OTHERS: (Step.ASKER, asker_at(due, time)),
            Step.ASKER: (Step.SPENT, None),
        }
        step, look_at = following[question.step]
        if question.step in {Step.HALF, Step.END} and not told:
            step, look_at = Step.OTHERS, self._now
        return replace(question, step=step, look_at=look_at)


def _remind(person_id: str, now: datetime, uow: UnitOfWork) -> None:
    """Queue the one reminder of somebody's day, unless it was used."""
    if uow.questions.remind(person_id, day=today_of(person_id, uow=uow, at=now)):
        uow.record.queue([news_for(person_id, NewsKind.CONNECT_WAITS)], at=now)


def next_question_look(*, ports: Ports) -> datetime | None:
    """Return when the next ladder goes on; None for never."""
    with ports.read_uow() as uow:
        return uow.questions.next_look()
