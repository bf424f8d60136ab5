"""The one line of an action's card that says what to do now, and who does it."""

from cards.views.heads import name_of, people_in
from cards.views.rights import May
from cards.wording import _
from cards.wording.dates import day_there, listed, moment, near_day
from cards.wording.events import event_title
from cards.wording.states import (
    DOCUMENTS,
    VERDICTS,
    named,
    role_short,
    roles_listed,
)
from domain.actions import ActionState
from domain.approvals import needed_keys
from domain.cases import CaseState
from domain.documents import DocumentKind, Verdict
from domain.paperwork import kind_of
from domain.procedure.model import Approval
from domain.rights import SIGNERS
from domain.roles import Role
from domain.sheets import ActionSheet


def next_step(sheet: ActionSheet, may: May) -> str:
    """Return what to do now, as the reader needs to be told it."""
    state = sheet.action.state
    if state is ActionState.WAITING:
        return _waiting(sheet)
    if not sheet.action.is_open:
        return _ended(sheet)
    if sheet.row.for_information:
        return _for_information(sheet)
    if state is ActionState.IN_APPROVAL:
        return _in_approval(sheet, may)
    if state is ActionState.CLEARED:
        return _cleared(may)
    return _to_do(sheet, may)


def _waiting(sheet: ActionSheet) -> str:
    if sheet.case.state is not CaseState.OPEN:
        return _("It will not come any more: SECU's track of this case has ended.")
    events = listed((event_title(kind) for kind in sheet.row.opens_on), any_of=True)
    return _("Nothing to do yet. It opens with: {event}.").format(event=events)


def _ended(sheet: ActionSheet) -> str:
    action = sheet.action
    if action.state is ActionState.WAIVED:
        return _("Waived: {reason}").format(reason=action.reason)
    if action.state is ActionState.LAPSED:
        return _(
            "Lapsed: SECU's track ended before it was done, so nobody does it any more."
        )
    if action.done_at is None:
        return _("Done.")
    return _("Done by {person}, {moment}.").format(
        person=name_of(action.done_by, sheet.people), moment=moment(action.done_at)
    )


def _for_information(sheet: ActionSheet) -> str:
    if not sheet.row.owners:
        return _(
            "Hand the matter over to another process, and say to which: the risk may "
            "still be real."
        )
    return _(
        "Shown so that everybody knows where the case stands. Nobody is reminded of "
        "it; it is done when its event is recorded."
    )


def _in_approval(sheet: ActionSheet, may: May) -> str:
    number = version_number(sheet, sheet.action.document_version_id)
    if sheet.standing is not None and may.sign() is not None:
        words = (
            _("Read version {number} and sign it, or say what must change.")
            if sheet.row.approval is Approval.SIGN_OFF
            else _("Read version {number} and clear it, or say what must change.")
        )
        return words.format(number=number)
    missing = sheet.progress.missing if sheet.progress else ()
    waits = (_role_with_people(SIGNERS[key][0], sheet) for key in missing)
    words = _("Version {number} waits for: {people}.")
    return words.format(number=number, people=listed(waits))


def _role_with_people(role: Role, sheet: ActionSheet) -> str:
    people = people_in(role, team=sheet.team, people=sheet.people, today=sheet.today)
    return f"{role_short(role)} ({people})" if people else role_short(role)


def _cleared(may: May) -> str:
    if may.sheet.standing is not None and may.submit():
        return _("It is cleared. Send it to SECU, then press “Submit to SECU”.")
    roles = roles_listed(
        (Role.BUREAU_CLEARER, Role.RESIDENT_REPRESENTATIVE), any_of=True
    )
    return _("It is cleared, and waits to be sent to SECU by {roles}.").format(
        roles=roles
    )


def _to_do(sheet: ActionSheet, may: May) -> str:
    if may.is_stopped:
        return _stopped(sheet)
    if sheet.row.approval is not Approval.NONE:
        return _to_be_approved(sheet, may)
    if sheet.parts:
        return _("Each of those below does their own part and says so.")
    if kind_of(sheet.row) is not DocumentKind.EVIDENCE:
        words = _("Draft it ({document}), then press Done.")
        return words.format(document=named(DOCUMENTS, kind_of(sheet.row)))
    return _("Do it, then press Done and show it: a link, a note or a file.")


def _to_be_approved(sheet: ActionSheet, may: May) -> str:
    keys = needed_keys(sheet.row, case=sheet.case)
    roles = roles_listed(SIGNERS[key][0] for key in keys)
    document = named(DOCUMENTS, kind_of(sheet.row))
    if may.newest is None:
        words = _("Draft the document ({document}), then send it to {roles}.")
        return words.format(document=document, roles=roles)
    words = _("Version {number} is drafted. Send it to {roles}, or draft the next one.")
    return words.format(number=may.newest.number, roles=roles)


def _stopped(sheet: ActionSheet) -> str:
    stops = [each for each in sheet.signatures if each.verdict is not Verdict.GIVEN]
    last = stops[-1]
    words = _("{verdict} by {person} on {day}: “{reason}” Draft the next version.")
    return words.format(
        verdict=named(VERDICTS, last.verdict),
        person=name_of(last.by, sheet.people),
        day=near_day(day_there(last.at), today=sheet.today),
        reason=last.reason,
    )


def version_number(sheet: ActionSheet, version_id: str) -> int:
    """Return the number of one of the sheet's versions; 0 when it is not there."""
    found = (each.number for each in sheet.versions if each.id == version_id)
    return next(found, 0)
