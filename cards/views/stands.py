"""Who was first, in a sentence: for whoever presses a button of a card that changed."""

from cards.views.action_next import next_step, version_number
from cards.views.heads import name_of
from cards.views.rights import May
from cards.wording import _
from cards.wording.dates import moment
from domain.documents import Key, Signature, Verdict
from domain.procedure.model import Approval
from domain.sheets import ActionSheet


def stands_of(sheet: ActionSheet) -> str:
    """Return who signed an action's document and when, else who ended it; or none."""
    out = sheet.action.document_version_id
    signed = [each for each in sheet.signatures if each.version_id == out]
    told = signed or sheet.signatures[-1:]
    if told:
        return " ".join(_told(each, sheet) for each in told)
    return "" if sheet.action.is_open else next_step(sheet, May(sheet))


def _told(signature: Signature, sheet: ActionSheet) -> str:
    return _words(signature, sheet).format(
        person=_signer(signature, sheet),
        number=version_number(sheet, signature.version_id),
        moment=moment(signature.at),
        reason=signature.reason,
    )


def _words(signature: Signature, sheet: ActionSheet) -> str:
    if signature.verdict is Verdict.SENT_BACK:
        return _("{person} sent version {number} back on {moment}: {reason}")
    if signature.verdict is Verdict.REFUSED:
        return _("{person} refused version {number} on {moment}: {reason}")
    if signature.key is Key.SUBMISSION:
        return _("{person} submitted version {number} to SECU on {moment}.")
    if sheet.row.approval is Approval.SIGN_OFF:
        return _("{person} signed version {number} on {moment}.")
    return _("{person} cleared version {number} on {moment}.")


def _signer(signature: Signature, sheet: ActionSheet) -> str:
    by = name_of(signature.by, sheet.people)
    if not signature.acting_for:
        return by
    words = _("{deputy} (acting for {principal})")
    principal = name_of(signature.acting_for, sheet.people)
    return words.format(deputy=by, principal=principal)
