"""Public answers: with the asker's consent, in a facilitator's own words."""

from collections.abc import Sequence

from domain.learning.connect import Consent, PrivateQuestion, PublicAnswer
from domain.people import Actor
from domain.refusals import Refusal
from services.again import Lost, again
from services.learning.connect.access import facilitated
from services.learning.connect.askers import asker_of, news_to_asker
from services.learning.connect.change import entry
from services.learning.connect.named_people import people_named
from services.learning.said_to_all import tells_of_somebody
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

    Refusals: `question-not-yours`, `own-question`, `consent-missing`, `consent-over`,
    `words-missing`, `answer-names-somebody` where an address, a number, a complainant
    or anybody whom the desk knows is named in it. Were it the asker alone, who asks
    could be found by trying names.
    """
    asked, said = needed(question), needed(answer)
    with ports.read_uow() as uow:
        _agreed(question_id, by=by, uow=uow, ports=ports)
        _refuse_names(f"{asked}\n{said}", uow, ports)
    with ports.open_uow() as uow:
        about = _agreed(question_id, by=by, uow=uow, ports=ports)
        fits = tuple(topics) or (about.topic,), tuple(row_keys)
        public = _public(about, asked, said, *fits, by=by, ports=ports)
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


def _agreed(
    question_id: str, *, by: Actor, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    """Return a question whose asker agreed, and can take that back."""
    about = facilitated(question_id, by=by, uow=uow, ports=ports)
    if about.consent is not Consent.YES:
        raise Refusal("consent-missing")
    if asker_of(about, uow=uow, ports=ports) is None:
        raise Refusal("consent-over")
    return about


def _public(
    about: PrivateQuestion,
    asked: str,
    said: str,
    topics: tuple[str, ...],
    row_keys: tuple[str, ...],
    *,
    by: Actor,
    ports: Ports,
) -> PublicAnswer:
    return PublicAnswer(
        id=ports.new_id(),
        question_id=about.id,
        question=asked,
        answer=said,
        language=about.language,
        topics=topics,
        row_keys=row_keys,
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


def _refuse_names(words: str, uow: UnitOfWork, ports: Ports) -> None:
    told = tells_of_somebody(words, uow=uow, ports=ports)
    if told or people_named(words, uow.people.everybody()):
        raise Refusal("answer-names-somebody")
