"""
Who asks: sealed, apart from the question, and opened for as few as may know.

Nothing but what is sealed joins a person with a question: in their own chat they go
by a handle that stands nowhere else, and in the question by a pseudonym. So that their
own are found without opening everybody's, each has a place under a word which only who
holds the key can tell to be theirs: a digest of the person and of a number, so that two
places of one person have nothing in common. The digests' own key stands there sealed
too, and so outlasts the wall's.
"""

import hmac
import json
import secrets
from dataclasses import dataclass

from domain.learning.connect import PrivateQuestion
from domain.news import News, NewsKind, news_for
from domain.refusals import Refusal
from services.ports import Ports, UnitOfWork

MOST_KEPT = 128  # Questions of one person; they are looked for in as many places.
_KEY = "key"  # Where the digests' key stands; no pseudonym and no digest is so short.
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, by which handle they find their question, and in which place."""

    person_id: str
    handle: str
    place: str


def keep_asker(
    question: PrivateQuestion,
    person_id: str,
    handle: str,
    *,
    uow: UnitOfWork,
    ports: Ports,
) -> None:
    """Store who asks, in both directions; `questions-too-many` of one person."""
    own = {"pseudonym": question.pseudonym, "handle": handle}
    sealed = ports.cipher.seal(json.dumps(own))
    places = _places(person_id, _key(uow, ports) or _new_key(uow, ports))
    taken = {place for place, _sealed in uow.questions.askers(places)}
    for place in places:
        # What another process takes in this moment is passed over.
        if place not in taken and uow.questions.keep_asker(place, sealed):
            words = {"person": person_id, "handle": handle, "place": place}
            asker = ports.cipher.seal(json.dumps(words))
            uow.questions.keep_asker(question.pseudonym, asker)
            return
    raise Refusal("questions-too-many", limit=str(MOST_KEPT))


def asker_of(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> Asker | None:
    """Return who asks; None once that is forgotten."""
    found = _found([question.pseudonym], uow)
    if not found:
        return None
    words = json.loads(ports.cipher.unseal(found[0]))
    return Asker(
        person_id=str(words["person"]),
        handle=str(words["handle"]),
        place=str(words["place"]),
    )


def own_questions(
    person_id: str, *, uow: UnitOfWork, ports: Ports
) -> list[tuple[str, PrivateQuestion]]:
    """Return somebody's own questions with their handles, newest first."""
    key = _key(uow, ports)
    if not key:
        return []  # Nobody has asked anything.
    places = _places(person_id, key)
    own = [json.loads(ports.cipher.unseal(each)) for each in _found(places, uow)]
    handles = {str(each["pseudonym"]): str(each["handle"]) for each in own}
    found = uow.questions.called(list(handles))
    return [(handles[each.pseudonym], each) for each in found]


def own_question(
    handle: str, person_id: str, *, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    """Return the question of that handle; `question-not-yours` for any other."""
    for found, question in own_questions(person_id, uow=uow, ports=ports):
        # Whoever forgets the asker changes the question before. So who is there still
        # is not forgotten while this version of it stands.
        if found == handle and _found([question.pseudonym], uow):
            return question
    raise Refusal("question-not-yours")


def news_to_asker(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> list[News]:
    """Let the asker see how it stands; nobody where it is forgotten who that is."""
    asker = asker_of(question, uow=uow, ports=ports)
    if asker is None:
        return []
    return [news_for(asker.person_id, NewsKind.CONNECT_ASKER, asker.handle)]


def _places(person_id: str, key: bytes) -> list[str]:
    """Return where questions of somebody may stand."""
    words = (f"{number} {person_id}".encode() for number in range(MOST_KEPT))
    return [hmac.digest(key, each, "sha256").hex() for each in words]


def _key(uow: UnitOfWork, ports: Ports) -> bytes:
    """Return the digests' key; empty before the first question."""
    found = _found([_KEY], uow)
    return bytes.fromhex(ports.cipher.unseal(found[0])) if found else b""


def _new_key(uow: UnitOfWork, ports: Ports) -> bytes:
    """Make the digests' key, unless another process is just making it."""
    fresh = ports.cipher.seal(secrets.token_hex(_KEY_BYTES))
    uow.questions.keep_asker(_KEY, fresh)
    return _key(uow, ports)


def _found(names: list[str], uow: UnitOfWork) -> list[bytes]:
    return [sealed for _name, sealed in uow.questions.askers(names)]
