"""The form that corrects what a case was opened with."""

from collections.abc import Mapping

from cards.elements import Card, Form
from cards.verbs import Verb
from cards.views.forms.answers import NOTHING, Answers, card_of_form
from cards.views.forms.case_form import case_fields
from cards.views.heads import eyebrow_of
from cards.wording import _
from domain.cases import CaseFacts
from domain.sheets import CaseSheet

# Folders, dates and the wall hang on these: they are not corrected here.
_STAY = frozenset({"reference", "registered", "office", "bureau", "requestors"})


def card_of_facts_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask for a case's facts, filled with the present ones or with what was typed."""
    facts = sheet.case.facts
    answers = Answers(values or filled(facts), problems)
    asked = case_fields(answers, (), sheet.today)
    form = Form(
        verb=Verb.FACTS_CORRECT,
        target=sheet.case.id,
        title=_("Correct the case's facts"),
        submit=_("Show what would change"),
        intro=_(
            "Nothing changes before you have seen before and after. The reference and "
            "the Country Office stay: folders and dates hang on them. The day of "
            "registration is corrected as an event."
        ),
        fields=tuple(field for field in asked if field.name not in _STAY),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def filled(facts: CaseFacts) -> dict[str, str]:
    """Return facts under the names of the form's fields."""
    tracks = {(True, True): "both", (False, True): "srm"}
    return {
        "project": facts.project,
        "country": facts.country,
        "vertical_fund": _yes(facts.vertical_fund),
        "environmental": _yes(facts.environmental),
        "fund": facts.fund_name,
        "tracks": tracks.get((facts.secu, facts.srm), "secu"),
        "confidential": _yes(facts.confidential),
        "synopsis": facts.synopsis,
        "registry_link": facts.registry_link,
        "filed": facts.filed_on.isoformat() if facts.filed_on else "",
        "project_number": facts.project_number,
        "risk_category": facts.risk_category,
        "partner": facts.implementing_partner,
        "donors": facts.donors,
    }


def _yes(fact: bool) -> str:  # noqa: FBT001 - a fact is turned into its answer.
    return "yes" if fact else "no"
