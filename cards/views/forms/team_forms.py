"""Forms on the team: give a part, end one, act for somebody, step back."""

from collections.abc import Iterable, Mapping, Sequence

from cards.elements import Card, Field, FieldKind, Form
from cards.verbs import Verb
from cards.views.forms.answers import (
    NOTE,
    NOTHING,
    Answers,
    Options,
    card_of_form,
    options_of,
)
from cards.views.heads import eyebrow_of, name_of
from cards.views.targets import with_inputs
from cards.wording import _
from cards.wording.states import role_name
from domain.people import Person
from domain.rights import can_keep_team
from domain.roles import ASSIGNABLE, Role
from domain.sheets import CaseSheet


def role_options(roles: Iterable[Role]) -> Options:
    """Return parts as choices, in the SOP's order."""
    wanted = set(roles)
    return tuple((role.value, role_name(role)) for role in ASSIGNABLE if role in wanted)


def card_of_role_form(
    sheet: CaseSheet,
    people: Sequence[Person],
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask who gets which part."""
    form = Form(
        verb=Verb.TEAM_GIVE,
        target=sheet.case.id,
        title=_("Give a part"),
        submit=_("Give the part"),
        fields=_role_fields(Answers(values, problems), people),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def _role_fields(answers: Answers, people: Iterable[Person]) -> tuple[Field, ...]:
    return (
        answers.field("person", _("Who"), FieldKind.PERSON, options=options_of(people)),
        answers.field(
            "role",
            _("Which part"),
            FieldKind.CHOICE,
            options=role_options(ASSIGNABLE),
            hint=_("The Risk Owner is one person, RR or RBx: a new one replaces."),
        ),
    )


def _present(sheet: CaseSheet) -> list[Person]:
    """Return the people whose parts the reader may change: all, or their own."""
    standing = sheet.standing
    ids = {member.person_id for member in sheet.members}
    if standing is not None and not can_keep_team(standing):
        ids &= {standing.person_id}
    return [sheet.people[each] for each in ids if each in sheet.people]


def _roles_held(sheet: CaseSheet, people: Iterable[Person]) -> Options:
    ids = {person.id for person in people}
    return role_options(m.role for m in sheet.members if m.person_id in ids)


def _only(options: Options) -> str:
    return options[0][0] if len(options) == 1 else ""


def card_of_leave_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask who lays down which part, with a note for who comes after."""
    answers = Answers(values, problems)
    people = _present(sheet)
    form = Form(
        verb=Verb.TEAM_TAKE,
        target=sheet.case.id,
        title=_("End a part"),
        submit=_("End the part"),
        intro=_("Who has no part left does not see the case any more."),
        fields=(
            _person(answers, "person", _("Who"), people),
            _role(answers, _roles_held(sheet, people)),
            _hand_over(answers),
        ),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def _hand_over(answers: Answers) -> Field:
    return answers.field(
        "note",
        _("Hand-over note"),
        FieldKind.LONG_TEXT,
        required=False,
        limit=NOTE,
        hint=_("What is under way, and what the next person must know."),
    )


def _person(answers: Answers, name: str, label: str, people: Iterable[Person]) -> Field:
    options = options_of(people)
    return answers.field(
        name, label, FieldKind.PERSON, value=_only(options), options=options
    )


def _role(answers: Answers, options: Options) -> Field:
    return answers.field(
        "role",
        _("In which part"),
        FieldKind.CHOICE,
        value=_only(options),
        options=options,
    )


def card_of_acting_form(
    sheet: CaseSheet,
    people: Sequence[Person],
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask who acts for whom, in which part, and on which days."""
    form = Form(
        verb=Verb.ACT_FOR,
        target=sheet.case.id,
        title=_("Somebody acts for somebody"),
        submit=_("Name them as acting"),
        intro=_("Dated and named; it is written beside every signature they give."),
        fields=_acting_fields(Answers(values, problems), sheet, people),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def _acting_fields(
    answers: Answers, sheet: CaseSheet, people: Iterable[Person]
) -> tuple[Field, ...]:
    principals = _present(sheet)
    deputies = options_of(people)
    return (
        _person(answers, "principal", _("For whom"), principals),
        answers.field("deputy", _("Who acts"), FieldKind.PERSON, options=deputies),
        _role(answers, _roles_held(sheet, principals)),
        *_days(answers, sheet),
        answers.field("reason", _("Why"), limit=NOTE),
    )


def _days(answers: Answers, sheet: CaseSheet) -> tuple[Field, Field]:
    today = sheet.today.isoformat()
    return (
        answers.field("first", _("From"), FieldKind.DATE, value=today),
        answers.field("last", _("To, that day included"), FieldKind.DATE),
    )


def card_of_recuse_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why somebody steps back from deciding."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.RECUSE,
        target=sheet.case.id,
        title=_("Step back from deciding"),
        submit=_("I step back"),
        intro=_(
            "For a conflict of interest. You sign and clear nothing on this case from "
            "now on; the team sees that you stepped back, and why."
        ),
        fields=(answers.field("reason", _("Reason"), FieldKind.LONG_TEXT, limit=NOTE),),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def card_of_decide_again_form(
    sheet: CaseSheet,
    person_id: str,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask why somebody who stepped back decides again."""
    answers = Answers(values, problems)
    name = name_of(person_id, sheet.people)
    form = Form(
        verb=Verb.DECIDE_AGAIN,
        target=with_inputs(sheet.case.id, person_id),
        title=_("{person} decides again").format(person=name),
        submit=_("Let them decide again"),
        intro=_("For a slip. What others decided meanwhile stays as it was decided."),
        fields=(answers.field("reason", _("Reason"), FieldKind.LONG_TEXT, limit=NOTE),),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))
