"""Answers on sign-offs, clearances and submissions."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from cards.elements import Card
from cards.views import forms
from cards.views.action import card_of_action
from cards.views.notices import card_of_refusal, card_of_text
from cards.views.stands import stands_of
from cards.wording import _
from cards.wording.refusals import refusal_words
from cards.wording.states import approved_word, roles_listed
from dialogs.answers.action_replies import as_it_stands, done_with, sheet_of
from dialogs.ask import Ask, asking
from dialogs.conversation import Reply
from domain.actions import ActionState
from domain.documents import Verdict
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from domain.sheets import ActionSheet
from services.actions.finish_action import Shown
from services.approvals.decide_coordinator import decide_coordinator
from services.approvals.draft_document import Drafted, send_for_approval
from services.approvals.sign_action import Signed, sign_action
from services.approvals.stop_approval import stop_approval
from services.approvals.submit_action import submit_action

# As people name a version: `sign 10 v2`, `submit 12 version 1: e-mailed`.
_VERSION = r"\bv(?:ersion)?[ .]{0,2}(\d{1,4})\b"
_NAMED = re.compile(_VERSION + r"[\s:,.;-]*", re.IGNORECASE)
# In `version 2 of it omits the annex` nothing sets the version apart from the reason.
_SET_APART = re.compile(_VERSION + r"\s*(?:[:,.;-]\s*|$)", re.IGNORECASE)

_STOPPABLE = frozenset({ActionState.IN_APPROVAL, ActionState.CLEARED})

Answering = Callable[[Ask], Reply]
FormOf = Callable[..., Card]


def on_what_was_read(answer: Answering) -> Answering:
    """
    Let somebody decide only on the version that they read.

    Another one, or none that is known, is answered with the card of the version to
    decide on now: its file, and the button that means just that version.
    """

    @wraps(answer)
    def answer_or_show(ask: Ask) -> Reply:
        try:
            return answer(ask)
        except Refusal as refusal:
            if refusal.code == "version-replaced":
                return _with_card(ask, card_of_refusal(refusal), refusal.code)
            if refusal.code == "version-unnamed":
                return _with_card(ask, _unnamed(refusal))
            raise

    return answer_or_show


def _with_card(ask: Ask, first: Card, refused: str = "") -> Reply:
    sheet = sheet_of(ask)
    return Reply(
        cards=(first, card_of_action(sheet)),
        instead=as_it_stands(ask),
        case_id=sheet.case.id,
        refusal=refused,
    )


def _unnamed(refusal: Refusal) -> Card:
    what, then = refusal_words(refusal)
    return card_of_text(what, then)


@on_what_was_read
def ask_approval(ask: Ask) -> Reply:
    """Send a version to those who sign or clear it."""
    sent = send_for_approval(
        ask.target,
        version_id=_read(ask, ask.value("named")),
        by=ask.actor,
        ports=ask.ports,
    )
    title, text = _how_it_stands(ask, sent)
    return done_with(ask, sent.action, title, text)


def _how_it_stands(ask: Ask, sent: Drafted) -> tuple[str, str]:
    """
    Say that a version is out; where it was sent before, how far it has come.

    :raises Refusal: `action-not-pending`, where the action ended without it.
    """
    action, number = sent.action, sent.version.number
    if action.state is ActionState.DONE:
        title = _("Action {action} is done already.").format(action=action.label)
        return title, stands_of(sheet_of(ask))
    if action.state is ActionState.CLEARED:
        return _("It is cleared; RBx or RR now submits it to SECU."), ""
    if not action.is_open:
        raise Refusal("action-not-pending", action=action.label, state=action.state)
    return _("Version {number} is out for approval.").format(number=number), ""


def _read(ask: Ask, words: str) -> str:
    """Return the version on the pressed card, or named in words; empty for neither."""
    shown, named = ask.value("version"), _NAMED.search(words)
    if shown or named is None:
        return shown
    numbers = {str(each.number): each.id for each in sheet_of(ask).versions}
    return numbers.get(str(int(named[1])), "")


@on_what_was_read
def sign(ask: Ask) -> Reply:
    """Turn the asker's key on the version that they read."""
    signed = sign_action(
        ask.target,
        version_id=_read(ask, ask.value("named")),
        by=ask.actor,
        ports=ask.ports,
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


def _out(ask: Ask, sheet: ActionSheet) -> str:
    """Return the version that is out; the card that was pressed must have shown it."""
    out, shown = sheet.action.document_version_id, ask.value("version")
    if not out or sheet.action.state not in _STOPPABLE:
        label, state = sheet.action.label, sheet.action.state
        raise Refusal("not-in-approval", action=label, state=state)
    if shown not in {"", out}:
        number = next(each.number for each in sheet.versions if each.id == out)
        raise Refusal("version-replaced", version=str(number))
    return out


@on_what_was_read
def send_back_form(ask: Ask) -> Reply:
    """Ask why a draft goes back."""
    sheet = sheet_of(ask)
    form = forms.card_of_send_back_form(sheet, _out(ask, sheet))
    return asking(form, case_id=sheet.case.id)


@on_what_was_read
def refuse_form(ask: Ask) -> Reply:
    """Ask why a signature is refused."""
    sheet = sheet_of(ask)
    form = forms.card_of_refuse_form(sheet, _out(ask, sheet))
    return asking(form, case_id=sheet.case.id)


@on_what_was_read
def send_back(ask: Ask) -> Reply:
    """Send a draft back with a reason; words that name no version show it first."""
    title = _("It is back with those who drafted it, with your reason.")
    return _stopped(ask, Verdict.SENT_BACK, title, forms.card_of_send_back_form)


@on_what_was_read
def refuse(ask: Ask) -> Reply:
    """Refuse to sign, which stops the approval; no version named, it is shown first."""
    title = _("You refused it; the approval has stopped, with your reason.")
    return _stopped(ask, Verdict.REFUSED, title, forms.card_of_refuse_form)


def _named(ask: Ask) -> Ask:
    """Return what is asked with the version on its card, or named before the reason."""
    reason = ask.value("reason")
    named = _SET_APART.match(reason)
    if ask.value("version") or named is None:
        return ask
    said = {"version": _read(ask, named[0]), "reason": reason[named.end() :]}
    return replace(ask, inputs={**ask.inputs, **said})


def _shown_first(ask: Ask, form_of: FormOf) -> Reply:
    """Show the version that is out, with its file, and ask with the words as typed."""
    sheet = sheet_of(ask)
    typed = {"reason": ask.value("reason")}
    form = form_of(sheet, _out(ask, sheet), values=typed)
    reply = asking(form, case_id=sheet.case.id)
    return replace(reply, cards=(card_of_action(sheet),))


def _stopped(ask: Ask, verdict: Verdict, title: str, form_of: FormOf) -> Reply:
    meant = _named(ask)
    try:
        action = stop_approval(
            ask.target,
            version_id=meant.value("version"),
            verdict=verdict,
            reason=meant.value("reason"),
            by=ask.actor,
            ports=ask.ports,
        )
    except Refusal as refusal:
        if refusal.code != "version-unnamed":
            raise
        return _shown_first(meant, form_of)
    return done_with(ask, action, title)


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


@on_what_was_read
def submit_form(ask: Ask) -> Reply:
    """Ask how a cleared text went to SECU."""
    sheet = sheet_of(ask)
    form = forms.card_of_submit_form(sheet, _out(ask, sheet))
    return asking(form, case_id=sheet.case.id)


@on_what_was_read
def submit(ask: Ask) -> Reply:
    """Record that a cleared text was submitted to SECU."""
    version_id, shown = _submitted(ask)
    if version_id and shown.is_empty:
        return submit_form(replace(ask, inputs={"version": version_id}))
    action = submit_action(
        ask.target, version_id=version_id, shown=shown, by=ask.actor, ports=ask.ports
    )
    title = _("Submitted to SECU: action {action} is done.").format(action=action.label)
    return done_with(ask, action, title)


def _submitted(ask: Ask) -> tuple[str, Shown]:
    """Return the version that went to SECU, and how; typed words begin with it."""
    shown = ask.shown()
    if ask.value("version"):
        return ask.value("version"), shown
    named = _NAMED.match(shown.note)
    note = shown.note[named.end() :] if named else shown.note
    return _read(ask, named[0] if named else ""), replace(shown, note=note)
