"""Forms on one action: done, a part, comment, assign, waive, reopen, SECU's date."""

from collections.abc import Mapping

from cards.elements import Card, Field, FieldKind, Form, Text
from cards.verbs import Verb
from cards.views.action import title_of
from cards.views.forms.answers import (
    NOTHING,
    WORDS,
    Answers,
    card_of_form,
    options_of,
)
from cards.views.heads import eyebrow_of
from cards.views.targets import with_inputs
from cards.wording import _, translate
from cards.wording.states import PARTS, named
from domain.roles import RESPONSE_TEAM_ROLES
from domain.sheets import ActionSheet

_LINK = 1000


def card_of_done_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what shows that an action is done, or to whom a matter is handed over."""
    hands_over = not sheet.row.owners
    intro = (
        _(
            "To which process does it go: the Stakeholder Response Mechanism, the "
            "project's own grievance mechanism, the risk register?"
        )
        if hands_over
        else _("One of the three is enough.")
    )
    form = Form(
        verb=Verb.ACTION_DONE,
        target=sheet.action.id,
        title=_("Hand over") if hands_over else _("Done: what shows it?"),
        submit=_("Hand it over") if hands_over else _("Mark as done"),
        intro=intro,
        fields=shown_fields(Answers(values, problems)),
    )
    return _card(form, sheet)


def shown_fields(answers: Answers) -> tuple[Field, ...]:
    """Return the three ways to show that something was done."""
    return (
        answers.field(
            "note",
            _("Note"),
            FieldKind.LONG_TEXT,
            required=False,
            limit=WORDS,
            hint=_("What was done, with whom, when. No names of complainants."),
        ),
        answers.field(
            "link",
            _("Link"),
            required=False,
            limit=_LINK,
            hint=_("Where it can be read, beginning with https://"),
        ),
        answers.field("file", _("File"), FieldKind.FILE, required=False),
    )


def _card(form: Form, sheet: ActionSheet) -> Card:
    return card_of_form(
        form,
        eyebrow=eyebrow_of(sheet.case, sheet.row.phase),
        before=(Text(title_of(sheet), strong=True),),
    )


def card_of_part_form(
    sheet: ActionSheet,
    part: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what shows that one doer's part is done."""
    found = next((each for each in sheet.row.parts if each.key == part), None)
    form = Form(
        verb=Verb.ACTION_PART,
        target=with_inputs(sheet.action.id, part),
        title=translate(found.title) if found else named(PARTS, part),
        submit=_("Mark this part as done"),
        intro=_("One of the three is enough."),
        fields=shown_fields(Answers(values, problems)),
    )
    return _card(form, sheet)


def card_of_part_drop_form(
    sheet: ActionSheet,
    part: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why a part is not relevant on this case."""
    words = _("Not relevant on this case: {part}").format(part=named(PARTS, part))
    form = Form(
        verb=Verb.ACTION_PART_DROP,
        target=with_inputs(sheet.action.id, part),
        title=words,
        submit=_("It is not relevant"),
        intro=_("The SOP leaves this to you; the reason stands in the record."),
        fields=(_reason(Answers(values, problems)),),
    )
    return _card(form, sheet)


def card_of_part_restore_form(
    sheet: ActionSheet,
    part: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why a part that was not needed is needed after all."""
    words = _("Needed after all: {part}").format(part=named(PARTS, part))
    form = Form(
        verb=Verb.ACTION_PART_RESTORE,
        target=with_inputs(sheet.action.id, part),
        title=words,
        submit=_("It is needed"),
        intro=_("Somebody does it then; the reason stands in the record."),
        fields=(_reason(Answers(values, problems)),),
    )
    return _card(form, sheet)


def _reason(answers: Answers) -> Field:
    return answers.field("reason", _("Reason"), FieldKind.LONG_TEXT, limit=WORDS)


def card_of_comment_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask for words on an action."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.ACTION_COMMENT,
        target=sheet.action.id,
        title=_("Comment"),
        submit=_("Add the comment"),
        fields=(
            answers.field(
                "words",
                _("Your words"),
                FieldKind.LONG_TEXT,
                limit=WORDS,
                hint=_("The whole team of the case reads them."),
            ),
        ),
    )
    return _card(form, sheet)


def card_of_assign_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask whom of the response team an action is for."""
    form = Form(
        verb=Verb.ACTION_ASSIGN,
        target=sheet.action.id,
        title=_("Assign to one person"),
        submit=_("Assign"),
        fields=(_assignee(Answers(values, problems), sheet),),
    )
    return _card(form, sheet)


def _assignee(answers: Answers, sheet: ActionSheet) -> Field:
    ids = {
        member.person_id
        for member in sheet.team.members
        if member.until is None and member.role in RESPONSE_TEAM_ROLES
    }
    people = [sheet.people[each] for each in ids if each in sheet.people]
    return answers.field(
        "person",
        _("Who does it"),
        FieldKind.PERSON,
        value=sheet.assignee_id,
        options=options_of(people),
    )


def card_of_waive_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why an action goes undone."""
    form = Form(
        verb=Verb.ACTION_WAIVE,
        target=sheet.action.id,
        title=_("Waive this action"),
        submit=_("Waive it"),
        intro=_("It goes undone, and everybody sees why. It can be reopened."),
        fields=(_reason(Answers(values, problems)),),
    )
    return _card(form, sheet)


def card_of_reopen_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why an action is taken up again."""
    form = Form(
        verb=Verb.ACTION_REOPEN,
        target=sheet.action.id,
        title=_("Reopen this action"),
        submit=_("Reopen it"),
        intro=_("What was shown before stays with it."),
        fields=(_reason(Answers(values, problems)),),
    )
    return _card(form, sheet)


def card_of_secu_date_form(
    sheet: ActionSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask for the date that SECU set, and where SECU said so."""
    form = Form(
        verb=Verb.SECU_DATE,
        target=sheet.action.id,
        title=_("SECU's date"),
        submit=_("Record SECU's date"),
        intro=_("Only SECU sets and moves this date: record what SECU said."),
        fields=_secu_fields(Answers(values, problems), sheet),
    )
    return _card(form, sheet)


def _secu_fields(answers: Answers, sheet: ActionSheet) -> tuple[Field, ...]:
    day = sheet.action.secu_day
    known = day.isoformat() if day else ""
    return (
        answers.field("day", _("By which day"), FieldKind.DATE, value=known),
        answers.field(
            "note",
            _("Where SECU said so"),
            required=False,
            limit=WORDS,
            hint=_("A message, a call, a letter, with its date."),
        ),
    )
