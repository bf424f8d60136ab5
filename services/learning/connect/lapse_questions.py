"""Close what nobody answered: who asks would be kept for ever with an open question."""

from dataclasses import replace
from datetime import datetime

from domain.learning.connect import PrivateQuestion, QuestionState, Step
from domain.learning.lapsing import (
    LAPSED,
    LAPSES_SOON,
    lapses_at,
    notice_of,
    told_at,
)
from domain.people import THE_DESK
from services.again import again
from services.learning.connect.askers import news_to_asker
from services.learning.connect.change import entry, news_to, store
from services.ports import Ports, UnitOfWork


def lapse_questions(*, ports: Ports) -> int:
    """
    Close the open questions to which nothing happened for as long as askers are kept.

    Before that, whoever asks and whoever has it are told; whatever anybody does about
    it then puts it off. Return how many were told of or closed.
    """
    quiet_since = ports.clock() - notice_of(ports.askers_kept)
    with ports.read_uow() as uow:
        quiet = uow.questions.quiet(quiet_since)
    return sum(_stepped(each, ports=ports) for each in quiet)


@again
def _stepped(question_id: str, *, ports: Ports) -> bool:
    now, kept = ports.clock(), ports.askers_kept
    with ports.open_uow() as uow:
        question = uow.questions.get(question_id)
        if question is None or not question.is_open:
            return False
        last = uow.questions.entries(question_id)[-1]
        ends = lapses_at(question, last, kept=kept)
        if now < (ends or told_at(question, last, kept=kept)):
            return False
        becomes = _lapsed(question, now) if ends else question
        store(
            becomes,
            was=question,
            entry=entry(
                question, LAPSED if ends else LAPSES_SOON, who=THE_DESK, ports=ports
            ),
            news=[
                *news_to_asker(question, uow=uow, ports=ports),
                news_to(question, question.holder_id),
            ],
            uow=uow,
        )
    return True


def _lapsed(question: PrivateQuestion, at: datetime) -> PrivateQuestion:
    return replace(
        question,
        state=QuestionState.LAPSED,
        step=Step.SPENT,
        look_at=None,
        closed_at=at,
    )


def lapsing_at(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> datetime | None:
    """Return when a question is closed, once its asker was told; else None."""
    if not question.is_late(ports.clock()):
        return None
    last = uow.questions.entries(question.id)[-1]
    return lapses_at(question, last, kept=ports.askers_kept)
