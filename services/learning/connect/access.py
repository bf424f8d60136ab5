"""Whose a question is to read and to answer; who else asks learns nothing."""

from domain.learning.connect import Peer, PeerState, Privacy, PrivateQuestion
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.connect.askers import asker_of
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
    question = uow.questions.get(question_id)
    if question is None or not handles(question, by.person_id, uow):
        raise Refusal("question-not-yours")
    _refuse_asker(question, by, uow=uow, ports=ports)
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
    """Whether somebody answers a question, or sees to it that somebody does."""
    return question.holder_id == person_id or may_facilitate(person_id, uow)


def peer_in(question_id: str, person_id: str, uow: UnitOfWork) -> Peer | None:
    """Return somebody's place in the small group; None without one."""
    peers = uow.questions.peers(question_id)
    return next((each for each in peers if each.person_id == person_id), None)


def helps(question_id: str, person_id: str, uow: UnitOfWork) -> bool:
    """Whether somebody agreed to help in the small group."""
    peer = peer_in(question_id, person_id, uow)
    return peer is not None and peer.state is PeerState.AGREED


def may_know(question: PrivateQuestion, person_id: str) -> bool:
    """Whether somebody who may read a question may know who asks."""
    if question.privacy is Privacy.NAMED:
        return True
    is_theirs = person_id == question.facilitator_id
    return question.privacy is Privacy.FACILITATOR and is_theirs


def _refuse_asker(
    question: PrivateQuestion, by: Actor, *, uow: UnitOfWork, ports: Ports
) -> None:
    asker = asker_of(question, uow=uow, ports=ports)
    if asker is not None and asker.person_id == by.person_id:
        raise Refusal("own-question")
