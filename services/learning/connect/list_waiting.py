"""What waits for somebody: theirs to answer, and small groups they may join."""

from collections.abc import Collection

from domain.learning.connect import PeerState, PrivateQuestion, Said
from domain.learning.connect_sheets import QueueLine
from domain.learning.private_words import masked
from services.learning.connect.access import parts_of
from services.learning.connect.thread_lines import name_in
from services.learning.facilitators import may_facilitate
from services.ports import Ports, UnitOfWork
from services.wall.screen_words import every_walled_name

_BEGINNING = 140


def list_waiting(reader: str, *, ports: Ports) -> list[QueueLine]:
    """
    Return what waits for somebody, promised soonest first.

    Facilitators are given all that is open.
    """
    with ports.read_uow() as uow:
        every = may_facilitate(reader, uow)
        return _waiting(reader, uow=uow, ports=ports, every=every)


def waiting_for(reader: str, *, uow: UnitOfWork, ports: Ports) -> list[QueueLine]:
    """Return what waits for somebody themselves, in a unit of work that goes on."""
    return _waiting(reader, uow=uow, ports=ports, every=False)


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
    # Who is only asked to help does not read it yet.
    read = [each for each in shown if every or each.id not in asked]
    begun = _beginnings(read, uow=uow, ports=ports)
    people = uow.people.some({each.holder_id for each in shown})
    return [
        QueueLine(
            question=each,
            words=begun.get(each.id, ""),
            holder=name_in(people, each.holder_id),
            asked_of_me=each.id in asked,
        )
        for each in shown
    ]


def _beginnings(
    questions: Collection[PrivateQuestion], *, uow: UnitOfWork, ports: Ports
) -> dict[str, str]:
    names = every_walled_name(uow, ports=ports) if questions else ()
    found: dict[str, str] = {}
    for each in uow.questions.threads([question.id for question in questions]):
        if each.said is Said.QUESTION:
            words = masked(ports.cipher.unseal(each.sealed), names)
            cut = words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]}…"
            found[each.question_id] = " ".join(cut.split())
    return found
