"""The form that asks for rest from an action's nudges."""

from collections.abc import Mapping

from cards.elements import Card, Field, FieldKind, Form, Text
from cards.verbs import Verb
from cards.views.action import title_of
from cards.views.forms.answers import NOTHING, WORDS, Answers, card_of_form
from cards.views.heads import eyebrow_of
from cards.wording import _
from domain.sheets import ActionSheet


def card_of_snooze_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask until when somebody wants to hear nothing, and why."""
    form = Form(
        verb=Verb.SNOOZE,
        target=sheet.action.id,
        title=_("Rest from reminders"),
        submit=_("Give me rest"),
        intro=_(
            "Two weeks at the longest. Your reason stands on the card; your line is"
            " told all the same when the action is late."
        ),
        fields=_fields(Answers(values, problems)),
    )
    return card_of_form(
        form,
        eyebrow=eyebrow_of(sheet.case, sheet.row.phase),
        before=(Text(title_of(sheet), strong=True),),
    )


def _fields(answers: Answers) -> tuple[Field, ...]:
    return (
        answers.field("day", _("Until which day"), FieldKind.DATE),
        answers.field("reason", _("Why"), FieldKind.LONG_TEXT, limit=WORDS),
    )
