"""Ask a person: named, known to the facilitator only, or anonymous."""

from dataclasses import dataclass

from domain.learning.connect import (
    LANGUAGES,
    Privacy,
    PrivateQuestion,
    QuestionState,
    Said,
    Step,
)
from domain.learning.private_words import masked, private_in
from domain.learning.promise import promise_of
from domain.learning.pseudonyms import new_pseudonym
from domain.learning.routing import Asked
from domain.learning.topics import OTHER, TOPICS
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.connect.askers import keep_asker, own_questions
from services.learning.connect.change import entry, message, news_to
from services.learning.connect.fitting import fittest_facilitator
from services.learning.connect.named_people import people_named, signed_with
from services.learning.connect.open_form import FORM_KIND
from services.ports import Ports, UnitOfWork
from services.reader_time import time_of
from services.words import needed

_SHORTEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """What somebody asks; *told* says that they read who could see it."""

    words: str
    privacy: Privacy
    topic: str = OTHER
    language: str = "en"
    mask: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPrivately:
    """A question as it stands, by the handle that its asker alone knows."""

    question: PrivateQuestion
    handle: str


def ask_privately(
    draft_id: str, new: NewQuestion, *, by: Actor, ports: Ports
) -> AskedPrivately:
    """
    Ask a person, with the draft that the form was opened with; sent twice, once.

    Refusals: `question-too-short`, `text-too-long`, `no-such-topic`,
    `question-not-told`; `question-has-private` before anything is stored, unless it
    may be masked: addresses, numbers, and the asker's name where not all may know it;
    `no-facilitator`; `questions-too-many`; `question-form-old`.
    """
    words = _checked(new, by=by, ports=ports)
    with ports.open_uow() as uow:
        draft = uow.drafts.take(draft_id, person_id=by.person_id)
        if draft is None or draft.kind != FORM_KIND:
            return _asked_before(draft_id, by, uow=uow, ports=ports)
        question = _question(new, by, uow=uow, ports=ports)
        uow.questions.add(question)
        keep_asker(question, by.person_id, draft_id, uow=uow, ports=ports)
        uow.questions.say(message(question, Said.QUESTION, words, ports=ports))
        about = f"{new.privacy.value}; told who could see it"
        who = question.pseudonym
        uow.questions.record(
            entry(question, "asked", who=who, about=about, ports=ports)
        )
        told = [news_to(question, question.holder_id)]
        uow.record.queue(told, at=question.asked_at)
        uow.commit()
    return AskedPrivately(question=question, handle=draft_id)


def _checked(new: NewQuestion, *, by: Actor, ports: Ports) -> str:
    words = needed(new.words)
    if len(words) < _SHORTEST or not any(map(str.isalpha, words)):
        raise Refusal("question-too-short")
    if new.topic not in TOPICS:
        raise Refusal("no-such-topic")
    if not new.told:
        raise Refusal("question-not-told")
    hidden = new.privacy is not Privacy.NAMED
    named = own_name_in(words, by.person_id, ports=ports) if hidden else ()
    return kept_private(words, named, mask=new.mask)


def own_name_in(words: str, person_id: str, *, ports: Ports) -> tuple[str, ...]:
    """Return the name of whoever asks where it stands in what they ask."""
    with ports.read_uow() as uow:
        person = uow.people.get(person_id)
    return people_named(words, [person]) or signed_with(words, person)


def kept_private(words: str, named: tuple[str, ...], *, mask: bool) -> str:
    """Return words without what is private; refused where that is not to be masked."""
    found = (*private_in(words), *named)
    if found and not mask:
        raise Refusal("question-has-private", words=", ".join(found[:5])[:200])
    return masked(words, named) if found else words


def _asked_before(
    handle: str, by: Actor, *, uow: UnitOfWork, ports: Ports
) -> AskedPrivately:
    for found, question in own_questions(by.person_id, uow=uow, ports=ports):
        if found == handle:
            return AskedPrivately(question=question, handle=handle)
    raise Refusal("question-form-old")


def _asked(new: NewQuestion, by: Actor, uow: UnitOfWork) -> Asked:
    """Say what routes a question; not from where, where nobody is to know who asks."""
    office = uow.people.office(uow.people.get(by.person_id).office_id)
    region = "" if new.privacy is Privacy.ANONYMOUS else office.bureau
    return Asked(topic=new.topic, region=region, language=new.language)


def _question(
    new: NewQuestion, by: Actor, *, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    at = ports.clock()
    asked = _asked(new, by, uow)
    chosen = fittest_facilitator(asked, by.person_id, uow=uow, ports=ports)
    if chosen is None:
        raise Refusal("no-facilitator")
    promise = promise_of(at, time_of(chosen.entry.person_id, uow))
    return PrivateQuestion(
        id=ports.new_id(),
        pseudonym=new_pseudonym(),
        privacy=new.privacy,
        topic=new.topic,
        language=new.language if new.language in LANGUAGES else LANGUAGES[0],
        region=asked.region,
        facilitator_id=chosen.entry.person_id,
        holder_id=chosen.entry.person_id,
        asked_at=at,
        promised_at=promise.due_at,
        state=QuestionState.OPEN,
        step=Step.HALF,
        look_at=promise.half_at,
    )
