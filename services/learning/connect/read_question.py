"""Read a question, as whoever answers it may see it."""

from dataclasses import replace

from domain.learning.connect import (
    FOR_ASKER,
    PeerState,
    PrivateQuestion,
    QuestionMessage,
    QuestionState,
)
from domain.learning.connect_sheets import Invitation, QuestionSheet
from domain.refusals import Refusal
from services.learning.connect.access import (
    asks,
    handles,
    helps,
    may_know,
    peer_in,
)
from services.learning.connect.askers import asker_of
from services.learning.connect.lapse_questions import lapsing_at
from services.learning.connect.not_reached import is_asker_missed, missed_of
from services.learning.connect.thread_lines import ThreadReader, name_in, people_of
from services.learning.facilitators import may_facilitate
from services.ports import Ports, UnitOfWork


def read_question(question_id: str, *, reader: str, ports: Ports) -> QuestionSheet:
    """
    Return a question as its reader may see it; `question-not-yours` for all others.

    Names of complainants, addresses and numbers are masked in it. Of what was taken
    back nobody reads the words any more, and whoever asks reads no notes of others.
    """
    with ports.read_uow() as uow:
        question, does = _readable(question_id, reader, uow)
        own = asks(question, reader, uow=uow, ports=ports)
        peers = [] if own else uow.questions.peers(question.id)
        thread = _thread(question, own=own, uow=uow)
        others = [each.person_id for each in peers]
        people = people_of([question], thread, uow, others=others)
        words = ThreadReader(reader, uow=uow, ports=ports)
        knows = may_know(question, reader, uow)
        sheet = QuestionSheet(
            question=question if knows else replace(question, region=""),
            asker=_asker_name(question, knows=knows, uow=uow, ports=ports),
            lines=tuple(words.lines(thread, people)),
            facilitator=name_in(people, question.facilitator_id),
            holder=name_in(people, question.holder_id),
            peers=tuple((each, name_in(people, each.person_id)) for each in peers),
            now=ports.clock(),
            handles=does,
            facilitates=may_facilitate(reader, uow),
            own=own,
            goes_back=own and _goes_back(question, reader),
            has_it=question.holder_id == reader,
            public=uow.questions.is_published(question.id),
        )
        return _as_it_goes(sheet, knows=knows, uow=uow, ports=ports)


def _as_it_goes(
    sheet: QuestionSheet, *, knows: bool, uow: UnitOfWork, ports: Ports
) -> QuestionSheet:
    """
    Say who was not reached with it, and when it is closed of itself.

    Who may not know who asks does not learn of both that whoever asked was not reached
    and somebody else was not: that one might be taken for the other, and rightly.
    """
    question = sheet.question
    asked = (each.person_id for each, _ in sheet.peers if each.state is PeerState.ASKED)
    missed = missed_of(question, {question.holder_id, *asked}, uow)
    tells = knows or not missed
    return replace(
        sheet,
        missed=frozenset(missed),
        asker_missed=tells and is_asker_missed(question, uow=uow, ports=ports),
        lapses_at=lapsing_at(question, uow=uow, ports=ports),
    )


def _readable(
    question_id: str, reader: str, uow: UnitOfWork
) -> tuple[PrivateQuestion, bool]:
    """Return a question that is somebody's to read, and whether they answer it."""
    question = uow.questions.get(question_id)
    does = question is not None and handles(question, reader, uow)
    if question is None or not (does or helps(question_id, reader, uow)):
        raise Refusal("question-not-yours")
    return question, does


def _goes_back(question: PrivateQuestion, reader: str) -> bool:
    has_it = question.is_open and question.holder_id == reader
    return has_it and question.facilitator_id != reader


def _thread(
    question: PrivateQuestion, *, own: bool, uow: UnitOfWork
) -> list[QuestionMessage]:
    if question.state is QuestionState.WITHDRAWN:
        return []
    thread = uow.questions.thread(question.id)
    return [each for each in thread if each.said in FOR_ASKER] if own else thread


def _asker_name(
    question: PrivateQuestion, *, knows: bool, uow: UnitOfWork, ports: Ports
) -> str:
    if not knows:
        return question.pseudonym
    asker = asker_of(question, uow=uow, ports=ports)
    found = uow.people.some([asker.person_id]) if asker else {}
    return next((each.name for each in found.values()), question.pseudonym)


def read_asked(question_id: str, *, reader: str, ports: Ports) -> Invitation | None:
    """Return what its reader is asked to help with, and did not answer."""
    with ports.read_uow() as uow:
        question = uow.questions.get(question_id)
        if question is None or handles(question, reader, uow):
            return None
        peer = peer_in(question_id, reader, uow)
        own = asks(question, reader, uow=uow, ports=ports)
    waits = peer is not None and peer.state is PeerState.ASKED
    waits = waits and question.is_open
    return Invitation(question=question, own=own) if waits else None
