"""Open the form that asks a person: with the words that the desk was asked, or none."""

import hashlib
from dataclasses import dataclass

from domain.drafts import begun_on
from domain.people import Actor
from services.learning.connect.askers import own_questions
from services.learning.feedback.count_question import QUESTION_KIND, opened
from services.ports import Draft, Ports, UnitOfWork

FORM_KIND = "connect-words"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm:
    """
    A form to fill in: its id, and the words that it begins with.

    *sent* tells that it was sent already; its id is the handle of what was asked.
    """

    id: str
    words: str = ""
    sent: bool = False


def open_form(question_id: str, *, by: Actor, ports: Ports) -> OpenForm:
    """
    Open the form to ask a person: with what the desk was asked before, or with nothing.

    One question has one form however often its button is pressed, so that it is asked
    once. What is typed is kept nowhere before it is looked at.
    """
    with ports.open_uow() as uow:
        words = _words(question_id, by=by, uow=uow, ports=ports)
        if words is None:
            return _new(ports.new_id(), "", by=by, uow=uow, ports=ports)
        form_id = _form_of(question_id)
        if _is_sent(form_id, by=by, uow=uow, ports=ports):
            return OpenForm(id=form_id, sent=True)
        return _new(form_id, words, by=by, uow=uow, ports=ports)


def _words(question_id: str, *, by: Actor, uow: UnitOfWork, ports: Ports) -> str | None:
    """Return what somebody asked the desk; None where that is gone or not theirs."""
    if not question_id:
        return None
    draft = uow.drafts.peek(question_id, person_id=by.person_id)
    if draft is None or draft.kind != QUESTION_KIND:
        return None
    return opened(draft, ports=ports).question


def _form_of(question_id: str) -> str:
    return hashlib.sha256(f"connect form {question_id}".encode()).hexdigest()[:32]


def _is_sent(form_id: str, *, by: Actor, uow: UnitOfWork, ports: Ports) -> bool:
    own = own_questions(by.person_id, uow=uow, ports=ports)
    return any(handle == form_id for handle, _question in own)


def _new(
    form_id: str, words: str, *, by: Actor, uow: UnitOfWork, ports: Ports
) -> OpenForm:
    draft = Draft(
        id=form_id,
        person_id=by.person_id,
        kind=FORM_KIND,
        sealed=ports.cipher.seal(""),
        at=begun_on(ports.clock()),
    )
    uow.drafts.put(draft)
    uow.commit()
    return OpenForm(id=form_id, words=words)
