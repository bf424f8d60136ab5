"""Read a question: its asker's own thread, or what whoever answers may see."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, partial

from domain.learning.connect import (
    FOR_ASKER,
    PeerState,
    PrivateQuestion,
    QuestionMessage,
    QuestionState,
    Said,
)
from domain.learning.connect_sheets import (
    Invitation,
    Line,
    OwnQuestion,
    QuestionSheet,
    QueueLine,
)
from domain.learning.private_words import MASK, masked
from domain.people import Person
from domain.refusals import Refusal
from domain.walled_names import without
from services.learning.connect.access import (
    asks,
    handles,
    helps,
    may_know,
    parts_of,
    peer_in,
)
from services.learning.connect.askers import asker_of, own_question, own_questions
from services.learning.connect.fitting import away_now
from services.learning.connect.not_reached import is_asker_missed, is_holder_missed
from services.learning.facilitators import facilitators, may_facilitate
from services.ports import Ports, UnitOfWork

_BEGINNING = 140
_MOST_OWN = 3


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
        people = _people(question, thread, [each.person_id for each in peers], uow)
        knows, names = may_know(question, reader, uow), partial(_walled, uow, ports)
        return QuestionSheet(
            question=question if knows else replace(question, region=""),
            asker=_asker_name(question, knows=knows, uow=uow, ports=ports),
            lines=tuple(_lines(thread, people, names, reader=reader, ports=ports)),
            facilitator=_name(question.facilitator_id, people),
            holder=_name(question.holder_id, people),
            peers=tuple((each, _name(each.person_id, people)) for each in peers),
            now=ports.clock(),
            handles=does,
            facilitates=may_facilitate(reader, uow),
            helps=helps(question_id, reader, uow),
            own=own,
            goes_back=own and _goes_back(question, reader),
            has_it=question.holder_id == reader,
            public=uow.questions.is_published(question.id),
            holder_missed=is_holder_missed(question, uow),
            asker_missed=is_asker_missed(question, uow=uow, ports=ports),
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


def read_own(handle: str, *, reader: str, ports: Ports) -> OwnQuestion:
    """Return a question as its asker sees it; `question-not-yours` for all others."""
    with ports.read_uow() as uow:
        question = own_question(handle, reader, uow=uow, ports=ports)
        own = _own(handle, question, uow=uow, ports=ports)
        if not question.is_open:
            return own
        return replace(
            own,
            others=_has_others(question, reader, uow),
            away=question.holder_id in away_now(uow=uow, ports=ports),
            missed=is_holder_missed(question, uow),
        )


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
    answers = bool(parts_of(reader, uow))
    shown = [
        each
        for each in uow.questions.open()
        if every or (answers and each.holder_id == reader) or each.id in asked
    ]
    begun = _beginnings([each.id for each in shown], uow=uow, ports=ports)
    people = uow.people.some({each.holder_id for each in shown})
    return [
        QueueLine(
            question=each,
            words="" if each.id in asked and not every else begun[each.id],
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
    names = partial(_walled, uow, ports)
    return OwnQuestion(
        question=question,
        handle=handle,
        lines=tuple(_lines(thread, people, names, reader="", ports=ports)),
        holder=_name(question.holder_id, people),
        now=ports.clock(),
        public=uow.questions.is_published(question.id),
    )


def _has_others(question: PrivateQuestion, asker_id: str, uow: UnitOfWork) -> bool:
    found = {each.person_id for each in facilitators(uow)}
    return bool(found - {question.facilitator_id, question.holder_id, asker_id})


def _lines(
    thread: Iterable[QuestionMessage],
    people: Mapping[str, Person],
    names: Callable[[], tuple[str, ...]],
    *,
    reader: str,
    ports: Ports,
) -> Iterable[Line]:
    """
    Yield the messages as *reader*, empty for the asker, may see them.

    Nobody's own words are masked for themselves: they could try out which names are
    known. An address in an answer is a place to write to, and stays.
    """
    walled = cache(names)
    for each in thread:
        words = ports.cipher.unseal(each.sealed)
        if each.author_id != reader:
            words = _hidden(words, walled(), asked=not each.author_id)
        yield Line(
            said=each.said,
            author=_name(each.author_id, people) if each.author_id else "",
            words=words,
            at=each.at,
        )


def _hidden(words: str, names: tuple[str, ...], *, asked: bool) -> str:
    return masked(words, names) if asked else without(words, names, MASK)


def _asker_name(
    question: PrivateQuestion, *, knows: bool, uow: UnitOfWork, ports: Ports
) -> str:
    if not knows:
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
