"""A question to a person, as its asker sees it: the thread, and what they may do."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Element,
    Facts,
    Item,
    Items,
    Text,
    Tone,
)
from cards.escape import cut, one_line
from cards.verbs import Verb
from cards.views.connect import badge_of, thread_of
from cards.views.heads import joined
from cards.views.notices import card_of_text
from cards.views.targets import with_inputs
from cards.wording import _, language
from cards.wording.connect import asker_words, privacy_words, promise_words, topic_name
from cards.wording.dates import language_name, moment
from domain.learning.connect import (
    Consent,
    Helped,
    Privacy,
    PublicAnswer,
    QuestionState,
    Said,
)
from domain.learning.connect_sheets import OwnQuestion

_MOST_SHOWN = 10
_BEGINNING = 100


def card_of_own_question(own: OwnQuestion) -> Card:
    """Return one's own question with its answer; nobody else is shown this card."""
    title = _title(own)
    return Card(
        title=title,
        plain=f"{title}. {_next_words(own)}",
        eyebrow=joined((_("Direct connect"), topic_name(own.question.topic))),
        badges=(badge_of(own.question, own.now),),
        elements=tuple(_elements(own)),
        buttons=tuple(_buttons(own)),
        language=language(),
    )


def _title(own: OwnQuestion) -> str:
    question = own.question
    if question.state is QuestionState.ANSWERED:
        return _("{person} answered your question").format(person=own.holder)
    if question.state is QuestionState.DECLINED:
        return _("{person} declined your question").format(person=own.holder)
    if question.state is QuestionState.WITHDRAWN:
        return _("You took your question back")
    if question.state is QuestionState.LAPSED:
        return _("Nobody answered your question")
    if question.is_late(own.now):
        return _("Your question takes longer than I promised")
    return _("Your question is with {person}").format(person=own.holder)


def _next_words(own: OwnQuestion) -> str:
    question = own.question
    if question.is_late(own.now):
        return _late_words(own)
    if question.is_open:
        return _open_words(own)
    if question.state is QuestionState.ANSWERED and not question.helped:
        return _("Did it help? You can also ask back.")
    if question.state is QuestionState.DECLINED:
        return _("Why stands below. You can ask back, or ask anew in other words.")
    if question.state is QuestionState.LAPSED:
        return _(
            "It was closed after a long time in which nothing happened. If you ask"
            " back, it is open again; or ask anew in other words."
        )
    return ""


def _lapsing_words(lapses_at: datetime) -> str:
    return _(
        "There is no answer, and for a long time nothing happened. On {moment} the"
        " question is closed. If you ask back, it stays open."
    ).format(moment=moment(lapses_at))


def _late_words(own: OwnQuestion) -> str:
    if own.lapses_at:
        return _lapsing_words(own.lapses_at)
    words = (
        _(
            "An answer was promised until {moment}, and there is none yet. The other"
            " facilitators were told. You can wait, or take it back and ask elsewhere."
        )
        if own.others
        else _(
            "An answer was promised until {moment}, and there is none yet. Nobody else"
            " facilitates here. You can wait, or take it back and ask elsewhere."
        )
    )
    return words.format(moment=moment(own.question.promised_at))


def _open_words(own: OwnQuestion) -> str:
    """Say until when an answer is promised, and what stands against it."""
    promise = promise_words(own.question)
    if own.missed:
        against = _("{person} has not been reached yet.").format(person=own.holder)
    elif own.away:
        against = _("{person} is out of office.").format(person=own.holder)
    else:
        return promise
    then = (
        _("The other facilitators are told of it.")
        if own.others
        else _("Nobody else facilitates here, so it may take longer.")
    )
    return f"{promise}. {against} {then}"


def _elements(own: OwnQuestion) -> Iterator[Element]:
    words = _next_words(own)
    if words:
        yield Text(words, strong=True)
    yield Facts(tuple(_facts(own)))
    yield from thread_of(own.lines)
    question = own.question
    if question.state is QuestionState.ANSWERED and not question.consent:
        yield Text(_consent_told(), tone=Tone.MUTED)


def _consent_told() -> str:
    return _(
        "Others would read it as the facilitator edits it, without names. You can take"
        " your consent back until it is deleted that you asked."
    )


def _facts(own: OwnQuestion) -> Iterator[tuple[str, str]]:
    yield _("Who may know"), privacy_words(own.question.privacy)
    if own.question.privacy is not Privacy.NAMED:
        yield _("You are called"), asker_words(own.question.pseudonym)
    if own.question.helped:
        said = {Helped.YES: _("yes"), Helped.NO: _("no")}
        yield _("It helped"), said[own.question.helped]
    if own.question.consent:
        yes = own.question.consent is Consent.YES
        yield _("Public answer"), _("you agreed") if yes else _("you do not agree")


def _buttons(own: OwnQuestion) -> Iterator[Button]:
    question = own.question
    if question.state is QuestionState.WITHDRAWN:
        return
    if question.state is QuestionState.ANSWERED:
        if not question.helped:
            yield _press(Verb.CONNECT_HELPED, own, _("It helped"), "yes")
            yield _press(Verb.CONNECT_HELPED, own, _("It did not help"), "no")
        yield from _consents(own)
    back = _("Ask back…") if _is_talked_of(own) else _("Add something…")
    yield _press(Verb.CONNECT_ASK_BACK_FORM, own, back)
    if question.is_open:
        yield _press(
            Verb.CONNECT_WITHDRAW, own, _("Take my question back…"), danger=True
        )


def _is_talked_of(own: OwnQuestion) -> bool:
    """Whether there is an answer to ask back on, or the card speaks of asking back."""
    answered = any(line.said is Said.ANSWER for line in own.lines)
    return answered or not own.question.is_open or own.lapses_at is not None


def _consents(own: OwnQuestion) -> Iterator[Button]:
    if own.question.consent is Consent.YES:
        label = _("Take my consent back")
        yield _press(Verb.CONNECT_CONSENT, own, label, "no", danger=True)
    else:
        label = _("Let others read it, without names")
        yield _press(Verb.CONNECT_CONSENT, own, label, "yes")


def _press(
    verb: Verb, own: OwnQuestion, label: str, *inputs: str, danger: bool = False
) -> Button:
    style = ButtonStyle.DANGER if danger else ButtonStyle.DEFAULT
    target = with_inputs(own.handle, *inputs) if inputs else own.handle
    return Button(verb=verb, target=target, label=label, style=style)


def card_of_own_questions(found: Sequence[OwnQuestion]) -> Card:
    """List one's own questions to people, newest first."""
    title = _("My questions")
    ask = Button(
        verb=Verb.CONNECT_FORM,
        target="",
        label=_("Ask privately…"),
        style=ButtonStyle.PRIMARY,
    )
    none = Text(_("You have asked nobody yet. A person answers within a working day."))
    items = tuple(own_item(each) for each in found[:_MOST_SHOWN])
    return Card(
        title=title,
        plain=f"{title}: {len(found)}",
        eyebrow=_("Direct connect"),
        elements=(Items(items),) if items else (none,),
        buttons=(ask,),
        language=language(),
    )


def own_item(own: OwnQuestion) -> Item:
    """Return one of one's own questions for a list."""
    further = promise_words(own.question) if own.question.is_open else own.holder
    return Item(
        "",
        cut(one_line(own.words), _BEGINNING),
        note=joined((topic_name(own.question.topic), further)),
        badge=badge_of(own.question, own.now),
        button=Button(verb=Verb.CONNECT_THREAD, target=own.handle, label=_("Show")),
    )


def card_of_withdraw(own: OwnQuestion) -> Card:
    """Ask back before a question is taken back."""
    title = _("Take your question back?")
    text = _("Nobody answers it any more, and no public answer to it is shown.")
    return card_of_text(
        title,
        text,
        tone=Tone.SOON,
        buttons=(
            _press(
                Verb.CONNECT_WITHDRAW, own, _("Yes, take it back"), "yes", danger=True
            ),
            _press(Verb.CONNECT_THREAD, own, _("No, keep it")),
        ),
    )


def card_of_public_answers(answers: Sequence[PublicAnswer]) -> Card:
    """List what was asked before and may be read by everybody, newest first."""
    title = _("Asked before")
    newest = list(reversed(answers))[:_MOST_SHOWN]
    none = Text(
        _(
            "No public answer stands yet. Type your question: I look for pages that"
            " answer it, or for a person."
        )
    )
    items = tuple(
        Item(
            "",
            each.question,
            note=each.answer,
            badge=Badge(joined((*map(topic_name, each.topics[:1]), _in(each)))),
        )
        for each in newest
    )
    return Card(
        title=title,
        plain=f"{title}: {len(answers)}",
        elements=(Items(items),) if items else (none,),
        language=language(),
    )


def _in(public: PublicAnswer) -> str:
    return language_name(public.language)
