"""Count what was asked, without who, and keep its words for whoever asked it."""

import json
from dataclasses import dataclass

from domain.drafts import begun_on
from domain.learning.answers import MOST_SHOWN, Answer
from domain.learning.feedback import Asked, mark_of
from domain.people import Actor
from domain.refusals import Refusal
from services.ports import Draft, Ports

QUESTION_KIND = "question"  # Of drafts.


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuestion:
    """
    A question's words, which its asker alone can open again.

    *asked_id* is what it is counted as, empty where it is not counted.
    """

    draft_id: str
    question: str
    language: str
    asked_id: str = ""


def count_question(answer: Answer, *, by: Actor, ports: Ports) -> KeptQuestion:
    """
    Count a question with its answer, and keep its words sealed, in one transaction.

    What is counted does not say who asked; that only the asker's own draft does, which
    is sealed and forgotten as other drafts are.
    """
    asked = Asked(
        id=ports.new_id(),
        at=ports.clock(),
        mark=mark_of(answer.question, answer.language),
        language=answer.language,
        outcome=answer.outcome,
        reason=answer.reason,
        shown=tuple(each.resource.id for each in answer.found[:MOST_SHOWN]),
        sealed=ports.cipher.seal(answer.question),
    )
    kept = KeptQuestion(
        draft_id=ports.new_id(),
        question=answer.question,
        language=answer.language,
        asked_id=asked.id,
    )
    with ports.open_uow() as uow:
        uow.drafts.put(_draft(kept, by=by, ports=ports))
        uow.asked.add(asked)
        uow.commit()
    return kept


def keep_question(
    question: str, *, language: str = "", by: Actor, ports: Ports
) -> KeptQuestion:
    """Keep the words of what may be a question, without counting it."""
    kept = KeptQuestion(draft_id=ports.new_id(), question=question, language=language)
    with ports.open_uow() as uow:
        uow.drafts.put(_draft(kept, by=by, ports=ports))
        uow.commit()
    return kept


def kept_question(draft_id: str, *, by: Actor, ports: Ports) -> KeptQuestion:
    """Return a question of whoever asks for it; `draft-gone`."""
    with ports.read_uow() as uow:
        draft = uow.drafts.peek(draft_id, person_id=by.person_id)
    if draft is None or draft.kind != QUESTION_KIND:
        raise Refusal("draft-gone")
    return opened(draft, ports=ports)


def opened(draft: Draft, *, ports: Ports) -> KeptQuestion:
    """Return the question that a draft of that kind keeps."""
    words = json.loads(ports.cipher.unseal(draft.sealed))
    return KeptQuestion(
        draft_id=draft.id,
        question=str(words["question"]),
        language=str(words["language"]),
        asked_id=str(words["asked"]),
    )


def _draft(kept: KeptQuestion, *, by: Actor, ports: Ports) -> Draft:
    words = {
        "question": kept.question,
        "language": kept.language,
        "asked": kept.asked_id,
    }
    return Draft(
        id=kept.draft_id,
        person_id=by.person_id,
        kind=QUESTION_KIND,
        sealed=ports.cipher.seal(json.dumps(words)),
        at=begun_on(ports.clock()),
    )
