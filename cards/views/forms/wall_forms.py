"""Forms at the identity wall: look at names for a reason, or send what was stopped."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from cards.elements import Button, Card, Field, FieldKind, Form, Tone
from cards.verbs import Verb
from cards.views.forms.answers import NOTE, NOTHING, Answers, card_of_form
from cards.views.heads import eyebrow_of
from cards.wording import _, translate
from cards.wording.dates import listed, number
from domain.cases import Case
from domain.drafts import DRAFTS_KEPT_DAYS
from domain.wording import N_

ALL = "all"
# What of a file only a person can look through, by the name of `services.ports.Unread`.
UNREAD = {
    "pictures": N_("pictures"),
    "embedded": N_("files or objects packed into it"),
    "pages": N_("pages without words"),
    "attachments": N_("files attached to it"),
}


def card_of_names_form(
    case: Case,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why somebody needs to see the complainants' names."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.NAMES_REVEAL,
        target=case.id,
        title=_("Look at complainants' names"),
        submit=_("Show them to me"),
        intro=_("Each look is recorded, with who, when and why."),
        fields=(
            answers.field(
                "reason", _("What you need them for"), FieldKind.LONG_TEXT, limit=NOTE
            ),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(case))


def card_of_more_names_form(case: Case) -> Card:
    """Ask for names that became known later: the only place to write them."""
    form = Form(
        verb=Verb.NAMES_ADD,
        target=case.id,
        title=_("Add complainants' names"),
        submit=_("Put them behind the wall"),
        intro=_(
            "They are encrypted and shown to nobody without a reason on record. From "
            "then on, texts and files that carry them are stopped and asked about."
        ),
        fields=(
            Answers(NOTHING, NOTHING).field(
                "requestors",
                _("Names, one a line"),
                FieldKind.LONG_TEXT,
                limit=NOTE,
            ),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(case))


def card_of_stopped(
    draft_id: str,
    *,
    is_file: bool,
    unread: AbstractSet[str] = frozenset(),
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """
    Say that something was stopped at the wall, and ask what to do with it.

    *unread* is what of a file cannot be read: somebody has to have looked.
    """
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.STOPPED_SEND,
        target=draft_id,
        title=_title(is_file=is_file, unread=unread),
        submit=_("Send it on"),
        intro=f"{_intro(is_file=is_file, unread=unread)} {kept_words()}",
        fields=(_why(answers, required=is_file),),
    )
    drop = Button(verb=Verb.STOPPED_DROP, target=draft_id, label=_("Drop it"))
    return replace(card_of_form(form), buttons=(drop,), tone=Tone.SOON)


def _why(answers: Answers, *, required: bool) -> Field:
    return answers.field(
        "reason",
        _("Why it may go out as it is"),
        FieldKind.LONG_TEXT,
        required=required,
        limit=NOTE,
        hint=_("It stands in the record."),
    )


def kept_words() -> str:
    """Say how long the desk keeps what nobody sends."""
    days = number(DRAFTS_KEPT_DAYS)
    return _("It is kept encrypted for {days} days, then forgotten.").format(days=days)


def _title(*, is_file: bool, unread: AbstractSet[str]) -> str:
    if ALL in unread:
        return _("I cannot read this file, so it was stopped")
    if unread:
        return _("I can read only part of this file, so it was stopped")
    if is_file:
        return _("This file may name a complainant, so it was stopped")
    return _("This text may name a complainant, so it was stopped")


def _intro(*, is_file: bool, unread: AbstractSet[str]) -> str:
    if unread - {ALL}:
        not_read = listed(translate(UNREAD[each]) for each in UNREAD if each in unread)
        return _(
            "Nobody has seen it. I could not read: {parts}. Look there yourself; if no "
            "complainant is in it, say so and send it on."
        ).format(parts=not_read)
    if unread:
        return _(
            "Nobody has seen it. Look through it yourself; if no complainant is in it, "
            "say so and send it on."
        )
    if is_file:
        return _(
            "Nobody has seen it. Take the name out and attach it again, or say why it "
            "must go out as it is."
        )
    return _(
        "Nobody has seen it. Left without a reason, it goes out with the names taken "
        "out; with one, it goes out as you wrote it."
    )
