"""Read a question: its asker's own thread, or what whoever answers may see."""

from collections.abc import Iterable, Mapping

from domain.learning.connect import (
    FOR_ASKER,
    PeerState,
    PrivateQuestion,
    QuestionMessage,
    QuestionState,
    Said,
)
from domain.learning.connect_sheets import (
    Line,
    OwnQuestion,
    QuestionSheet,
    QueueLine,
)
from domain.learning.private_words import masked
from domain.people import Person
from domain.refusals import Refusal
from services.learning.connect.access import handles, helps, may_know, peer_in
from services.learning.connect.askers import asker_of, own_question, own_questions
from services.learning.facilitators import may_facilitate
from services.ports import Ports, UnitOfWork

_BEGINNING = 140
_MOST_OWN = 3


def read_question(question_id: str, *, reader: str, ports: Ports) -> QuestionSheet:
    """
    Return a question as its reader may see it; `question-not-yours` for all others.

    Names of complainants, addresses and numbers are masked in it.
    """
    with ports.read_uow() as uow:
        question = uow.questions.get(question_id)
        if question is None:
            raise Refusal("question-not-yours")
        does = handles(question, reader, uow)
        is_peer = helps(question.id, reader, uow)
        if not (does or is_peer):
            raise Refusal("question-not-yours")
        peers = uow.questions.peers(question.id)
        thread = uow.questions.thread(question.id)
        people = _people(question, thread, [each.person_id for each in peers], uow)
        return QuestionSheet(
            question=question,
            asker=_asker_name(question, reader, uow=uow, ports=ports),
            lines=tuple(_lines(thread, people, _walled(uow, ports), ports=ports)),
            facilitator=_name(question.facilitator_id, people),
            holder=_name(question.holder_id, people),
            peers=tuple((each, _name(each.person_id, people)) for each in peers),
            now=ports.clock(),
            handles=does,
            facilitates=may_facilitate(reader, uow),
            helps=is_peer,
            public=uow.questions.is_published(question.id),
        )


def read_asked(
    question_id: str, *, reader: str, ports: Ports
) -> PrivateQuestion | None:
    """Return a question that its reader is asked to help with, and did not answer."""
    with ports.read_uow() as uow:
        question = uow.questions.get(question_id)
        if question is None or handles(question, reader, uow):
            return None
        peer = peer_in(question_id, reader, uow)
    waits = peer is not None and peer.state is PeerState.ASKED
    return question if waits and question.is_open else None


def read_own(handle: str, *, reader: str, ports: Ports) -> OwnQuestion:
    """Return a question as its asker sees it; `question-not-yours` for all others."""
    with ports.read_uow() as uow:
        question = own_question(handle, reader, uow=uow, ports=ports)
        return _own(handle, question, uow=uow, ports=ports)


def list_own(reader: str, *, ports: Ports) -> list[OwnQuestion]:
    """Return somebody's own questions, newest first."""
    with ports.read_uow() as uow:
        found = own_questions(reader, uow=uow, ports=ports)
        return [_own(handle, each, uow=uow, ports=ports) for handle, each in found]


def list_waiting(reader: str, *, ports: Ports) -> list[QueueLine]:
    """
    Return what waits for somebody: theirs to answer, and small groups they may join.

    Facilitators are given all that is open, promised soonest first.
    """
    with ports.read_uow() as uow:
        every = may_facilitate(reader, uow)
        return _waiting(reader, uow=uow, ports=ports, every=every)


def waiting_for(reader: str, *, uow: UnitOfWork, ports: Ports) -> list[QueueLine]:
    """Return what waits for somebody themselves, in a unit of work that goes on."""
    return _waiting(reader, uow=uow, ports=ports, every=False)


def own_waiting(reader: str, *, uow: UnitOfWork, ports: Ports) -> list[OwnQuestion]:
    """Return somebody's own questions that wait, in a unit of work that goes on."""
    waits = [
        (handle, each)
        for handle, each in own_questions(reader, uow=uow, ports=ports)
        if each.is_open or (each.state is QuestionState.ANSWERED and not each.helped)
    ]
    return [
        _own(handle, each, uow=uow, ports=ports) for handle, each in waits[:_MOST_OWN]
    ]


def _waiting(
    reader: str, *, uow: UnitOfWork, ports: Ports, every: bool
) -> list[QueueLine]:
    asked = {
        each.question_id
        for each in uow.questions.peer_of(reader)
        if each.state is PeerState.ASKED
    }
    shown = [
        each
        for each in uow.questions.open()
        if every or each.holder_id == reader or each.id in asked
    ]
    begun = _beginnings([each.id for each in shown], uow=uow, ports=ports)
    people = uow.people.some({each.holder_id for each in shown})
    return [
        QueueLine(
            question=each,
            words=begun[each.id] if every or each.holder_id == reader else "",
            holder=_name(each.holder_id, people),
            asked_of_me=each.id in asked,
        )
        for each in shown
    ]


def _beginnings(
    question_ids: list[str], *, uow: UnitOfWork, ports: Ports
) -> dict[str, str]:
    names = _walled(uow, ports) if question_ids else ()
    found: dict[str, str] = {}
    for each in uow.questions.threads(question_ids):
        if each.said is Said.QUESTION:
            words = masked(ports.cipher.unseal(each.sealed), names)
            cut = words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]}…"
            found[each.question_id] = " ".join(cut.split())
    return found


def _own(
    handle: str, question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> OwnQuestion:
    thread = [
        each for each in uow.questions.thread(question.id) if each.said in FOR_ASKER
    ]
    people = _people(question, thread, [], uow)
    return OwnQuestion(
        question=question,
        handle=handle,
        lines=tuple(_lines(thread, people, (), ports=ports, mask=False)),
        holder=_name(question.holder_id, people),
        now=ports.clock(),
        public=uow.questions.is_published(question.id),
    )


def _lines(
    thread: Iterable[QuestionMessage],
    people: Mapping[str, Person],
    names: tuple[str, ...],
    *,
    ports: Ports,
    mask: bool = True,
) -> Iterable[Line]:
    for each in thread:
        words = ports.cipher.unseal(each.sealed)
        # What an asker did not see masked they wrote themselves.
        hides = mask and not each.author_id
        yield Line(
            said=each.said,
            author=_name(each.author_id, people) if each.author_id else "",
            words=masked(words, names) if hides else words,
            at=each.at,
        )


def _asker_name(
    question: PrivateQuestion, reader: str, *, uow: UnitOfWork, ports: Ports
) -> str:
    if not may_know(question, reader):
        return question.pseudonym
    asker = asker_of(question, uow=uow, ports=ports)
    found = uow.people.some([asker.person_id]) if asker else {}
    return next((each.name for each in found.values()), question.pseudonym)


def _people(
    question: PrivateQuestion,
    thread: Iterable[QuestionMessage],
    others: list[str],
    uow: UnitOfWork,
) -> dict[str, Person]:
    authors = {each.author_id for each in thread if each.author_id}
    named = {question.holder_id, question.facilitator_id, *authors, *others}
    return uow.people.some(named)


def _name(person_id: str, people: Mapping[str, Person]) -> str:
    person = people.get(person_id)
    return person.name if person else ""


def _walled(uow: UnitOfWork, ports: Ports) -> tuple[str, ...]:
    """Open all walled names: to mask, never to show."""
    return tuple(ports.cipher.unseal(each.sealed) for each in uow.wall.all())
