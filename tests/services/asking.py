"""Questions to a person in tests: asked, answered, handed on, by the demo's cast."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.demo_office import EXPERT, FACILITATOR
from domain.learning.connect import Privacy, PrivateQuestion
from domain.news import NewsKind
from domain.people import Actor
from services.learning.connect.ask_privately import (
    AskedPrivately,
    NewQuestion,
    ask_privately,
)
from services.learning.connect.open_form import open_form
from services.learning.feedback.count_question import QUESTION_KIND
from services.ports import Draft, Ports
from tests.domain.test_digest_choice import make_asked
from tests.services.cast import EVERYBODY, LEAD

FACILITATING = Actor(person_id=FACILITATOR, via="desk")
ADVISING = Actor(person_id=EXPERT, via="desk")
WORDS = "Do we need FPIC when the community is only consulted?"


def new_question(words: str = WORDS, **besides: object) -> NewQuestion:
    given: dict[str, object] = {
        "privacy": Privacy.ANONYMOUS,
        "topic": "indigenous peoples",
        "told": True,
    }
    return NewQuestion(words=words, **(given | besides))  # type: ignore[arg-type]


def asked(
    ports: Ports, words: str = WORDS, *, by: Actor = LEAD, **besides: object
) -> AskedPrivately:
    """Ask as the form does."""
    draft = open_form("", by=by, ports=ports).id
    return ask_privately(draft, new_question(words, **besides), by=by, ports=ports)


def standing(ports: Ports, question: PrivateQuestion) -> PrivateQuestion:
    """Return a question as it is stored now."""
    with ports.read_uow() as uow:
        found = uow.questions.get(question.id)
    assert found is not None
    return found


def told(ports: Ports, kind: NewsKind) -> list[str]:
    """Return in whose chats news of a kind waits, in order."""
    with ports.read_uow() as uow:
        due = uow.outbox.due(ports.clock(), limit=200)
    return [one.news.conversation for one in due if one.news.kind is kind]


def count_asked(
    ports: Ports, *shown: str, times: int, people: Sequence[Actor] = EVERYBODY
) -> None:
    """Count a question that was answered so, or not at all, by several in turn."""
    with ports.open_uow() as uow:
        for number, one in enumerate(make_asked(*shown, times=times)):
            counted = replace(one, id=ports.new_id(), at=ports.clock())
            words = {"question": "Why?", "language": "en", "asked": counted.id}
            draft = Draft(
                id=ports.new_id(),
                person_id=people[number % len(people)].person_id,
                kind=QUESTION_KIND,
                sealed=ports.cipher.seal(json.dumps(words)),
                at=ports.clock(),
            )
            uow.asked.add(counted)
            uow.drafts.put(draft)
        uow.commit()
