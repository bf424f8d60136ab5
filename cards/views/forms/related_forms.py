"""Forms that say which cases belong together, and why."""

from collections.abc import Mapping

from cards.elements import Card, FieldKind, Form
from cards.verbs import Verb
from cards.views.forms.answers import NOTE, NOTHING, Answers, card_of_form
from cards.views.heads import eyebrow_of
from cards.wording import _
from domain.sheets import CaseSheet

_LONGEST_CODE = 24


def card_of_relate_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask which case belongs to this one."""
    likely = next(iter(sheet.related.same_project.values()), "")
    answers = Answers({"other": likely, **_filled(values)}, problems)
    form = Form(
        verb=Verb.CASE_RELATE,
        target=sheet.case.id,
        title=_("Another case belongs to this one"),
        submit=_("Relate them"),
        intro=_(
            "Both rooms learn the other's code. Who is on both sees both clocks side "
            "by side; the reason stands in the record of both."
        ),
        fields=(
            answers.field("other", _("Code of the other case"), limit=_LONGEST_CODE),
            answers.field(
                "reason",
                _("Why they belong together"),
                FieldKind.LONG_TEXT,
                limit=NOTE,
            ),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def card_of_unrelate_form(
    sheet: CaseSheet, *, values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask which case does not belong to this one after all."""
    codes = [line.reference for line in sheet.related.lines]
    only = codes[0] if len(codes) == 1 else ""
    answers = Answers({"other": only, **_filled(values)}, NOTHING)
    form = Form(
        verb=Verb.CASE_UNRELATE,
        target=sheet.case.id,
        title=_("A case does not belong to this one"),
        submit=_("Take it back"),
        fields=(
            answers.field("other", _("Code of the other case"), limit=_LONGEST_CODE),
            answers.field("reason", _("Why not"), FieldKind.LONG_TEXT, limit=NOTE),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
