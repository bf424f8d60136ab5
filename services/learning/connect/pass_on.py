"""Who is on the roster no more has no questions: they go to who may answer them."""

from collections.abc import Iterator
from dataclasses import replace

from domain.learning.connect import PrivateQuestion
from domain.learning.roster import RosterPart
from domain.learning.routing import Asked
from domain.people import THE_DESK
from services.again import again
from services.learning.connect.access import handles
from services.learning.connect.askers import asker_of, news_to_asker
from services.learning.connect.change import entry, news_to, store
from services.learning.connect.fitting import fittest_facilitator
from services.learning.facilitators import may_facilitate
from services.ports import Ports, UnitOfWork


def pass_on_questions(*, ports: Ports) -> int:
    """
    Give each open question whose answerer has no part any more to who has; return how
    many went.

    An expert's goes to its facilitator, a facilitator's to another; its asker hears who
    has it. Where nobody facilitates it waits for the next who does.
    """
    with ports.read_uow() as uow:
        found = [each.id for each in _left(uow)]
    return sum(_passed_on(each, ports=ports) for each in found)


def _left(uow: UnitOfWork) -> Iterator[PrivateQuestion]:
    """Yield what is open with somebody who has no part any more; in two queries."""
    held = [each for each in uow.roster.live() if each.holds]
    people = {each.person_id for each in held}
    led = {each.person_id for each in held if each.part is RosterPart.FACILITATOR}
    for question in uow.questions.open():
        if question.facilitator_id not in led or question.holder_id not in people:
            yield question


@again
def _passed_on(question_id: str, *, ports: Ports) -> bool:
    with ports.open_uow() as uow:
        question = uow.questions.get(question_id)
        if question is None or not question.is_open:
            return False
        passed = placed(question, uow=uow, ports=ports)
        if passed == question:
            return False
        to = {passed.holder_id, passed.facilitator_id} - {question.holder_id}
        about = passed.holder_id
        store(
            passed,
            was=question,
            entry=entry(question, "passed-on", who=THE_DESK, about=about, ports=ports),
            news=[
                *(news_to(question, each) for each in sorted(to)),
                *news_to_asker(question, uow=uow, ports=ports),
            ],
            uow=uow,
        )
    return True


def placed(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    """Return a question with who may answer it now: the same where they still may."""
    facilitator = facilitator_of(question, uow=uow, ports=ports)
    stays = handles(question, question.holder_id, uow)
    holder = question.holder_id if stays else facilitator
    return replace(question, facilitator_id=facilitator, holder_id=holder)


def facilitator_of(question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports) -> str:
    """Return who sees to a question now: another where that one facilitates no more."""
    if may_facilitate(question.facilitator_id, uow):
        return question.facilitator_id
    asker = asker_of(question, uow=uow, ports=ports)
    asked = Asked(
        topic=question.topic, region=question.region, language=question.language
    )
    asker_id = asker.person_id if asker else ""
    found = fittest_facilitator(asked, asker_id, uow=uow, ports=ports)
    return found.entry.person_id if found else question.facilitator_id
