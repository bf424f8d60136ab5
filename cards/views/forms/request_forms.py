"""Forms on SECU's requests, and on those whom notices must reach."""

from collections.abc import Mapping

from cards.elements import Card, Field, FieldKind, Form
from cards.escape import cut
from cards.verbs import Verb
from cards.views.forms.answers import (
    NOTHING,
    SHORT,
    WORDS,
    Answers,
    Options,
    card_of_form,
    options_of,
)
from cards.views.heads import eyebrow_of, joined
from cards.wording import _, translate
from cards.wording.states import STAKEHOLDERS
from domain.cases import Case
from domain.sheets import CaseSheet

_CUT = 80


def card_of_request_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what SECU asked for, and by when."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.REQUEST_ADD,
        target=sheet.case.id,
        title=_("SECU's request"),
        submit=_("Keep the request"),
        fields=(*_asked(answers, sheet), *_answering(answers, sheet)),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def _asked(answers: Answers, sheet: CaseSheet) -> tuple[Field, ...]:
    today = sheet.today.isoformat()
    return (
        answers.field(
            "words",
            _("What SECU asked for"),
            FieldKind.LONG_TEXT,
            limit=WORDS,
            hint=_("No names of complainants."),
        ),
        answers.field("received", _("Received on"), FieldKind.DATE, value=today),
        answers.field(
            "due",
            _("Answer wanted by"),
            FieldKind.DATE,
            required=False,
            hint=_("Only a date that SECU named: none is made up."),
        ),
    )


def _answering(answers: Answers, sheet: CaseSheet) -> tuple[Field, ...]:
    return (
        answers.field(
            "action",
            _("For which action"),
            FieldKind.CHOICE,
            required=False,
            options=_actions(sheet),
        ),
        answers.field(
            "person",
            _("Who answers"),
            FieldKind.PERSON,
            required=False,
            options=_members(sheet),
        ),
    )


def _actions(sheet: CaseSheet) -> Options:
    """Return the open actions that SECU may date: those answer its requests."""
    return tuple(
        (action.id, joined((action.label, translate(sheet.row_of(action).title))))
        for action in sheet.actions
        if action.is_open and sheet.row_of(action).secu_may_date
    )


def _members(sheet: CaseSheet) -> Options:
    ids = {member.person_id for member in sheet.members}
    return options_of(sheet.people[each] for each in ids if each in sheet.people)


def card_of_answer_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask which request was answered, and on which day."""
    answers = Answers(values, problems)
    today = sheet.today.isoformat()
    form = Form(
        verb=Verb.REQUEST_ANSWER,
        target=sheet.case.id,
        title=_("A request of SECU is answered"),
        submit=_("It is answered"),
        fields=(
            _which(answers, sheet),
            answers.field("day", _("On which day"), FieldKind.DATE, value=today),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def card_of_move_request_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask which request SECU wants answered by another day."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.REQUEST_MOVE,
        target=sheet.case.id,
        title=_("SECU moved the date of a request"),
        submit=_("Record SECU's date"),
        intro=_("Only SECU sets and moves this date: record what SECU said."),
        fields=(
            _which(answers, sheet),
            answers.field("day", _("By which day"), FieldKind.DATE),
            answers.field(
                "note",
                _("Where SECU said so"),
                required=False,
                limit=WORDS,
                hint=_("A message, a call, a letter, with its date."),
            ),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def _which(answers: Answers, sheet: CaseSheet) -> Field:
    """Ask which of the open requests; one that is alone is chosen already."""
    options: Options = tuple(
        (each.id, cut(each.words, _CUT))
        for each in sheet.requests
        if each.answered_on is None
    )
    only = options[0][0] if len(options) == 1 else ""
    return answers.field(
        "request", _("Which request"), FieldKind.CHOICE, value=only, options=options
    )


def card_of_stakeholder_form(
    case: Case,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask whom the case's notices must reach."""
    answers = Answers(values, problems)
    kinds: Options = tuple(
        (str(kind), translate(words)) for kind, words in STAKEHOLDERS.items()
    )
    form = Form(
        verb=Verb.STAKEHOLDER_ADD,
        target=case.id,
        title=_("Somebody to notify"),
        submit=_("Add to the list"),
        intro=_(
            "Institutions only, never a complainant. Actions 9, 19, 23 and 27 list "
            "them."
        ),
        fields=(
            answers.field("name", _("Name of the institution"), limit=SHORT),
            answers.field("kind", _("What it is"), FieldKind.CHOICE, options=kinds),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(case))
