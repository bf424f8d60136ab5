"""A question to a person, as whoever answers sees it, or is asked to help."""

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
from cards.verbs import Verb
from cards.views.heads import joined
from cards.views.notices import card_of_text
from cards.views.targets import with_inputs
from cards.wording import _, language, translate
from cards.wording.connect import (
    asker_words,
    fit_words,
    may_know_words,
    promise_words,
    question_state,
    topic_name,
)
from cards.wording.dates import language_name, moment
from domain.learning.connect import (
    Consent,
    PeerState,
    PrivateQuestion,
    QuestionState,
    Said,
)
from domain.learning.connect_sheets import HandOnSheet, Line, QuestionSheet
from domain.learning.routing import Candidate
from domain.wording import N_

_SAID = {
    Said.QUESTION: N_("{who} asks, {moment}:"),
    Said.ANSWER: N_("{who} answers, {moment}:"),
    Said.ASKED_BACK: N_("{who} asks back, {moment}:"),
    Said.DECLINED: N_("{who} declines, {moment}:"),
    Said.HANDED: N_("{who} hands it on, {moment}:"),
    Said.NOTE: N_("{who} notes for the group, {moment}:"),
}
# An asker sends nothing else.
_YOU_SAID = {
    Said.QUESTION: N_("You asked, {moment}:"),
    Said.ASKED_BACK: N_("You asked back, {moment}:"),
}
_PEERS = {
    PeerState.ASKED: N_("asked"),
    PeerState.AGREED: N_("helps"),
    PeerState.DECLINED: N_("said no"),
}
_MOST_LINES = 12


def card_of_question(sheet: QuestionSheet) -> Card:
    """Return a question with what its reader may do; who asks only if they may know."""
    question = sheet.question
    title = _("Question of {asker}: {topic}").format(
        asker=asker_words(sheet.asker), topic=topic_name(question.topic)
    )
    own = (Text(_own_words(sheet), strong=True),) if sheet.own else ()
    facts = Facts(tuple(_facts(sheet)))
    return Card(
        title=title,
        plain=f"{title}. {promise_words(question)}",
        eyebrow=_("Direct connect"),
        badges=(badge_of(question, sheet.now),),
        elements=(*own, facts, *thread_of(sheet.lines, asker_words(sheet.asker))),
        buttons=tuple(_buttons(sheet)),
        language=language(),
    )


def _own_words(sheet: QuestionSheet) -> str:
    if not sheet.goes_back:
        return _("You asked this yourself, so somebody else answers it.")
    return _(
        "You asked this yourself, and whoever handed it to you does not know. Hand it"
        " back with a reason that anybody could have."
    )


def badge_of(question: PrivateQuestion, now: datetime) -> Badge:
    """Say how far a question is, and whether it is late."""
    if question.is_late(now):
        return Badge(_("Late"), Tone.LATE)
    tone = Tone.SOON if question.is_open else Tone.MUTED
    return Badge(question_state(question), tone)


def _facts(sheet: QuestionSheet) -> Iterator[tuple[str, str]]:
    question = sheet.question
    yield _("Who may know who asks"), may_know_words(question.privacy)
    yield _("Language"), language_name(question.language)
    if question.region:
        yield _("Region"), question.region
    if question.is_open:
        yield from _open_facts(sheet)
    if sheet.facilitator != sheet.holder:
        yield _("Facilitator"), sheet.facilitator
    if sheet.peers:
        yield _("Small group"), ", ".join(_peers(sheet))
    if sheet.asker_missed:
        yield _("Whoever asked"), _("not reached yet; it waits for them here")
    if question.helped:
        yield _("Helped"), _("yes") if question.helped == "yes" else _("no")
    if question.consent:
        yield _("Public answer"), _consent_words(sheet)


def _open_facts(sheet: QuestionSheet) -> Iterator[tuple[str, str]]:
    question = sheet.question
    yield _("Promised until"), moment(question.promised_at)
    if sheet.lapses_at:
        yield _("Closed without an answer"), moment(sheet.lapses_at)
    missed = question.holder_id in sheet.missed
    yield _("With"), _missed(sheet.holder) if missed else sheet.holder


def _missed(name: str) -> str:
    return _("{person} (not reached)").format(person=name)


def _peers(sheet: QuestionSheet) -> Iterator[str]:
    for each, name in sheet.peers:
        state = translate(_PEERS[each.state])
        missed = each.person_id in sheet.missed
        yield _missed(name) if missed else f"{name} ({state})"


def _consent_words(sheet: QuestionSheet) -> str:
    if sheet.public:
        return _("stands for everybody")
    if sheet.question.consent is Consent.YES:
        return _("the asker agrees, without names")
    return _("the asker does not agree")


def thread_of(lines: Sequence[Line], asker: str = "") -> Iterator[Element]:
    """Yield the messages, the last of many; without *asker* as they read it."""
    for line in lines[-_MOST_LINES:]:
        who = line.author or asker
        said = (_SAID if who else _YOU_SAID)[line.said]
        words = translate(said).format(who=who, moment=moment(line.at))
        yield Text(words, tone=Tone.MUTED)
        yield Text(line.words)


def _buttons(sheet: QuestionSheet) -> Iterator[Button]:
    question = sheet.question
    if sheet.own:
        if sheet.goes_back:
            yield _button(Verb.CONNECT_HAND_BACK_FORM, sheet, _("Hand back…"))
        return
    if question.is_open and sheet.handles:
        yield from _open_buttons(sheet)
    elif question.is_open:
        yield _button(Verb.CONNECT_NOTE_FORM, sheet, _("Tell the group…"))
    can_publish = question.consent is Consent.YES and not sheet.public
    if sheet.facilitates and can_publish:
        yield _button(Verb.CONNECT_PUBLISH_FORM, sheet, _("Publish without names…"))


def _open_buttons(sheet: QuestionSheet) -> Iterator[Button]:
    primary = ButtonStyle.PRIMARY
    yield _button(Verb.CONNECT_ANSWER_FORM, sheet, _("Answer…"), style=primary)
    if sheet.facilitates:
        yield _button(Verb.CONNECT_HAND_ON_FORM, sheet, _("Hand on…"))
        yield _button(Verb.CONNECT_GATHER_FORM, sheet, _("Gather a small group…"))
        if not sheet.has_it:
            yield _button(Verb.CONNECT_TAKE, sheet, _("I take it"), secondary=True)
    elif sheet.facilitator != sheet.holder:
        yield _button(Verb.CONNECT_HAND_BACK_FORM, sheet, _("Hand back…"))
    if sheet.peers:
        yield _button(Verb.CONNECT_NOTE_FORM, sheet, _("Tell the group…"))
    danger = ButtonStyle.DANGER
    yield _button(Verb.CONNECT_DECLINE_FORM, sheet, _("Decline…"), style=danger)


def _button(
    verb: Verb,
    sheet: QuestionSheet,
    label: str,
    *,
    style: ButtonStyle = ButtonStyle.DEFAULT,
    secondary: bool = False,
) -> Button:
    return Button(
        verb=verb,
        target=sheet.question.id,
        label=label,
        style=style,
        secondary=secondary,
    )


def card_of_peer_question(question: PrivateQuestion, *, own: bool = False) -> Card:
    """
    Ask somebody whether they help; the words they see once they agree.

    *own* says that they asked it, which whoever asks them does not know.
    """
    title = _("Will you help with a question on {topic}?").format(
        topic=topic_name(question.topic)
    )
    text = _(
        "A small group of two to four people helps a colleague. If you agree, you see"
        " the question, and tell the group what you think; it goes no further."
        " {promise}."
    ).format(promise=promise_words(question))
    if own:
        text = _(
            "You asked this yourself, and whoever asks you does not know. Say"
            " “Not now”: anybody may."
        )
    agree = Button(
        verb=Verb.CONNECT_PEER_AGREE,
        target=question.id,
        label=_("I help"),
        style=ButtonStyle.PRIMARY,
    )
    decline = Button(
        verb=Verb.CONNECT_PEER_DECLINE, target=question.id, label=_("Not now")
    )
    buttons = (decline,) if own else (agree, decline)
    return card_of_text(title, text, buttons=buttons)


def card_of_taken_question(question: PrivateQuestion) -> Card:
    """Say, in the place of a question's card, why its reader sees it no more."""
    if question.state is QuestionState.WITHDRAWN:
        title = _("Taken back by whoever asked")
        text = _("Nobody answers this question or reads its words any more.")
    else:
        title = _("This question is no longer with you")
        text = _("Others see to it, so its words were taken away here.")
    eyebrow = joined((_("Direct connect"), topic_name(question.topic)))
    return card_of_text(title, text, eyebrow=eyebrow, tone=Tone.MUTED)


def card_of_candidates(sheet: HandOnSheet) -> Card:
    """Offer to whom a question may be handed, each with why."""
    title = _("Hand on to whom?")
    items = tuple(_candidate(each, sheet) for each in sheet.candidates)
    nobody = _(
        "Nobody of the roster has room for it and is there. Answer it, gather a small"
        " group, or invite an expert: type “roster”."
    )
    question = Button(
        verb=Verb.CONNECT_SHOW, target=sheet.question.id, label=_("The question")
    )
    return Card(
        title=title,
        plain=title,
        eyebrow=topic_name(sheet.question.topic),
        elements=(Items(items),) if items else (Text(nobody),),
        buttons=(question,),
        language=language(),
    )


def _candidate(each: Candidate, sheet: HandOnSheet) -> Item:
    why = ", ".join(fit_words(fit) for fit in each.why)
    room = _("{open} of {most} questions").format(
        open=each.load, most=each.entry.most_open
    )
    person = sheet.people[each.entry.person_id]
    target = with_inputs(sheet.question.id, person.id)
    return Item(
        "",
        person.name,
        note=joined((why or _("has room"), room)),
        button=Button(verb=Verb.CONNECT_HAND_ON, target=target, label=_("Hand on")),
    )
