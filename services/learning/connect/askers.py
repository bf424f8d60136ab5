"""
Who asks: sealed, apart from the question, and opened for as few as may know.

Nothing but what is sealed joins a person with a question: in their own chat they go
by a handle that stands nowhere else, and in the question by a pseudonym. So what is
somebody's own is found by opening all that is kept, which retention keeps few.
"""

import json
from dataclasses import dataclass

from domain.learning.connect import PrivateQuestion
from domain.news import News, NewsKind, direct_with
from domain.refusals import Refusal
from services.ports import Cipher, Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and by which handle they find their question."""

    person_id: str
    handle: str


def sealed_asker(asker: Asker, cipher: Cipher) -> bytes:
    """Return an asker as it is stored."""
    words = {"person": asker.person_id, "handle": asker.handle}
    return cipher.seal(json.dumps(words))


def asker_of(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> Asker | None:
    """Return who asks; None once that is forgotten."""
    sealed = uow.questions.asker(question.pseudonym)
    return _opened(sealed, ports.cipher) if sealed else None


def own_questions(
    person_id: str, *, uow: UnitOfWork, ports: Ports
) -> list[tuple[str, PrivateQuestion]]:
    """Return somebody's own questions with their handles, newest first."""
    opened = {
        pseudonym: _opened(sealed, ports.cipher)
        for pseudonym, sealed in uow.questions.askers()
    }
    handles = {
        pseudonym: asker.handle
        for pseudonym, asker in opened.items()
        if asker.person_id == person_id
    }
    found = uow.questions.called(list(handles))
    return [(handles[each.pseudonym], each) for each in found]


def own_question(
    handle: str, person_id: str, *, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    """Return the question of that handle; `question-not-yours` for any other."""
    for found, question in own_questions(person_id, uow=uow, ports=ports):
        if found == handle:
            return question
    raise Refusal("question-not-yours")


def news_to_asker(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> list[News]:
    """Let the asker see how it stands; nobody where it is forgotten who that is."""
    asker = asker_of(question, uow=uow, ports=ports)
    if asker is None:
        return []
    return [
        News(
            case_id="",
            conversation=direct_with(asker.person_id),
            kind=NewsKind.CONNECT_ASKER,
            subject=asker.handle,
        )
    ]


def _opened(sealed: bytes, cipher: Cipher) -> Asker:
    words = json.loads(cipher.unseal(sealed))
    return Asker(person_id=str(words["person"]), handle=str(words["handle"]))
