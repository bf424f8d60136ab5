"""What facilitators can mend: questions that went badly, and gaps by language."""

from collections import Counter
from collections.abc import Iterable

from domain.learning.feedback import (
    OFTEN,
    Asked,
    Fix,
    Gap,
    LearningTask,
    LearningTasks,
    Tally,
    tallied,
)
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.facilitators import refuse_other_than_facilitators
from services.ports import Ports, UnitOfWork

MOST_READ = 5000
_MOST_GAPS = 5
_LEAST_OF_GAP = 2


def read_tasks(*, by: Actor, ports: Ports) -> LearningTasks:
    """Return what there is to mend; `not-a-facilitator`."""
    with ports.read_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        asked = unsettled(uow.asked.newest(most=MOST_READ), uow)
        gaps = _gaps(asked, uow)
    found = [each for each in tallied(asked) if each.is_task]
    return LearningTasks(
        tasks=tuple(_task(each, ports) for each in found), gaps=tuple(gaps)
    )


def count_tasks(uow: UnitOfWork) -> int:
    """Return how many questions want a better answer; one query that brings no rows."""
    return uow.asked.count_tasks(most=MOST_READ, often=OFTEN)


def read_task(mark: str, *, by: Actor, ports: Ports) -> LearningTask:
    """Return a question with all that is known of it; `learning-task-gone`."""
    return _task(tallied(asked_alike(mark, by=by, ports=ports))[0], ports)


def asked_alike(mark: str, *, by: Actor, ports: Ports) -> list[Asked]:
    """Return how often that was asked, oldest first; `learning-task-gone`."""
    with ports.read_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        asked = uow.asked.of_mark(mark)
    if not asked:
        raise Refusal("learning-task-gone")
    return asked


def _task(tally: Tally, ports: Ports) -> LearningTask:
    return LearningTask(tally=tally, question=ports.cipher.unseal(tally.asked.sealed))


def unsettled(asked: Iterable[Asked], uow: UnitOfWork) -> list[Asked]:
    """Return what was asked after a facilitator last did something about it."""
    settled = _settled(uow.asked.fixes())
    return [
        each
        for each in asked
        if each.mark not in settled or each.at > settled[each.mark].at
    ]


def _settled(fixes: Iterable[Fix]) -> dict[str, Fix]:
    return {fix.mark: fix for fix in sorted(fixes, key=lambda fix: fix.at)}


def _gaps(asked: Iterable[Asked], uow: UnitOfWork) -> list[Gap]:
    """Return what was asked in a language, and could be answered in another only."""
    catalogue = {each.id: each for each in uow.resources.all()}
    counted: Counter[tuple[str, str]] = Counter()
    for each in asked:
        best = catalogue.get(each.shown[0]) if each.shown else None
        if best and best.language != each.language:
            counted.update((topic, each.language) for topic in best.topics[:1])
    return [
        Gap(topic=topic, language=language, times=times)
        for (topic, language), times in counted.most_common(_MOST_GAPS)
        if times >= _LEAST_OF_GAP
    ]
