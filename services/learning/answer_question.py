"""Answering a question with resources, or saying why not."""

from domain.learning.answers import Answer, Outcome
from domain.learning.feedback import Settled
from domain.learning.glossary import Pin, Synonym
from domain.learning.out_of_role import reason_not_to_answer
from domain.learning.reading import Question, read_question
from domain.learning.reasons import FOUND, HandedOver, OutOfRole
from services.ports import Ports, ResourceSearch, UnitOfWork

MOST_FOUND = 9
_FEWEST_LETTERS = 2


def answer_question(
    text: str, *, ports: Ports, language: str = "", limit: int = MOST_FOUND
) -> Answer:
    """
    Return at most *limit* resources for what somebody typed, or the reason for none.

    *language* is what to take where the words do not tell; any text gets an answer, in
    bounded time. Two queries where the catalogue, and what facilitators taught, are as
    they were.
    """
    with ports.read_uow() as uow:
        _keep_up(ports.search, uow)
    return answer_from(text, search=ports.search, language=language, limit=limit)


def _keep_up(search: ResourceSearch, uow: UnitOfWork) -> None:
    """Let the search learn the catalogue, and what facilitators taught, anew."""
    learnt = uow.asked.learnt()
    version = (uow.resources.version(), tuple(fix.id for fix in learnt))
    if not search.is_of(version):
        synonyms = [
            Synonym(phrase=fix.words, means=fix.means)
            for fix in learnt
            if fix.kind is Settled.SYNONYM
        ]
        pins = [
            Pin(question=fix.words, resource_id=fix.means)
            for fix in learnt
            if fix.kind is Settled.PIN
        ]
        search.learn(uow.resources.all(), version=version, synonyms=synonyms, pins=pins)


def answer_from(
    text: str, *, search: ResourceSearch, language: str = "", limit: int = MOST_FOUND
) -> Answer:
    """Return the answer out of what is searched already."""
    question = read_question(text, language=language)
    reason = _not_asked(question) or reason_not_to_answer(question.said)
    if reason is not None:
        return _unanswered(question, reason)
    sought = search.find(question, limit=limit)
    if not sought.found:
        return _unanswered(question, sought.why_not or HandedOver.NOTHING_FITS)
    return Answer(
        question=text,
        language=question.language,
        outcome=Outcome.ANSWERED,
        reason=FOUND,
        found=sought.found,
    )


def _not_asked(question: Question) -> HandedOver | None:
    if not question.latin:
        return HandedOver.UNREAD_SCRIPT
    letters = sum(len(word) for word in question.words)
    return HandedOver.NOTHING_ASKED if letters < _FEWEST_LETTERS else None


def _unanswered(question: Question, reason: HandedOver | OutOfRole) -> Answer:
    out_of_role = isinstance(reason, OutOfRole)
    return Answer(
        question=question.text,
        language=question.language,
        outcome=Outcome.OUT_OF_ROLE if out_of_role else Outcome.HANDED_OVER,
        reason=reason,
    )
