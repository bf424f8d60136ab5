"""A question goes from hand to hand: to an expert with room, back, or taken over."""

from dataclasses import replace

from domain.learning.connect import PrivateQuestion, Said
from domain.learning.connect_sheets import HandOnSheet
from domain.learning.roster import RosterPart
from domain.learning.routing import Asked, Candidate, candidates
from domain.people import Actor
from domain.refusals import Refusal
from services.again import again
from services.case_change import today_of
from services.learning.connect.access import (
    facilitated,
    held,
    left_out,
    may_know,
    refuse_naming,
)
from services.learning.connect.askers import news_to_asker
from services.learning.connect.change import (
    entry,
    message,
    news_to,
    refuse_closed,
    store,
)
from services.learning.connect.fitting import loads
from services.ports import Ports, UnitOfWork
from services.words import reasoned, refuse_long

_MOST_OFFERED = 5


def read_hand_on(question_id: str, *, by: Actor, ports: Ports) -> HandOnSheet:
    """Return to whom a question may be handed, and why; only those with room."""
    with ports.read_uow() as uow:
        question = facilitated(question_id, by=by, uow=uow, ports=ports)
        fit = _fitting(question, by, uow=uow, ports=ports)[:_MOST_OFFERED]
        return HandOnSheet(
            question=question,
            candidates=tuple(fit),
            people=uow.people.some({each.entry.person_id for each in fit}),
            today=today_of(by.person_id, uow=uow, at=ports.clock()),
        )


@again
def hand_on(
    question_id: str, *, person_id: str, note: str = "", by: Actor, ports: Ports
) -> PrivateQuestion:
    """
    Hand a question to somebody of the roster who has room; pressed again, once.

    Refusals: `question-not-yours`, `own-question`, `question-closed`,
    `question-withdrawn`, `no-room-for-question`, `text-too-long`, `asker-named`.
    """
    refuse_long(note)
    with ports.open_uow() as uow:
        question = facilitated(question_id, by=by, uow=uow, ports=ports)
        refuse_closed(question)
        if question.holder_id == person_id:
            return question
        refuse_naming(note, question, by, uow=uow, ports=ports)
        fit = _fitting(question, by, uow=uow, ports=ports)
        if person_id not in {each.entry.person_id for each in fit}:
            raise Refusal("no-room-for-question")
        return _moved(question, person_id, note, "handed-on", by, uow=uow, ports=ports)


@again
def hand_back(
    question_id: str, *, reason: str, by: Actor, ports: Ports
) -> PrivateQuestion:
    """
    Give a question back to its facilitator, with a reason; refusals as above.

    So does somebody to whom their own was handed by who does not know that it is.
    """
    words = reasoned(reason)
    with ports.open_uow() as uow:
        question = held(question_id, by=by, uow=uow)
        refuse_closed(question)
        if question.holder_id != by.person_id:
            raise Refusal("question-not-yours")
        back = question.facilitator_id
        if back == by.person_id:
            return question
        return _moved(question, back, words, "handed-back", by, uow=uow, ports=ports)


@again
def take_question(question_id: str, *, by: Actor, ports: Ports) -> PrivateQuestion:
    """
    Take a question over as its facilitator; taken twice it is taken once.

    Whoever asked hears who has it now: that one may know who they are, where they said
    that the facilitator may.
    """
    with ports.open_uow() as uow:
        question = facilitated(question_id, by=by, uow=uow, ports=ports)
        refuse_closed(question)
        me = by.person_id
        if question.holder_id == me and question.facilitator_id == me:
            return question
        taken = replace(question, holder_id=me, facilitator_id=me)
        return store(
            taken,
            was=question,
            entry=entry(question, "taken", who=me, ports=ports),
            news=[
                *news_to_asker(question, uow=uow, ports=ports),
                *(news_to(question, each) for each in {question.holder_id} - {me}),
            ],
            uow=uow,
        )


def _moved(
    question: PrivateQuestion,
    person_id: str,
    note: str,
    verb: str,
    by: Actor,
    *,
    uow: UnitOfWork,
    ports: Ports,
) -> PrivateQuestion:
    me = by.person_id
    says = [message(question, Said.HANDED, note, author_id=me, ports=ports)]
    return store(
        replace(question, holder_id=person_id),
        was=question,
        entry=entry(question, verb, who=me, about=person_id, ports=ports),
        says=says if note.strip() else [],
        news=[
            news_to(question, person_id),
            *news_to_asker(question, uow=uow, ports=ports),
        ],
        uow=uow,
    )


def _fitting(
    question: PrivateQuestion, by: Actor, *, uow: UnitOfWork, ports: Ports
) -> list[Candidate]:
    """Return who has room and is there; where they are is for who may know who asks."""
    not_to = left_out(question, by, uow=uow, ports=ports)
    entries = [
        each
        for each in uow.roster.live()
        if each.holds
        and each.part is not RosterPart.FACILITATOR
        and each.person_id not in not_to
    ]
    region = question.region if may_know(question, by.person_id, uow) else ""
    asked = Asked(topic=question.topic, region=region, language=question.language)
    day = today_of(by.person_id, uow=uow, at=ports.clock())
    found = candidates(entries, asked, loads=loads(uow), away=ports.away(), day=day)
    return [each for each in found if each.has_room]
