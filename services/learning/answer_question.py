"""Answering a question with resources, or saying why not."""

from collections.abc import Iterable

from domain.learning.answers import Answer, Outcome
from domain.learning.feedback import Fix, Settled
from domain.learning.glossary import Pin, Synonym
from domain.learning.out_of_role import reason_not_to_answer
from domain.learning.reading import Question, read_question
from domain.learning.reasons import FOUND, HandedOver, OutOfRole
from services.ports import Ports, ResourceSearch, UnitOfWork

MOST_FOUND = 9
MOST_ASKED_BEFORE = 2
_FEWEST_LETTERS = 2


def answer_question(
    text: str, *, ports: Ports, language: str = "", limit: int = MOST_FOUND
) -> Answer:
    """
    Return at most *limit* resources for what somebody typed, or the reason for none.

    *language* is what to take where the words do not tell; any text gets an answer, in
    bounded time. Three queries where the catalogue, what facilitators taught and what
    they answered for everybody are as they were.
    """
    with ports.read_uow() as uow:
        _keep_up(ports.search, uow)
    return answer_from(text, search=ports.search, language=language, limit=limit)


def get_ready_to_answer(*, ports: Ports) -> None:
    """Learn what is searched before anybody asks: the first who does would wait."""
    with ports.read_uow() as uow:
        _keep_up(ports.search, uow)


def _keep_up(search: ResourceSearch, uow: UnitOfWork) -> None:
    """Let the search learn the catalogue, and what facilitators taught, anew."""
    learnt = uow.asked.learnt()
    version = (
        uow.resources.version(),
        tuple(fix.id for fix in learnt),
        uow.questions.published_version(),
    )
    if not search.is_of(version):
        search.learn(
            uow.resources.all(),
            version=version,
            synonyms=_synonyms(learnt),
            pins=_pins(learnt),
            asked_before=uow.questions.published(),
        )


def _synonyms(learnt: Iterable[Fix]) -> list[Synonym]:
    return [
        Synonym(phrase=fix.words, means=fix.means)
        for fix in learnt
        if fix.kind is Settled.SYNONYM
    ]


def _pins(learnt: Iterable[Fix]) -> list[Pin]:
    return [
        Pin(question=fix.words, resource_id=fix.means)
        for fix in learnt
        if fix.kind is Settled.PIN
    ]


def answer_from(
    text: str, *, search: ResourceSearch, language: str = "", limit: int = MOST_FOUND
) -> Answer:
    """Return the answer out of what is searched already."""
    question = read_question(text, language=language)
    not_asked = _not_asked(question)
    if not_asked is not None:
        return _unanswered(question, not_asked)
    reason = reason_not_to_answer(question.said)
    if reason is not None:
        return _unanswered(question, reason, search)
    sought = search.find(question, limit=limit)
    if not sought.found:
        why_not = sought.why_not or HandedOver.NOTHING_FITS
        return _unanswered(question, why_not, search)
    return Answer(
        question=text,
        language=question.language,
        outcome=Outcome.ANSWERED,
        reason=FOUND,
        found=sought.found,
        asked_before=search.asked_before(question, limit=MOST_ASKED_BEFORE),
    )


def _not_asked(question: Question) -> HandedOver | None:
    if not question.latin:
        return HandedOver.UNREAD_SCRIPT
    letters = sum(len(word) for word in question.words)
    return HandedOver.NOTHING_ASKED if letters < _FEWEST_LETTERS else None


def _unanswered(
    question: Question,
    reason: HandedOver | OutOfRole,
    search: ResourceSearch | None = None,
) -> Answer:
    """Say why there is no link; what is handed over, a person may have answered."""
    out_of_role = isinstance(reason, OutOfRole)
    asks = None if out_of_role else search
    limit = MOST_ASKED_BEFORE
    return Answer(
        question=question.text,
        language=question.language,
        outcome=Outcome.OUT_OF_ROLE if out_of_role else Outcome.HANDED_OVER,
        reason=reason,
        asked_before=asks.asked_before(question, limit=limit) if asks else (),
    )
