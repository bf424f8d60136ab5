"""The forms of questions to a person."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from cards.elements import Card, Field, FieldKind, Form, Text, Tone
from cards.verbs import Verb
from cards.views.forms.answers import (
    NOTHING,
    WORDS,
    Answers,
    Options,
    card_of_form,
)
from cards.wording import _, language
from cards.wording.connect import (
    language_options,
    privacy_options,
    topic_options,
)
from domain.learning.connect import Privacy, Said
from domain.learning.connect_sheets import QuestionSheet
from domain.learning.topics import OTHER
from domain.people import Person

_FEWEST = 2
PEERS = ("first", "second", "third", "fourth")


def card_of_ask_form(
    draft_id: str,
    *,
    kept: timedelta,
    facilitates: bool = False,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """
    Ask what to ask a person, once they read who could see it.

    *facilitates* says that whoever asks is one of those it may go to.
    """
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.CONNECT_ASK,
        target=draft_id,
        title=_("Ask a person privately"),
        submit=_("Send to the facilitator"),
        fields=(*_question_fields(answers), *_last_fields(answers)),
    )
    return card_of_form(form, before=_told(kept, facilitates=facilitates))


def _told(kept: timedelta, *, facilitates: bool) -> tuple[Text, ...]:
    promise = _(
        "A facilitator of the community reads it and answers, or hands it to an expert,"
        " within a working day. The answer comes to this chat."
    )
    seen = _(
        "Who could see more: your words are kept encrypted, but whoever runs this"
        " server holds the key and could find out who asked, and so could those who run"
        " your chat service, for what is written in it. In a small community what you"
        " describe may give you away. Who asked is deleted {days} days after the"
        " question is closed."
    ).format(days=kept.days)
    facilitator = _(
        "Known to the facilitator only: they see your name and region, and so does a"
        " facilitator who takes it over; you are told who has it."
    )
    own = _(
        "You facilitate yourself: it goes to another facilitator, who may guess from"
        " that who asks."
    )
    texts = (Text(promise), Text(seen, tone=Tone.SOON), Text(facilitator))
    return (*texts, Text(own, tone=Tone.SOON)) if facilitates else texts


def _question_fields(answers: Answers) -> tuple[Field, ...]:
    hint = _("No names of complainants, no addresses or telephone numbers.")
    words = FieldKind.LONG_TEXT
    return (
        answers.field("question", _("Your question"), words, hint=hint, limit=WORDS),
        _choice(
            answers,
            "privacy",
            _("Who may know that you ask"),
            privacy_options(),
            Privacy.FACILITATOR.value,
        ),
        _choice(answers, "topic", _("Topic"), topic_options(), OTHER),
        _choice(
            answers,
            "language",
            _("Language of the question"),
            language_options(),
            language(),
        ),
    )


def _choice(
    answers: Answers, name: str, label: str, options: Options, value: str
) -> Field:
    return answers.field(name, label, FieldKind.CHOICE, value=value, options=options)


def _last_fields(answers: Answers) -> tuple[Field, ...]:
    told = answers.field("told", _("I have read who could see more"), FieldKind.YES_NO)
    return (*_mask(answers, "question"), told)


def _mask(answers: Answers, field: str) -> tuple[Field, ...]:
    """Offer to send with what is somebody's own masked, where that was found."""
    if field not in answers.problems and not answers.values.get("mask"):
        return ()
    label = _("Send it with these masked")
    return (answers.field("mask", label, FieldKind.YES_NO, required=False),)


def card_of_ask_back_form(
    handle: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what somebody asks back."""
    answers = Answers(values, problems)
    label = _("What you ask or add")
    form = Form(
        verb=Verb.CONNECT_ASK_BACK,
        target=handle,
        title=_("Ask back, or add something"),
        submit=_("Send"),
        fields=(
            answers.field("words", label, FieldKind.LONG_TEXT, limit=WORDS),
            *_mask(answers, "words"),
        ),
    )
    return card_of_form(form)


def card_of_words_form(
    sheet: QuestionSheet, verb: Verb, *, values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for an answer, a reason or a note, by what is to be done with it."""
    title, label, name = {
        Verb.CONNECT_ANSWER: (_("Answer the question"), _("Your answer"), "words"),
        Verb.CONNECT_DECLINE: (
            _("Decline the question"),
            _("Why; whoever asked reads it"),
            "reason",
        ),
        Verb.CONNECT_HAND_BACK: (_("Hand it back"), _("Why"), "reason"),
        Verb.CONNECT_NOTE: (_("Tell the group"), _("What you think"), "words"),
    }[verb]
    answers = Answers(values, NOTHING)
    form = Form(
        verb=verb,
        target=sheet.question.id,
        title=title,
        submit=_("Send"),
        fields=(answers.field(name, label, FieldKind.LONG_TEXT, limit=WORDS),),
    )
    return card_of_form(form, before=(Text(_words(sheet)),))


def card_of_gather_form(
    sheet: QuestionSheet,
    people: Sequence[Person],
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask who is to help: two to four people in all, who agree first."""
    answers, needed = Answers(values, problems), max(1, _FEWEST - len(sheet.peers))
    labels = (_("First"), _("Second"), _("Third"), _("Fourth"))
    form = Form(
        verb=Verb.CONNECT_GATHER,
        target=sheet.question.id,
        title=_("Gather a small group"),
        submit=_("Ask them"),
        intro=_("They are told the topic, and see the question once they agree."),
        fields=tuple(
            answers.person(name, label, people, required=place < needed)
            for place, (name, label) in enumerate(zip(PEERS, labels, strict=True))
        ),
    )
    return card_of_form(form)


def card_of_publish_form(
    sheet: QuestionSheet, *, values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for the words in which a question and its answer stand for everybody."""
    form = Form(
        verb=Verb.CONNECT_PUBLISH,
        target=sheet.question.id,
        title=_("Publish without names"),
        submit=_("Publish"),
        intro=_("Edit both so that nobody can be told from them: no names, no places."),
        fields=_public_fields(sheet, Answers(values, NOTHING)),
    )
    return card_of_form(form)


def _public_fields(sheet: QuestionSheet, answers: Answers) -> tuple[Field, ...]:
    said = [line.words for line in sheet.lines if line.said is Said.ANSWER]
    last, asked = said[-1] if said else "", _words(sheet)
    words = FieldKind.LONG_TEXT
    rows = _("Numbers of the SOP's actions that it fits, as: 5, 12")
    return (
        answers.field("question", _("Question"), words, value=asked, limit=WORDS),
        answers.field("answer", _("Answer"), words, value=last, limit=WORDS),
        answers.field("rows", _("Actions"), hint=rows, required=False),
    )


def _words(sheet: QuestionSheet) -> str:
    return next((line.words for line in sheet.lines), "")
