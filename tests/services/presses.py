"""Presses that several tests make: correcting an event, stopping an approval."""

from datetime import date

from domain.actions import Action
from domain.cases import Case
from domain.documents import DocumentVersion, Verdict
from domain.events import EventKind
from domain.people import Actor
from services.approvals.stop_approval import stop_approval
from services.cases.correct_event import correct_event
from services.cases.correction import Correction
from tests.services.cast import FOCAL, Desk


def correct(
    desk: Desk,
    case: Case,
    kind: EventKind,
    day: date | None,
    *,
    event_id: str = "",
    confirmed: bool = True,
    seen: str = "",
    by: Actor = FOCAL,
) -> Correction:
    """Correct the day of an event, or withdraw it with None."""
    return correct_event(
        case.id,
        kind=kind,
        day=day,
        event_id=event_id,
        by=by,
        ports=desk.ports,
        confirmed=confirmed,
        seen=seen,
    )


def stop(
    desk: Desk,
    case: Case,
    label: str,
    version: DocumentVersion,
    *,
    by: Actor,
    verdict: Verdict = Verdict.SENT_BACK,
    reason: str = "The mission is missing.",
) -> Action:
    """Send a version back, or refuse it."""
    return stop_approval(
        desk.action(case, label).id,
        version_id=version.id,
        verdict=verdict,
        reason=reason,
        by=by,
        ports=desk.ports,
    )
