"""Answers on drafts, sign-offs, clearances and submissions."""

from collections.abc import Iterable

from cards.views import forms
from cards.views.papers import plan_text
from cards.wording import _
from cards.wording.states import approved_word, roles_listed
from dialogs.answers.actions import done_with, sheet_of
from dialogs.ask import Ask, asking
from dialogs.conversation import Reply
from domain.actions import Action, ActionState
from domain.documents import Decision, DecisionKind, Verdict
from domain.procedure.model import Approval
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from domain.sheets import ActionSheet
from services.approvals.decide_coordinator import decide_coordinator
from services.approvals.draft_document import (
    DecisionTaken,
    draft_document,
    send_for_approval,
)
from services.approvals.sign_action import Signed, sign_action
from services.approvals.stop_approval import stop_approval
from services.approvals.submit_action import submit_action
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
    form = forms.card_of_draft_form(sheet, values=_newest(ask, sheet))
    return asking(form, case_id=sheet.case.id)


def _newest(ask: Ask, sheet: ActionSheet) -> dict[str, str]:
    """Return the answers that the newest version was made of; none for a file."""
    if not sheet.versions:
        return {}
    newest, reader = sheet.versions[-1], ask.actor.person_id
    if sheet.row.approval is Approval.SIGN_OFF:
        decisions = read_case(sheet.case.id, reader=reader, ports=ask.ports).decisions
        return _answered(each for each in decisions if each.version_id == newest.id)
    if newest.media_type != MARKDOWN:
        return {}
    _line, content = read_file(newest.id, reader=reader, ports=ask.ports)
    return {"text": content.decode()}


def _answered(decisions: Iterable[Decision]) -> dict[str, str]:
    names = {kind: name for name, kind in (CHOSEN | WORDED).items()}
    return {names[each.kind]: each.words or each.choice for each in decisions}


def draft(ask: Ask) -> Reply:
    """Store a document's next version, and send it for approval where asked to."""
    sheet = sheet_of(ask)
    paper = ask.paper() or _written(ask, sheet)
    drafted = draft_document(
        ask.target,
        paper=paper,
        decisions=_decisions(ask, sheet),
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


def ask_approval(ask: Ask) -> Reply:
    """Send the newest version to those who sign or clear it."""
    sent = send_for_approval(ask.target, by=ask.actor, ports=ask.ports)
    title = _("Version {number} is out for approval.").format(
        number=sent.version.number
    )
    return done_with(ask, sent.action, title)


def _version(ask: Ask) -> str:
    """Return the version that the card showed, else the one out for approval."""
    shown = ask.value("version")
    action = sheet_of(ask).action
    if not shown and not action.document_version_id:
        raise Refusal("not-in-approval", action=action.label, state=action.state)
    return shown or action.document_version_id


def sign(ask: Ask) -> Reply:
    """Turn the asker's key on the version that their card showed."""
    signed = sign_action(
        ask.target, version_id=_version(ask), by=ask.actor, ports=ask.ports
    )
    return done_with(ask, signed.action, _signed_title(signed), _still(signed))


def _signed_title(signed: Signed) -> str:
    how_far = approved_word(
        SECU.row(signed.action.row_key).approval,
        given=len(signed.progress.given),
        needed=len(signed.progress.needed),
    )
    return _("Version {number}: {how_far}.").format(
        number=signed.version.number, how_far=how_far
    )


def _still(signed: Signed) -> str:
    if signed.action.state is ActionState.DONE:
        return _("Action {action} is done.").format(action=signed.action.label)
    if signed.action.state is ActionState.CLEARED:
        return _("It is cleared; RBx or RR now submits it to SECU.")
    return _("Still to come: {roles}, with the card in their own chat.").format(
        roles=roles_listed(signed.progress.waits_on)
    )


def send_back_form(ask: Ask) -> Reply:
    """Ask why a draft goes back."""
    sheet = sheet_of(ask)
    form = forms.card_of_send_back_form(sheet, _version(ask))
    return asking(form, case_id=sheet.case.id)


def refuse_form(ask: Ask) -> Reply:
    """Ask why a signature is refused."""
    sheet = sheet_of(ask)
    form = forms.card_of_refuse_form(sheet, _version(ask))
    return asking(form, case_id=sheet.case.id)


def send_back(ask: Ask) -> Reply:
    """Send a draft back with a reason."""
    action = _stopped(ask, Verdict.SENT_BACK)
    title = _("It is back with those who drafted it, with your reason.")
    return done_with(ask, action, title)


def refuse(ask: Ask) -> Reply:
    """Refuse to sign, which stops the approval."""
    action = _stopped(ask, Verdict.REFUSED)
    title = _("You refused it; the approval has stopped, with your reason.")
    return done_with(ask, action, title)


def _stopped(ask: Ask, verdict: Verdict) -> Action:
    return stop_approval(
        ask.target,
        version_id=_version(ask),
        verdict=verdict,
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )


def coordinator_form(ask: Ask) -> Reply:
    """Ask whether the coordinator clears this row on this case, and why."""
    sheet = sheet_of(ask)
    return asking(forms.card_of_coordinator_form(sheet), case_id=sheet.case.id)


def coordinator(ask: Ask) -> Reply:
    """Decide whether the coordinator clears this row on this case."""
    action = decide_coordinator(
        ask.target,
        needed=ask.yes("needed"),
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )
    title = _("Decided for this case; the reason is on record.")
    return done_with(ask, action, title)


def submit_form(ask: Ask) -> Reply:
    """Ask how a cleared text went to SECU."""
    sheet = sheet_of(ask)
    return asking(
        forms.card_of_submit_form(sheet, _version(ask)), case_id=sheet.case.id
    )


def submit(ask: Ask) -> Reply:
    """Record that a cleared text was submitted to SECU."""
    action = submit_action(ask.target, shown=ask.shown(), by=ask.actor, ports=ask.ports)
    title = _("Submitted to SECU: action {action} is done.").format(action=action.label)
    return done_with(ask, action, title)
