"""The form that opens a case; what a pasted notice said is filled in already."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cards.elements import Card, Field, FieldKind, Form
from cards.verbs import Verb
from cards.views.forms.answers import (
    NOTE,
    NOTHING,
    WORDS,
    Answers,
    Options,
    card_of_form,
)
from cards.wording import _
from cards.wording.dates import listed, number
from domain.drafts import DRAFTS_KEPT_DAYS
from domain.people import OfficePlace
from domain.roles import Office
from domain.vertical_funds import VerticalFund, funds_named

_CODE = 24
_TITLE = 300
_COUNTRY = 80
_LINK = 500


def card_of_case_form(
    offices: Sequence[OfficePlace],
    *,
    today: date,
    target: str = "",
    prefill: Mapping[str, str] = NOTHING,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """
    Ask what a new case needs, the gaps first.

    *prefill* is what a pasted notice said, *target* the draft that keeps sealed
    its complainants, empty where it named none. Their names are never in *prefill*.
    """
    answers = Answers({**prefill, **_typed(values)}, problems)
    fields = list(case_fields(answers, offices, today))
    form = Form(
        verb=Verb.CASE_OPEN,
        target=target,
        title=_("Open a case"),
        submit=_("Open the case"),
        intro=_intro(prefill, are_sealed=bool(target)),
        fields=tuple(_gaps_first(fields, prefill)),
    )
    return card_of_form(form)


def _typed(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _intro(prefill: Mapping[str, str], *, are_sealed: bool) -> str:
    if prefill:
        read = _(
            "I read the notice. What it did not say comes first; below is what I read, "
            "for you to check."
        )
        return f"{read} {_who(are_sealed=are_sealed)}"
    return _(
        "The thirty actions, the room and the first cards are made at once. You can "
        "also paste a notice of SECU's case registry instead."
    )


def _who(*, are_sealed: bool) -> str:
    if not are_sealed:
        return _("I read no complainants in it: if you know them, write them below.")
    return _(
        "The complainants are sealed already; the names go behind the identity wall "
        "with the case. Until you open it they are kept encrypted for {days} days, "
        "then forgotten."
    ).format(days=number(DRAFTS_KEPT_DAYS))


def _gaps_first(fields: list[Field], prefill: Mapping[str, str]) -> list[Field]:
    """Let what is missing, or wrong, come before what a notice said already."""
    if not prefill:
        return fields
    return sorted(fields, key=lambda each: each.name in prefill and not each.problem)


def case_fields(
    answers: Answers, offices: Sequence[OfficePlace], today: date
) -> Iterator[Field]:
    """Return all questions on a case, in their order."""
    yield from _identity(answers, today)
    yield from _place(answers, offices)
    yield from fund_fields(answers)
    yield from _complaint(answers)
    yield from _words(answers)
    yield from _background(answers)


def _identity(answers: Answers, today: date) -> Iterator[Field]:
    yield answers.field(
        "reference",
        _("Reference"),
        hint=_("SECU's code, like SECU0010. Capital letters, digits, hyphens."),
        limit=_CODE,
    )
    yield answers.field("project", _("Project"), limit=_TITLE)
    yield answers.field(
        "registered",
        _("Registered by SECU on"),
        FieldKind.DATE,
        value=today.isoformat(),
        hint=_("The first dates are counted from this day."),
    )


def _place(answers: Answers, offices: Sequence[OfficePlace]) -> Iterator[Field]:
    country = [place for place in offices if place.kind is Office.COUNTRY]
    options: Options = tuple((place.id, place.name) for place in country)
    only = options[0][0] if len(options) == 1 else ""
    yield answers.field("country", _("Country"), limit=_COUNTRY)
    yield answers.field(
        "office",
        _("Country Office"),
        FieldKind.CHOICE,
        value=only,
        options=options,
        hint=_("Its working week and holidays count for its own actions."),
    )


def fund_fields(answers: Answers) -> Iterator[Field]:
    """Ask the two questions on funds: nobody answers them but who fills the form."""
    named = funds_named(answers.values.get("donors", ""))
    two_keys = _(
        "If yes, the Environmental Finance Executive Coordinator signs plans together "
        "with the Risk Owner; if no, the Risk Owner signs alone."
    )
    yield answers.field(
        "vertical_fund",
        _("Does a vertical fund pay for the project?"),
        FieldKind.YES_NO,
        hint=f"{_donors_say(named)} {two_keys}".strip(),
    )
    yield answers.field(
        "environmental",
        _("Is it an environmental vertical fund?"),
        FieldKind.YES_NO,
        hint=_(
            "If yes, the Environmental Finance Team plays the Corporate SES Team; if "
            "no, the BPPS Effectiveness Group does. No also where no fund pays."
        ),
    )


def _donors_say(named: Sequence[VerticalFund]) -> str:
    """Point at a fund that the donors' line names; the answer stays the reader's."""
    if not named:
        return ""
    words = _("The donors' line names a vertical fund: {funds}. Please check.")
    return words.format(funds=listed(fund.name for fund in named))


def _complaint(answers: Answers) -> Iterator[Field]:
    yield answers.field(
        "tracks",
        _("Which process is asked for?"),
        FieldKind.CHOICE,
        value="secu",
        options=(
            ("secu", _("SECU's compliance review")),
            ("both", _("SECU, and the Stakeholder Response Mechanism")),
            ("srm", _("Stakeholder Response Mechanism only")),
        ),
    )
    yield answers.field(
        "confidential",
        _("Is the case confidential?"),
        FieldKind.YES_NO,
        hint=_("If yes, its cards say so; if no, they say nothing of it."),
    )


def _words(answers: Answers) -> Iterator[Field]:
    yield answers.field(
        "requestors",
        _("Complainants"),
        FieldKind.LONG_TEXT,
        required=False,
        limit=NOTE,
        hint=_(
            "One a line. They go behind the identity wall at once, encrypted, and are "
            "shown on no card."
        ),
    )
    yield answers.field(
        "synopsis",
        _("What the complaint is about"),
        FieldKind.LONG_TEXT,
        required=False,
        limit=WORDS,
        hint=_("Without names of complainants."),
    )


def _background(answers: Answers) -> Iterator[Field]:
    yield answers.field("fund", _("Name of the fund"), required=False)
    yield answers.field(
        "bureau",
        _("Regional Bureau"),
        required=False,
        hint=_("Left empty, it is the bureau of that office."),
    )
    yield answers.field(
        "registry_link", _("Link to SECU's registry"), required=False, limit=_LINK
    )
    yield answers.field("filed", _("Filed on"), FieldKind.DATE, required=False)
    yield answers.field("project_number", _("Project number"), required=False)
    yield answers.field("risk_category", _("Risk category"), required=False)
    yield answers.field("partner", _("Implementing partner"), required=False)
    yield answers.field("donors", _("Donors"), required=False, limit=NOTE)
