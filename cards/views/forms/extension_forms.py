"""Forms on more time: ask for it, grant another number of days, deny it."""

from collections.abc import Mapping

from cards.elements import Card, Field, FieldKind, Form, Text
from cards.verbs import Verb
from cards.views.action import title_of
from cards.views.extensions import asked_words
from cards.views.forms.answers import NOTHING, WORDS, Answers, card_of_form
from cards.views.heads import eyebrow_of
from cards.views.targets import with_inputs
from cards.wording import _
from cards.wording.dates import long_day, number, working_days
from domain.due import Due
from domain.extensions import MOST_DAYS, days_left
from domain.sheets import ActionSheet

_NUMBER = 20  # Characters of a number of days.


def card_of_extension_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask how many more working days are needed, and why."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.EXTENSION_ASK,
        target=sheet.action.id,
        title=_("Ask for more time"),
        submit=_("Ask for it"),
        intro=_("Whoever keeps the case decides. Until then the date stays."),
        fields=(
            _days(answers, sheet),
            answers.field("reason", _("Reason"), FieldKind.LONG_TEXT, limit=WORDS),
        ),
    )
    return _card(form, sheet)


def _days(answers: Answers, sheet: ActionSheet, *, value: str = "") -> Field:
    hint = _("From 1 to {most}; weekends and holidays are left out.")
    return answers.field(
        "days",
        _("How many more working days"),
        value=value,
        limit=_NUMBER,
        hint=hint.format(most=days_left(sheet.action)),
    )


def card_of_grant_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask how many more working days are granted; before and after is shown first."""
    answers, asked = Answers(values, problems), sheet.asked
    form = Form(
        verb=Verb.EXTENSION_GRANT,
        target=with_inputs(sheet.action.id, asked.id if asked else ""),
        title=_("Grant more time"),
        submit=_("Show what would move"),
        intro=_("Nothing changes before you have seen before and after."),
        fields=(
            _days(answers, sheet, value=str(asked.asked_days) if asked else ""),
            answers.field(
                "answer",
                _("A word to who asked"),
                FieldKind.LONG_TEXT,
                required=False,
                limit=WORDS,
            ),
        ),
    )
    return _card(form, sheet)


def card_of_deny_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why an action gets no more time."""
    answers, asked = Answers(values, problems), sheet.asked
    form = Form(
        verb=Verb.EXTENSION_DENY,
        target=with_inputs(sheet.action.id, asked.id if asked else ""),
        title=_("Deny more time"),
        submit=_("Deny it"),
        intro=_("The date stays as it is; who asked reads why."),
        fields=(
            answers.field("reason", _("Reason"), FieldKind.LONG_TEXT, limit=WORDS),
        ),
    )
    return _card(form, sheet)


def _card(form: Form, sheet: ActionSheet) -> Card:
    return card_of_form(
        form,
        eyebrow=eyebrow_of(sheet.case, sheet.row.phase),
        before=(Text(title_of(sheet), strong=True), *_standing(sheet)),
    )


def _standing(sheet: ActionSheet) -> tuple[Text, ...]:
    """Say by when it is due now, what was granted before, and what was asked for."""
    due, asked = sheet.action.due, sheet.asked
    now = _("It is due {day} now.").format(day=long_day(due.day)) if due.day else ""
    said = (now, _granted(due), asked_words(asked, sheet) if asked else "")
    return tuple(Text(line) for line in said if line)


def _granted(due: Due) -> str:
    """Say what was granted so far in all, from when, and what may come to it."""
    if due.original_day is None:
        return ""
    words = _("Originally it was due {day}: {days} more so far, of {most} at most.")
    return words.format(
        day=long_day(due.original_day),
        days=working_days(due.extra_days),
        most=number(MOST_DAYS),
    )
