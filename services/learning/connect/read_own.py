"""Read one's own questions: what was asked, how it stands, and what was answered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from domain.learning.connect import (
    FOR_ASKER,
    PrivateQuestion,
    QuestionMessage,
    QuestionState,
)
from domain.learning.connect_sheets import OwnQuestion
from services.learning.connect.askers import own_question, own_questions
from services.learning.connect.fitting import away_now
from services.learning.connect.lapse_questions import lapsing_at
from services.learning.connect.not_reached import is_holder_missed
from services.learning.connect.thread_lines import (
    ASKER,
    ThreadReader,
    name_in,
    people_of,
)
from services.learning.facilitators import facilitators
from services.ports import Ports, UnitOfWork

_MOST_WAITING = 3


def read_own(handle: str, *, reader: str, ports: Ports) -> OwnQuestion:
    """Return a question as its asker sees it; `question-not-yours` for all others."""
    with ports.read_uow() as uow:
        question = own_question(handle, reader, uow=uow, ports=ports)
        [own] = _as_asked([(handle, question)], uow=uow, ports=ports)
        if not question.is_open:
            return own
        return replace(
            own,
            others=_has_others(question, reader, uow),
            away=question.holder_id in away_now(uow=uow, ports=ports),
            missed=is_holder_missed(question, uow),
            lapses_at=lapsing_at(question, uow=uow, ports=ports),
        )


def list_own(reader: str, *, ports: Ports) -> list[OwnQuestion]:
    """Return somebody's own questions, newest first."""
    with ports.read_uow() as uow:
        found = own_questions(reader, uow=uow, ports=ports)
        return _as_asked(found, uow=uow, ports=ports)


def own_waiting(reader: str, *, uow: UnitOfWork, ports: Ports) -> list[OwnQuestion]:
    """Return somebody's own questions that wait, in a unit of work that goes on."""
    waits = [
        (handle, each)
        for handle, each in own_questions(reader, uow=uow, ports=ports)
        if each.is_open or (each.state is QuestionState.ANSWERED and not each.helped)
    ]
    return _as_asked(waits[:_MOST_WAITING], uow=uow, ports=ports)


def _as_asked(
    found: Sequence[tuple[str, PrivateQuestion]], *, uow: UnitOfWork, ports: Ports
) -> list[OwnQuestion]:
    """Return questions as their asker sees them, in as many queries as one."""
    questions = [question for _handle, question in found]
    threads: dict[str, list[QuestionMessage]] = defaultdict(list)
    for each in uow.questions.threads([question.id for question in questions]):
        if each.said in FOR_ASKER:
            threads[each.question_id].append(each)
    said = [each for thread in threads.values() for each in thread]
    people = people_of(questions, said, uow)
    words = ThreadReader(ASKER, uow=uow, ports=ports)
    return [
        OwnQuestion(
            question=question,
            handle=handle,
            lines=tuple(words.lines(threads[question.id], people)),
            holder=name_in(people, question.holder_id),
            now=ports.clock(),
        )
        for handle, question in found
    ]


def _has_others(question: PrivateQuestion, asker_id: str, uow: UnitOfWork) -> bool:
    found = {each.person_id for each in facilitators(uow)}
    return bool(found - {question.facilitator_id, question.holder_id, asker_id})
