"""A small group around a question: two to four people who agree to help."""

from collections.abc import Sequence

from domain.learning.connect import Peer, PeerState, PrivateQuestion, Said
from domain.people import Actor
from domain.refusals import Refusal
from services.again import Lost, again
from services.learning.connect.access import (
    facilitated,
    handles,
    helps,
    left_out,
    peer_in,
    refuse_asker,
    refuse_naming,
)
from services.learning.connect.change import (
    entry,
    message,
    news_to,
    refuse_closed,
)
from services.learning.connect.not_reached import missed_of
from services.ports import Ports, UnitOfWork
from services.words import needed

FEWEST, MOST = 2, 4


@again
def gather_peers(
    question_id: str, *, people: Sequence[str], by: Actor, ports: Ports
) -> list[Peer]:
    """
    Ask two to four people, in all, whether they help; who was asked is not again.

    They learn the topic, and the words once they agree. Who was not reached takes
    nobody's place, and may be asked again.

    Refusals: `question-not-yours`, `own-question`, `question-closed`,
    `question-withdrawn`, `peers-too-few`, `peers-too-many`, `person-not-found`.
    """
    with ports.open_uow() as uow:
        question = facilitated(question_id, by=by, uow=uow, ports=ports)
        refuse_closed(question)
        fresh = _fresh(question, people, by, uow=uow, ports=ports)
        if not uow.questions.change(question, was=question):
            raise Lost  # Somebody else gathers people, or it is over.
        for person_id in fresh:
            uow.people.get(person_id)
            uow.questions.ask_peer(_asked(question, person_id, by, ports))
        if fresh:
            who, about = by.person_id, ", ".join(fresh)
            uow.questions.record(
                entry(question, "gathered", who=who, about=about, ports=ports)
            )
            news = [news_to(question, each) for each in fresh]
            uow.record.queue(news, at=ports.clock())
            uow.commit()
    with ports.read_uow() as uow:
        return uow.questions.peers(question_id)


def answer_peer(question_id: str, *, yes: bool, by: Actor, ports: Ports) -> Peer:
    """
    Say yes or no to a small group; who has the question hears of it. Twice is once.

    Refusals: `question-not-yours` for who was not asked; to a yes also `own-question`,
    `question-closed` and `question-withdrawn`.
    """
    with ports.open_uow() as uow:
        peer = peer_in(question_id, by.person_id, uow)
        question = uow.questions.get(question_id)
        if peer is None or question is None:
            raise Refusal("question-not-yours")
        if yes and peer.state is PeerState.ASKED:
            refuse_asker(question, by, uow=uow, ports=ports)
            refuse_closed(question)
        becomes = PeerState.AGREED if yes else PeerState.DECLINED
        if uow.questions.step_peer(peer, becomes=becomes):
            who = by.person_id
            uow.questions.record(
                entry(question, f"peer-{becomes.value}", who=who, ports=ports)
            )
            news = [news_to(question, question.holder_id)]
            uow.record.queue(news, at=ports.clock())
            uow.commit()
    with ports.read_uow() as uow:
        return peer_in(question_id, by.person_id, uow) or peer


@again
def add_note(question_id: str, *, words: str, by: Actor, ports: Ports) -> None:
    """
    Tell those who answer what one thinks: for the group, never for the asker.

    Refusals: `words-missing`, `question-not-yours`, `own-question`, `question-closed`,
    `question-withdrawn`, `asker-named`.
    """
    said = needed(words)
    with ports.open_uow() as uow:
        question = uow.questions.get(question_id)
        me = by.person_id
        if question is None or not (
            helps(question_id, me, uow) or handles(question, me, uow)
        ):
            raise Refusal("question-not-yours")
        refuse_asker(question, by, uow=uow, ports=ports)
        refuse_closed(question)
        refuse_naming(said, question, by, uow=uow, ports=ports)
        if not uow.questions.change(question, was=question):
            raise Lost
        uow.questions.say(message(question, Said.NOTE, said, author_id=me, ports=ports))
        uow.questions.record(entry(question, "noted", who=me, ports=ports))
        news = [news_to(question, question.holder_id)]
        uow.record.queue(news if question.holder_id != me else [], at=ports.clock())
        uow.commit()


def _fresh(
    question: PrivateQuestion,
    people: Sequence[str],
    by: Actor,
    *,
    uow: UnitOfWork,
    ports: Ports,
) -> list[str]:
    """Return whom to ask anew."""
    not_to = left_out(question, by, uow=uow, ports=ports)
    there = {each.person_id: each for each in uow.questions.peers(question.id)}
    waiting = [each for each in there if there[each].state is PeerState.ASKED]
    asked = there.keys() - missed_of(question, waiting, uow)
    chosen = [each for each in dict.fromkeys(people) if each and each not in not_to]
    fresh = [each for each in chosen if each not in asked]
    live = sum(there[each].state is not PeerState.DECLINED for each in asked)
    if live + len(fresh) > MOST:
        raise Refusal("peers-too-many", limit=str(MOST))
    if live + len(fresh) < FEWEST:
        raise Refusal("peers-too-few", limit=str(FEWEST))
    return fresh


def _asked(question: PrivateQuestion, person_id: str, by: Actor, ports: Ports) -> Peer:
    return Peer(
        question_id=question.id,
        person_id=person_id,
        state=PeerState.ASKED,
        by_id=by.person_id,
        at=ports.clock(),
    )
