"""Mend how a question is answered, or let it be; and take it back."""

from domain.learning.feedback import Fix, Mended, Settled
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.answer_question import answer_question
from services.learning.facilitators import refuse_other_than_facilitators
from services.learning.feedback.dead_link import say_dead, take_back_dead
from services.learning.feedback.read_tasks import asked_alike
from services.ports import Ports

_LONGEST_WORDS = 200
_BY_WORDS = frozenset({Settled.SYNONYM, Settled.PIN})


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
    resource's id, or words by which the resource is found. Of a dead link it is the
    id, and the catalogue is told in the same transaction. Done twice is done once.

    Refusals: `not-a-facilitator`, `learning-task-gone`, `synonym-missing`,
    `resource-not-found`, `resource-withdrawn`.
    """
    asked = asked_alike(mark, by=by, ports=ports)[-1]
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
        means=_resource_meant(kind, means, ports),
    )
    with ports.open_uow() as uow:
        if kind is Settled.DEAD:
            say_dead(fix, by=by, ports=ports, uow=uow)
        uow.asked.fix(fix)
        uow.commit()
    now = answer_question(question, ports=ports, language=asked.language)
    return Mended(fix=fix, question=question, before=before, now=now)


def unmend_question(mark: str, *, by: Actor, ports: Ports) -> int:
    """Take back what was done about a question; return how much that was."""
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        ended = [
            fix
            for fix in uow.asked.fixes()
            if fix.mark == mark and uow.asked.end_fix(fix.id, at=ports.clock())
        ]
        for fix in ended:
            if fix.kind is Settled.DEAD:
                take_back_dead(fix, by=by, ports=ports, uow=uow)
        uow.commit()
    return len(ended)


def _words(kind: Settled, words: str, question: str) -> str:
    """Return what people say; of a pin, the question to which it is tied."""
    said = " ".join(words.split())[:_LONGEST_WORDS]
    if kind is Settled.SYNONYM and not said:
        raise Refusal("synonym-missing")
    return said or (question[:_LONGEST_WORDS] if kind is Settled.PIN else "")


def _resource_meant(kind: Settled, means: str, ports: Ports) -> str:
    """Return the resource's id; a dead link is named by it, and by nothing else."""
    said = " ".join(means.split())
    if kind not in _BY_WORDS:
        return said if kind is Settled.DEAD else ""
    with ports.read_uow() as uow:
        if uow.resources.some([said]):
            return said
    found = answer_question(said, ports=ports).found if said else ()
    if not found:
        raise Refusal("resource-not-found", resource=said[:40])
    return found[0].resource.id
