"""What an asker does: ask back, say whether it helped, withdraw, consent."""

from collections.abc import Callable
from dataclasses import replace

from domain.learning.connect import (
    Consent,
    Helped,
    Privacy,
    PrivateQuestion,
    QuestionEntry,
    QuestionState,
    Said,
    Step,
)
from domain.learning.promise import promise_of
from domain.news import NewsKind, direct_with
from domain.people import Actor
from domain.refusals import Refusal
from services.again import again
from services.learning.connect.ask_privately import kept_private, own_name_in
from services.learning.connect.askers import own_question
from services.learning.connect.change import (
    entry,
    message,
    news_to,
    store,
)
from services.learning.connect.pass_on import facilitator_of, placed
from services.ports import Ports, UnitOfWork
from services.reader_time import time_of
from services.words import needed


@again
def ask_back(
    handle: str, *, words: str, mask: bool = False, by: Actor, ports: Ports
) -> PrivateQuestion:
    """
    Go on asking: a question that was answered is open again, with a new promise.

    The same words sent again at once are sent once. What was agreed to holds for the
    answer that was there: unless that is public, the asker is asked anew.

    Refusals: `words-missing`, `question-has-private`, `question-not-yours`,
    `question-withdrawn`.
    """
    typed = needed(words)
    own_name = own_name_in(typed, by.person_id, ports=ports)
    with ports.open_uow() as uow:
        question = own_question(handle, by.person_id, uow=uow, ports=ports)
        named = () if question.privacy is Privacy.NAMED else own_name
        said = kept_private(typed, named, mask=mask)
        _reached(handle, by, uow)
        if question.state is QuestionState.WITHDRAWN:
            raise Refusal("question-withdrawn")
        last = uow.questions.thread(question.id)[-1]
        if last.author_id == "" and ports.cipher.unseal(last.sealed) == said:
            return question
        opened = _opened(question, uow=uow, ports=ports)
        return store(
            opened,
            was=question,
            entry=_entry(question, "asked-back", ports=ports),
            says=[message(question, Said.ASKED_BACK, said, ports=ports)],
            news=[news_to(question, opened.holder_id)],
            uow=uow,
        )


def _opened(
    question: PrivateQuestion, *, uow: UnitOfWork, ports: Ports
) -> PrivateQuestion:
    if question.is_open:
        return question
    question = placed(question, uow=uow, ports=ports)
    time = time_of(question.facilitator_id, uow)
    promise = promise_of(ports.clock(), time)
    stands = uow.questions.is_published(question.id)
    return replace(
        question,
        state=QuestionState.OPEN,
        promised_at=promise.due_at,
        step=Step.HALF,
        look_at=promise.half_at,
        closed_at=None,
        helped=Helped.NOT_SAID,
        consent=question.consent if stands else Consent.NOT_SAID,
    )


def say_helped(
    handle: str, *, helped: bool, by: Actor, ports: Ports
) -> PrivateQuestion:
    """
    Say whether an answer helped; said again it may be another word.

    Refusals: `question-not-yours`, `question-not-answered`.
    """
    said = Helped.YES if helped else Helped.NO

    def change(question: PrivateQuestion) -> PrivateQuestion:
        _refuse_unanswered(question)
        return replace(question, helped=said)

    return _changed(handle, f"helped-{said.value}", change, by=by, ports=ports)


def withdraw_question(handle: str, *, by: Actor, ports: Ports) -> PrivateQuestion:
    """Take a question back: nobody answers or reads it more. `question-not-yours`."""

    def change(question: PrivateQuestion) -> PrivateQuestion:
        return replace(
            question,
            state=QuestionState.WITHDRAWN,
            step=Step.SPENT,
            look_at=None,
            consent=Consent.NO,
            closed_at=question.closed_at or ports.clock(),
        )

    return _changed(handle, "withdrawn", change, by=by, ports=ports, hides=True)


def say_consent(handle: str, *, yes: bool, by: Actor, ports: Ports) -> PrivateQuestion:
    """
    Allow a public answer without names, or take that back: then it is shown no more.

    Refusals: `question-not-yours`, `question-not-answered`.
    """
    said = Consent.YES if yes else Consent.NO

    def change(question: PrivateQuestion) -> PrivateQuestion:
        if yes:
            _refuse_unanswered(question)
        return replace(question, consent=said)

    verb = f"consent-{said.value}"
    return _changed(handle, verb, change, by=by, ports=ports, hides=not yes)


@again
def _changed(
    handle: str,
    verb: str,
    change: Callable[[PrivateQuestion], PrivateQuestion],
    *,
    by: Actor,
    ports: Ports,
    hides: bool = False,
) -> PrivateQuestion:
    """Change a question of one's own; what is so already is not changed again."""
    with ports.open_uow() as uow:
        question = own_question(handle, by.person_id, uow=uow, ports=ports)
        changed = change(question)
        if changed == question:
            return question
        _reached(handle, by, uow)
        if hides:
            uow.questions.unpublish(question.id, at=ports.clock())
        return store(
            changed,
            was=question,
            entry=_entry(question, verb, ports=ports),
            news=[
                news_to(question, each)
                for each in sorted(_heard_by(changed, question, uow=uow, ports=ports))
            ],
            uow=uow,
        )


def _reached(handle: str, by: Actor, uow: UnitOfWork) -> None:
    """Whoever says something to a question has read how it stands."""
    chat = direct_with(by.person_id)
    uow.outbox.forget(chat, kind=NewsKind.CONNECT_ASKER, subject=handle)


def _heard_by(
    question: PrivateQuestion,
    was: PrivateQuestion,
    *,
    uow: UnitOfWork,
    ports: Ports,
) -> set[str]:
    """Return who hears of a change: of consent also whoever may publish."""
    if question.consent is was.consent:
        return {question.holder_id}
    return {question.holder_id, facilitator_of(question, uow=uow, ports=ports)}


def _entry(question: PrivateQuestion, verb: str, *, ports: Ports) -> QuestionEntry:
    return entry(question, verb, who=question.pseudonym, ports=ports)


def _refuse_unanswered(question: PrivateQuestion) -> None:
    if question.state is not QuestionState.ANSWERED:
        raise Refusal("question-not-answered")
