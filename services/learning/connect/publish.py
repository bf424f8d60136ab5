"""Public answers: with the asker's consent, in a facilitator's own words."""

from collections.abc import Sequence
from dataclasses import replace

from domain.learning.connect import Consent, PrivateQuestion, PublicAnswer
from domain.learning.private_words import private_in
from domain.people import Actor
from domain.refusals import Refusal
from domain.walled_names import carries
from services.learning.connect.access import facilitated
from services.learning.connect.askers import asker_of, news_to_asker
from services.learning.connect.change import Lost, again, entry
from services.ports import Ports, UnitOfWork
from services.words import needed


@again
def publish_answer(
    question_id: str,
    *,
    question: str,
    answer: str,
    topics: Sequence[str] = (),
    row_keys: Sequence[str] = (),
    by: Actor,
    ports: Ports,
) -> PublicAnswer:
    """
    Let a question and its answer, as edited, stand for everybody; twice is once.

    Refusals: `question-not-yours`, `own-question`, `consent-missing`, `words-missing`,
    `answer-names-somebody` where an address, a number, the asker or a complainant is
    named in it.
    """
    asked, said = needed(question), needed(answer)
    with ports.open_uow() as uow:
        about = facilitated(question_id, by=by, uow=uow, ports=ports)
        if about.consent is not Consent.YES:
            raise Refusal("consent-missing")
        asker = asker_of(about, uow=uow, ports=ports)
        _refuse_names(f"{asked}\n{said}", asker.person_id if asker else "", uow, ports)
        public = _public(about, asked, said, by=by, ports=ports)
        public = replace(
            public, topics=tuple(topics) or public.topics, row_keys=tuple(row_keys)
        )
        # Consent may be taken back in this moment: then the question has changed.
        if not uow.questions.change(about, was=about):
            raise Lost
        if not uow.questions.publish(public):
            return _shown(about.id, uow)
        uow.questions.record(entry(about, "published", who=by.person_id, ports=ports))
        told = news_to_asker(about, uow=uow, ports=ports)
        uow.record.queue(told, at=ports.clock())
        uow.commit()
    return public


def _public(
    about: PrivateQuestion, asked: str, said: str, *, by: Actor, ports: Ports
) -> PublicAnswer:
    return PublicAnswer(
        id=ports.new_id(),
        question_id=about.id,
        question=asked,
        answer=said,
        language=about.language,
        topics=(about.topic,),
        row_keys=(),
        by_id=by.person_id,
        made_at=ports.clock(),
    )


def public_answers(*, ports: Ports) -> list[PublicAnswer]:
    """Return all public answers that stand, oldest first."""
    with ports.read_uow() as uow:
        return uow.questions.published()


def _shown(question_id: str, uow: UnitOfWork) -> PublicAnswer:
    found = uow.questions.published()
    return next(each for each in found if each.question_id == question_id)


def _refuse_names(words: str, asker_id: str, uow: UnitOfWork, ports: Ports) -> None:
    names = [ports.cipher.unseal(each.sealed) for each in uow.wall.all()]
    names += [each.name for each in uow.people.some([asker_id]).values()]
    if private_in(words) or carries(words, names):
        raise Refusal("answer-names-somebody")
