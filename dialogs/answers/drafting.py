"""Answers on drafts of documents: the form, and what it becomes."""

from collections.abc import Iterable
from dataclasses import replace

from cards.elements import Card
from cards.views import forms
from cards.views.action import card_of_action
from cards.views.papers import plan_text
from cards.wording import _
from cards.wording.refusals import word_refusal
from dialogs.answers.action_replies import done_with, sheet_of
from dialogs.ask import Ask, asking
from dialogs.conversation import Reply
from domain.actions import Action, ActionState
from domain.documents import Decision, DecisionKind
from domain.procedure.model import Approval
from domain.refusals import Refusal
from domain.sheets import ActionSheet
from services.approvals.draft_document import (
    DecisionTaken,
    draft_document,
    send_for_approval,
)
from services.approvals.end_approval import read_approval_out
from services.paper import Paper
from services.reading.read_case import read_case
from services.reading.read_files import read_file

MARKDOWN = "text/markdown"
CHOSEN = {
    "status": DecisionKind.PROJECT_STATUS,
    "escalation": DecisionKind.RISK_ESCALATION,
    "communications": DecisionKind.COMMUNICATIONS_PLAN,
    "mission": DecisionKind.MISSION,
}
WORDED = {
    "measures": DecisionKind.INTERIM_MEASURES,
    "other": DecisionKind.OTHER,
}


def draft_form(ask: Ask) -> Reply:
    """Ask for a document's next version, beginning with what the newest one says."""
    sheet = sheet_of(ask)
    values, problems = _newest(ask, sheet)
    form = _form(ask, sheet, values, problems)
    return asking(form, case_id=sheet.case.id)


def _form(
    ask: Ask, sheet: ActionSheet, values: dict[str, str], problems: dict[str, str]
) -> Card:
    document = sheet.document
    out = read_approval_out(document.id, ports=ask.ports) if document else None
    return forms.card_of_draft_form(sheet, out=out, values=values, problems=problems)


def _newest(ask: Ask, sheet: ActionSheet) -> tuple[dict[str, str], dict[str, str]]:
    """Return the answers that the newest version was made of, or why there are none."""
    if not sheet.versions:
        return {}, {}
    newest, reader = sheet.versions[-1], ask.actor.person_id
    if sheet.row.approval is Approval.SIGN_OFF:
        decisions = read_case(sheet.case.id, reader=reader, ports=ask.ports).decisions
        mine = (each for each in decisions if each.version_id == newest.id)
        return _answered(mine), {}
    if newest.media_type != MARKDOWN:
        return {}, {}
    try:
        _line, content = read_file(newest.id, reader=reader, ports=ask.ports)
        return {"text": content.decode()}, {}
    except (Refusal, UnicodeDecodeError):
        return {}, {"text": _not_to_edit(newest.number)}


def _not_to_edit(number: int) -> str:
    words = _(
        "Version {number} cannot be shown here as text to edit. Write the next version "
        "anew, or attach it as a file."
    )
    return words.format(number=number)


def _answered(decisions: Iterable[Decision]) -> dict[str, str]:
    names = {kind: name for name, kind in (CHOSEN | WORDED).items()}
    return {names[each.kind]: each.words or each.choice for each in decisions}


def draft(ask: Ask) -> Reply:
    """
    Store a document's next version, and send it for approval where asked to.

    A version that was stored since the form was opened is shown with the form again.
    """
    try:
        return _drafted(ask)
    except Refusal as refusal:
        if refusal.code != "draft-outdated":
            raise
        return _outdated(ask, refusal)


def _outdated(ask: Ask, refusal: Refusal) -> Reply:
    sheet = sheet_of(ask)
    is_plan = sheet.row.approval is Approval.SIGN_OFF
    problems = {"status" if is_plan else "text": word_refusal(refusal)}
    # What would end is another version now, and is asked anew.
    typed = {name: said for name, said in ask.inputs.items() if name != "confirmed"}
    form = _form(ask, sheet, typed, problems)
    reply = asking(form, case_id=sheet.case.id)
    return replace(reply, cards=(card_of_action(sheet),), refusal=refusal.code)


def _drafted(ask: Ask) -> Reply:
    sheet = sheet_of(ask)
    paper = ask.paper() or _written(ask, sheet)
    drafted = draft_document(
        ask.target,
        paper=paper,
        decisions=_decisions(ask, sheet),
        base=ask.inputs.get("base"),
        confirmed=ask.yes("confirmed"),
        by=ask.actor,
        ports=ask.ports,
    )
    action, number = drafted.action, drafted.version.number
    title = _("Version {number} is in the case folder.").format(number=number)
    if not (ask.yes("send") and action.is_open and _needs_approval(sheet)):
        return done_with(ask, action, title, _unsigned(sheet, action))
    sent = send_for_approval(
        ask.target, version_id=drafted.version.id, by=ask.actor, ports=ask.ports
    )
    text = _("It is out for approval; those who sign have it in their chat.")
    return done_with(ask, sent.action, title, text)


def _written(ask: Ask, sheet: ActionSheet) -> Paper:
    """Make a document of what was typed; `draft-empty` when that is nothing."""
    is_plan = sheet.row.approval is Approval.SIGN_OFF
    text = plan_text(sheet, ask.inputs) if is_plan else ask.value("text")
    if not text:
        raise Refusal("draft-empty", action=sheet.action.label)
    return Paper(name="draft.md", media_type=MARKDOWN, content=text.encode())


def _decisions(ask: Ask, sheet: ActionSheet) -> list[DecisionTaken]:
    if sheet.row.approval is not Approval.SIGN_OFF:
        return []
    chosen = [
        DecisionTaken(kind=kind, choice=ask.value(name))
        for name, kind in CHOSEN.items()
        if ask.value(name)
    ]
    worded = [
        DecisionTaken(kind=kind, choice="yes", words=ask.value(name))
        for name, kind in WORDED.items()
        if ask.value(name)
    ]
    return chosen + worded


def _needs_approval(sheet: ActionSheet) -> bool:
    return sheet.row.approval is not Approval.NONE


def _unsigned(sheet: ActionSheet, action: Action) -> str:
    if not _needs_approval(sheet):
        return ""
    if action.state is ActionState.DONE:
        return _("It is unsigned; the version that was signed stands as signed.")
    return _("It is unsigned, and goes to nobody before you send it.")
