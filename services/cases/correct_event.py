"""Correct an event's date, or withdraw it: first what would move, then the change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.actions import Action, ActionState
from domain.cases import CaseEvent
from domain.dating import Redating, redatings
from domain.events import EventKind
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import can_record_events
from domain.timeline import Timeline
from services.case_change import CaseChange, changing
from services.cases.calendars import calendars_of
from services.cases.correction import Correction, store_correction
from services.cases.resuming import resumed
from services.dates.told import moving_of, refuse_outdated
from services.ports import Ports


def correct_event(
    case_id: str,
    *,
    kind: EventKind,
    day: date | None,
    event_id: str = "",
    by: Actor,
    ports: Ports,
    confirmed: bool,
    seen: str = "",
) -> Correction:
    """
    Move an event to *day*, or withdraw it when *day* is None.

    It is the event of *event_id*, as a preview named it: confirmed twice, it changes
    once. Without an id it is the latest of its *kind*. Unless *confirmed* nothing
    changes: the answer shows before and after and who is told, with a word that a
    confirmation gives back as *seen*. The old event stays on record as replaced.

    Refusals: `not-an-event-recorder`, `event-not-recorded`, `event-changed` or
    `preview-outdated` since the preview, `event-stays`, `event-has-effects`,
    `registration-stays`, `registered-before-filed`, and those of
    `Timeline.refuse_unlikely`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not can_record_events(change.standing):
            raise Refusal("not-an-event-recorder")
        events = change.uow.cases.events(case_id)
        timeline = Timeline(events)
        if (done := _done_before(events, event_id, day)) is not None:
            return Correction(event=done, day=day, again=True)
        event = _chosen(kind, event_id, timeline)
        successor = _successor(change, event, day, timeline, ports=ports)
        corrected = _without(event, timeline, successor)
        correction = _correction(change, event, day, corrected)
        if confirmed:
            refuse_outdated(correction.moving, seen)
            store_correction(change, correction, successor)
            change.commit()
    return correction


def _done_before(
    events: Iterable[CaseEvent], event_id: str, day: date | None
) -> CaseEvent | None:
    """Return the event if it was corrected to that day, or withdrawn, already."""
    by_id = {event.id: event for event in events}
    event = by_id.get(event_id)
    if event is None or event.stands:
        return None
    successor = by_id.get(event.replaced_by)
    became = successor.day if successor else None
    return event if became == day else None


def _chosen(kind: EventKind, event_id: str, timeline: Timeline) -> CaseEvent:
    found = [e for e in timeline.of(kind) if not event_id or e.id == event_id]
    if not found:
        code = "event-changed" if event_id else "event-not-recorded"
        raise Refusal(code, event=kind)
    return found[-1]


def _successor(
    change: CaseChange,
    event: CaseEvent,
    day: date | None,
    timeline: Timeline,
    *,
    ports: Ports,
) -> CaseEvent | None:
    """Return the event that takes the place of the old one; None to withdraw it."""
    if day is None:
        _refuse_withdrawal(event, timeline)
        return None
    if day == event.day:
        raise Refusal("event-stays", event=event.kind, day=day.isoformat())
    _refuse_before_filing(change, event, day)
    timeline.refuse_unlikely(event.kind, day, today=change.today, correcting=event.id)
    return replace(
        event,
        id=ports.new_id(),
        day=day,
        recorded_by=change.by.person_id,
        recorded_at=change.at,
    )


def _refuse_before_filing(change: CaseChange, event: CaseEvent, day: date) -> None:
    filed = change.case.facts.filed_on
    if event.kind is EventKind.REGISTERED and filed is not None and day < filed:
        raise Refusal(
            "registered-before-filed", day=day.isoformat(), filed=filed.isoformat()
        )


def _refuse_withdrawal(event: CaseEvent, timeline: Timeline) -> None:
    """A case begins with its registration, and causes outlive their effects."""
    if event.kind is EventKind.REGISTERED:
        raise Refusal("registration-stays")
    if event.round < len(timeline.of(event.kind)):  # Rounds are counted without gaps.
        raise Refusal("event-has-effects", event=event.kind, effect=event.kind)
    left = [other for other in timeline.events if other.id != event.id]
    for other in left:
        try:
            Timeline(left).refuse_unlikely(
                other.kind, other.day, today=other.day, correcting=other.id
            )
        except Refusal as refusal:
            raise Refusal(
                "event-has-effects", event=event.kind, effect=other.kind
            ) from refusal


def _without(
    event: CaseEvent, timeline: Timeline, successor: CaseEvent | None
) -> Timeline:
    left = [other for other in timeline.events if other.id != event.id]
    return Timeline([*left, successor] if successor else left)


def _correction(
    change: CaseChange, event: CaseEvent, day: date | None, corrected: Timeline
) -> Correction:
    actions = change.uow.actions.of_case(change.case.id)
    moves = redatings(
        actions,
        rows=dict(change.rows),
        timeline=corrected,
        calendars=calendars_of(change.case, uow=change.uow),
    )
    if day is not None:
        return Correction(event=event, day=day, moving=moving_of(change, moves))
    return _withdrawal(change, event, corrected, actions, moves)


def _withdrawal(
    change: CaseChange,
    event: CaseEvent,
    left: Timeline,
    actions: Iterable[Action],
    moves: Iterable[Redating],
) -> Correction:
    """Return what a withdrawal does: what nobody began waits for its event again."""
    opened = [a for a in actions if a.opened_by_event == event.id and a.is_open]
    closes = [a for a in opened if not _has_work(change, a)]
    keeps = [a for a in opened if a not in closes]
    resumes = resumed(change, event, left)
    touched = (action.id for action in (*closes, *keeps, *resumes))
    everything = moving_of(change, moves, besides=touched)
    # Who has to wait again is told so too; its date goes with the event.
    rest = tuple(move for move in everything.moves if move.action not in closes)
    moving = replace(everything, moves=rest)
    return Correction(
        event=event,
        day=None,
        moving=moving,
        closes=tuple(closes),
        keeps=tuple(keeps),
        resumes=resumes,
    )


def _has_work(change: CaseChange, action: Action) -> bool:
    """Whether somebody began it, did a part of it, or showed something for it."""
    if action.state is not ActionState.PENDING:
        return True
    decided = any(part.reason for part in change.uow.actions.parts_of(action.id))
    return decided or bool(change.uow.actions.evidence_of(action.id))
