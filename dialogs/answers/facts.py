"""Answers on a case's facts: asked with the present ones, shown, then corrected."""

from dataclasses import replace

from cards.elements import Card
from cards.views.facts import Hanging, card_of_facts, card_of_facts_outdated
from cards.views.forms.facts_form import card_of_facts_form
from cards.views.heads import name_of
from cards.views.notices import card_of_text
from cards.wording import _
from cards.wording.refusals import word_refusal
from dialogs.answers.opening import FIELD_OF, facts_asked
from dialogs.ask import Ask, asking, settled, showing
from dialogs.conversation import Reply
from dialogs.drafts import keep_inputs, kept_inputs
from domain.documents import Key
from domain.refusals import Refusal
from domain.rights import can_keep_team
from domain.sheets import CaseSheet
from services.cases.correct_facts import FactsCorrection, correct_facts
from services.cases.fund_effects import FundEffects
from services.reading.read_case import read_case

CORRECTING = "facts"  # The kind of draft that keeps what was typed.
FIELDS = {
    "fund_name": "fund",
    "implementing_partner": "partner",
    "filed_on": "filed",
}


def _sheet(ask: Ask) -> CaseSheet:
    return read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)


def facts_form(ask: Ask) -> Reply:
    """Ask for a case's facts, filled with those that it has."""
    sheet = _sheet(ask)
    if sheet.standing is not None and not can_keep_team(sheet.standing):
        raise Refusal("not-a-facts-keeper")
    return asking(card_of_facts_form(sheet), case_id=ask.target)


def correct(ask: Ask) -> Reply:
    """Show what a correction would change; what does not fit is asked again."""
    sheet = _sheet(ask)
    try:
        correction = _corrected(ask, sheet, version=None)
    except Refusal as refusal:
        return _again(ask, sheet, refusal)
    if correction.again:
        title = _("Nothing changes: the case has these facts already.")
        return showing(card_of_text(title), case_id=ask.target)
    kept = {**ask.inputs, "version": str(correction.version)}
    draft_id = keep_inputs(ask, CORRECTING, kept)
    return showing(_card(sheet, correction, draft_id=draft_id), case_id=ask.target)


def correct_confirmed(ask: Ask) -> Reply:
    """Put the facts in place, as they were shown."""
    sheet = _sheet(ask)
    kept = kept_inputs(ask, CORRECTING, ask.value("draft"))
    if kept is None:
        return _outdated(ask, sheet, Refusal("draft-gone"))
    typed = replace(ask, inputs=kept)
    try:
        correction = _corrected(typed, sheet, version=int(kept["version"]))
    except Refusal as refusal:
        return _outdated(ask, sheet, refusal)
    return settled(ask, _card(sheet, correction, draft_id=""), case_id=ask.target)


def _outdated(ask: Ask, sheet: CaseSheet, refusal: Refusal) -> Reply:
    """Take back a question that cannot be confirmed any more."""
    card = card_of_facts_outdated(sheet, refusal)
    return settled(ask, card, case_id=ask.target, refusal=refusal.code)


def _corrected(ask: Ask, sheet: CaseSheet, *, version: int | None) -> FactsCorrection:
    return correct_facts(
        ask.target,
        facts_asked(ask, sheet.case.facts),
        version=version,
        by=ask.actor,
        ports=ask.ports,
    )


def _again(ask: Ask, sheet: CaseSheet, refusal: Refusal) -> Reply:
    """Show the form again with the problem at its question."""
    field = refusal.details.get("field", FIELD_OF.get(refusal.code, ""))
    if refusal.code == "registered-before-filed":
        field = "filed"
    if not field:
        raise refusal
    problems = {FIELDS.get(field, field): word_refusal(refusal)}
    form = card_of_facts_form(sheet, values=ask.inputs, problems=problems)
    return asking(form, case_id=ask.target)


def _card(sheet: CaseSheet, correction: FactsCorrection, *, draft_id: str) -> Card:
    return card_of_facts(
        sheet,
        correction.before,
        correction.after,
        changed=correction.changed,
        hanging=_hanging(sheet, correction.effects),
        draft_id=draft_id,
    )


def _hanging(sheet: CaseSheet, effects: FundEffects) -> Hanging:
    two = {a.label: Key.COORDINATOR in keys for a, keys in effects.keyed}
    return Hanging(
        two_keys=tuple(label for label, needed in two.items() if needed),
        one_key=tuple(label for label, needed in two.items() if not needed),
        parts=tuple((a.label, part.key, part.needed) for a, part in effects.parts),
        joins=tuple((person.name, role) for person, role in effects.joins),
        leaves=tuple(
            (name_of(each.person_id, sheet.people), each.role)
            for each in effects.leaves
        ),
    )
