"""Mend how a question is answered: a synonym, a pin, or let it be; and take it back."""

from domain.learning.feedback import Asked, Fix, Mended, Settled
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.answer_question import answer_question
from services.learning.facilitators import refuse_other_than_facilitators
from services.ports import Ports, UnitOfWork

_LONGEST_WORDS = 200
_OF_RESOURCE = frozenset({Settled.SYNONYM, Settled.PIN})


def mend_question(
    mark: str,
    kind: Settled,
    *,
    words: str = "",
    means: str = "",
    by: Actor,
    ports: Ports,
) -> Mended:
    """
    Do something about a question, and ask it again to show what came of it.

    Of a synonym *words* are what people say; of a synonym and a pin *means* is a
    resource's id, or words by which the resource is found. Done twice is done once.

    Refusals: `not-a-facilitator`, `learning-task-gone`, `synonym-missing`,
    `resource-not-found`.
    """
    asked = _asked(mark, by=by, ports=ports)
    question = ports.cipher.unseal(asked.sealed)
    before = answer_question(question, ports=ports, language=asked.language)
    fix = Fix(
        id=ports.new_id(),
        mark=mark,
        language=asked.language,
        kind=kind,
        by=by.person_id,
        at=ports.clock(),
        words=_words(kind, words, question),
        means=_resource_meant(means, ports) if kind in _OF_RESOURCE else "",
    )
    with ports.open_uow() as uow:
        uow.asked.fix(fix)
        uow.commit()
    now = answer_question(question, ports=ports, language=asked.language)
    return Mended(fix=fix, question=question, before=before, now=now)


def unmend_question(mark: str, *, by: Actor, ports: Ports) -> int:
    """Take back what was done about a question; return how much that was."""
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        ended = [
            uow.asked.end_fix(fix.id, at=ports.clock())
            for fix in uow.asked.fixes()
            if fix.mark == mark
        ]
        uow.commit()
    return sum(ended)


def _asked(mark: str, *, by: Actor, ports: Ports) -> Asked:
    with ports.read_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        asked = uow.asked.of_mark(mark)
    if not asked:
        raise Refusal("learning-task-gone")
    return asked[-1]


def _words(kind: Settled, words: str, question: str) -> str:
    """Return what people say; of a pin, the question to which it is tied."""
    said = " ".join(words.split())[:_LONGEST_WORDS]
    if kind is Settled.SYNONYM and not said:
        raise Refusal("synonym-missing")
    return said or (question[:_LONGEST_WORDS] if kind is Settled.PIN else "")


def _resource_meant(means: str, ports: Ports) -> str:
    said = " ".join(means.split())
    with ports.read_uow() as uow:
        if _is_there(said, uow):
            return said
    found = answer_question(said, ports=ports).found if said else ()
    if not found:
        raise Refusal("resource-not-found", resource=said[:40])
    return found[0].resource.id


def _is_there(resource_id: str, uow: UnitOfWork) -> bool:
    return any(each.id == resource_id for each in uow.resources.all())
