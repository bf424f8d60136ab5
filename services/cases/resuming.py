"""What comes back when an event that ended a track, or an action, is withdrawn."""

from dataclasses import replace

from domain.actions import Action, ActionState
from domain.approvals import first_doers, progress_of
from domain.cases import ENDED_BY, CaseEvent
from domain.documents import Key
from domain.procedure.model import Approval, ProcedureRow
from domain.rights import SIGNERS
from domain.timeline import Timeline
from services.case_change import CaseChange
from services.cases.event_effects import FULFILS


def resumed(change: CaseChange, event: CaseEvent, left: Timeline) -> tuple[Action, ...]:
    """
    Return the actions as they will be once *event* is withdrawn and *left* is left.

    What lapsed with it is again where it was: to be done, out for approval or cleared.
    What it fulfilled is open again.
    """
    track_ended = event.kind in ENDED_BY
    fulfilled = FULFILS.get(event.kind)
    return tuple(
        _as_before(change, action, left)
        for action in change.uow.actions.of_case(change.case.id)
        if (track_ended and action.state is ActionState.LAPSED)
        or (action.row_key == fulfilled and action.state is ActionState.DONE)
    )


def _as_before(change: CaseChange, action: Action, left: Timeline) -> Action:
    row = change.row_of(action)
    back = replace(
        action,
        waits_on=(),
        changed_at=change.at,
        changed_by=change.by.person_id,
        done_at=None,
        done_by="",
    )
    if not _was_opened(action, row, left):
        return replace(
            back, state=ActionState.WAITING, opened_on=None, opened_by_event=""
        )
    if action.document_version_id:
        return _in_approval(change, back, row)
    return replace(back, state=ActionState.PENDING, waits_on=first_doers(row))


def _was_opened(action: Action, row: ProcedureRow, left: Timeline) -> bool:
    """Whether what opened it stands: its event, or one of its kind, or people."""
    if action.opened_by_event:
        return any(event.id == action.opened_by_event for event in left.events)
    return action.round > 1 or any(left.has(kind) for kind in row.opens_on)


def _in_approval(change: CaseChange, action: Action, row: ProcedureRow) -> Action:
    progress = progress_of(
        action.document_version_id,
        row=row,
        case=change.case,
        signatures=change.uow.documents.signatures_of(action.id),
    )
    if row.approval is Approval.CLEARANCE and progress.is_complete:
        waits_on = SIGNERS[Key.SUBMISSION]
        return replace(action, state=ActionState.CLEARED, waits_on=waits_on)
    return replace(action, state=ActionState.IN_APPROVAL, waits_on=progress.waits_on)
