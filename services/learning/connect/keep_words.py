"""The words of a question before it is sent: sealed, and the asker's alone."""

from domain.people import Actor
from services.learning.feedback.count_question import QUESTION_KIND, opened
from services.ports import Draft, Ports
from services.words import refuse_long

DRAFT_KIND = "connect-words"


def keep_words(text: str, *, by: Actor, ports: Ports) -> str:
    """
    Keep the words of a question, sealed, and return the id of the draft.

    A button carries that id where it offers to ask a person. `text-too-long`.
    """
    refuse_long(text)
    draft = Draft(
        id=ports.new_id(),
        person_id=by.person_id,
        kind=DRAFT_KIND,
        sealed=ports.cipher.seal(text.strip()),
        at=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.drafts.put(draft)
        uow.commit()
    return draft.id


def kept_words(draft_id: str, *, person_id: str, ports: Ports) -> str | None:
    """
    Return what somebody kept under an id; None where that is gone.

    That may be a question that they asked the desk first.
    """
    with ports.read_uow() as uow:
        draft = uow.drafts.peek(draft_id, person_id=person_id)
    if draft is not None and draft.kind == QUESTION_KIND:
        return opened(draft, ports=ports).question
    if draft is None or draft.kind != DRAFT_KIND:
        return None
    return ports.cipher.unseal(draft.sealed)
