"""Whose a question is to read and to answer; who else asks learns nothing."""

from domain.learning.connect import Peer, PeerState, Privacy, PrivateQuestion
from domain.learning.roster import RosterPart
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.connect.askers import asker_of
from services.learning.connect.named_people import people_named
from services.learning.facilitators import may_facilitate
from services.ports import Ports, UnitOfWork


def handled(
    question_id: str, *, by: Actor, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    """
    Return a question for who answers it: its holder, or any facilitator.

    Refusals: `question-not-yours`, also where there is none; `own-question` for a
    facilitator who asked it.
    """
    question = held(question_id, by=by, uow=uow)
    refuse_asker(question, by, uow=uow, ports=ports)
    return question


def held(question_id: str, *, by: Actor, uow: UnitOfWork) -> PrivateQuestion:
    """Return a question for whoever has it, who may be who asks without being known."""
    question = uow.questions.get(question_id)
    if question is None or not handles(question, by.person_id, uow):
        raise Refusal("question-not-yours")
    return question


def facilitated(
    question_id: str, *, by: Actor, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    """Return a question for a facilitator; refusals as above."""
    question = handled(question_id, by=by, uow=uow, ports=ports)
    if not may_facilitate(by.person_id, uow):
        raise Refusal("question-not-yours")
    return question


def handles(question: PrivateQuestion, person_id: str, uow: UnitOfWork) -> bool:
    """
    Whether somebody answers a question, or sees to it that somebody does.

    Who is on the roster no more does neither.
    """
    parts = parts_of(person_id, uow)
    is_theirs = bool(parts) and question.holder_id == person_id
    return is_theirs or RosterPart.FACILITATOR in parts


def parts_of(person_id: str, uow: UnitOfWork) -> set[RosterPart]:
    """Return the parts that somebody has on the roster."""
    return {each.part for each in uow.roster.of_person(person_id) if each.holds}


def peer_in(question_id: str, person_id: str, uow: UnitOfWork) -> Peer | None:
    """Return somebody's place in the small group; None without one."""
    peers = uow.questions.peers(question_id)
    return next((each for each in peers if each.person_id == person_id), None)


def helps(question_id: str, person_id: str, uow: UnitOfWork) -> bool:
    """Whether somebody agreed to help in the small group."""
    peer = peer_in(question_id, person_id, uow)
    return peer is not None and peer.state is PeerState.AGREED


def may_know(question: PrivateQuestion, person_id: str, uow: UnitOfWork) -> bool:
    """Whether somebody who may read a question may know who asks."""
    if question.privacy is Privacy.NAMED:
        return True
    is_theirs = person_id == question.facilitator_id
    may = question.privacy is Privacy.FACILITATOR and is_theirs
    return may and may_facilitate(person_id, uow)


def left_out(
    question: PrivateQuestion, by: Actor, *, uow: UnitOfWork, ports: Ports
) -> set[str]:
    """
    Return who is not asked to help with a question: who has it, and who asks for help.

    Who asked it is among them only for those who may know. To all others somebody left
    out would be told from the rest, so who asked is offered and asked like anybody.
    """
    out = {by.person_id, question.holder_id}
    if may_know(question, by.person_id, uow):
        asker = asker_of(question, uow=uow, ports=ports)
        out |= {asker.person_id} if asker else set()
    return out


def refuse_naming(
    words: str,
    question: PrivateQuestion,
    by: Actor,
    *,
    uow: UnitOfWork,
    ports: Ports,
) -> None:
    """
    Refuse words that tell others who asks, of who alone may know it: `asker-named`.

    Who may not know is refused nothing: they could find out by trying names.
    """
    knows = may_know(question, by.person_id, uow)
    if question.privacy is Privacy.NAMED or not knows:
        return
    asker = asker_of(question, uow=uow, ports=ports)
    people = uow.people.some([asker.person_id] if asker else [])
    if people_named(words, list(people.values())):
        raise Refusal("asker-named")


def asks(
    question: PrivateQuestion, person_id: str, *, uow: UnitOfWork, ports: Ports
) -> bool:
    """Whether it is somebody's own question."""
    asker = asker_of(question, uow=uow, ports=ports)
    return asker is not None and asker.person_id == person_id


def refuse_asker(
    question: PrivateQuestion, by: Actor, *, uow: UnitOfWork, ports: Ports
) -> None:
    """Refuse to let somebody answer what they asked themselves: `own-question`."""
    if asks(question, by.person_id, uow=uow, ports=ports):
        raise Refusal("own-question")
