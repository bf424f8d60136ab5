"""Correct an event's date, or withdraw it: first what would move, then the change."""

from dataclasses import dataclass, replace
from datetime import date

from domain.actions import Action, ActionState
from domain.approvals import first_doers
from domain.cases import CaseEvent, CaseState
from domain.dating import Redating, due_of, redatings
from domain.events import EventKind
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import can_record_events
from domain.timeline import Timeline
from services.case_change import CaseChange, changing
from services.cases.calendars import calendars_of
from services.cases.event_effects import ENDS, FULFILS, store_redatings
from services.ports import Ports

WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """
    What a correction changes: *day* is None when the event is withdrawn.

    *closes* are the actions that nobody has touched and that wait again; *keeps* those
    that were opened by the event and have work on them.
    """

    event: CaseEvent
    day: date | None
    moves: tuple[Redating, ...]
    closes: tuple[Action, ...] = ()
    keeps: tuple[Action, ...] = ()


def correct_event(
    case_id: str,
    *,
    kind: EventKind,
    day: date | None,
    by: Actor,
    ports: Ports,
    confirmed: bool,
) -> Correction:
    """
    Move the latest event of *kind* to *day*, or withdraw it when *day* is None.

    Unless *confirmed* nothing changes: the answer shows before and after. The old
    event stays on record as replaced.

    Refusals: `not-an-event-recorder`, `event-not-recorded`, `event-stays`,
    `event-has-effects`, and those of `Timeline.refuse_unlikely`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not can_record_events(change.standing):
            raise Refusal("not-an-event-recorder")
        timeline = Timeline(change.uow.cases.events(case_id))
        event = _latest(kind, timeline)
        successor = _successor(change, event, day, timeline, ports=ports)
        corrected = _without(event, timeline, successor)
        correction = _correction(change, event, day, corrected)
        if confirmed:
            _store(change, correction, successor)
            change.commit()
    return correction


def _latest(kind: EventKind, timeline: Timeline) -> CaseEvent:
    found = timeline.of(kind)
    if not found:
        raise Refusal("event-not-recorded", event=kind)
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
    timeline.refuse_unlikely(event.kind, day, today=change.today, correcting=event.id)
    return replace(
        event,
        id=ports.new_id(),
        day=day,
        recorded_by=change.by.person_id,
        recorded_at=change.at,
    )


def _refuse_withdrawal(event: CaseEvent, timeline: Timeline) -> None:
    """A case begins with its registration, and causes outlive their effects."""
    if event.kind is EventKind.REGISTERED:
        raise Refusal("registration-stays")
    left = [other for other in timeline.events if other.id != event.id]
    for other in left:
        try:
            Timeline(left).refuse_unlikely(
                other.kind, other.day, today=date.max, correcting=other.id
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
    opened = [a for a in actions if a.opened_by_event == event.id and a.is_open]
    untouched = [a for a in opened if a.state is ActionState.PENDING]
    moves = redatings(
        actions,
        rows=dict(change.rows),
        timeline=corrected,
        calendars=calendars_of(change.case, uow=change.uow),
    )
    if day is not None:
        return Correction(event=event, day=day, moves=tuple(moves))
    return Correction(
        event=event,
        day=None,
        moves=tuple(move for move in moves if move.action not in untouched),
        closes=tuple(untouched),
        keeps=tuple(action for action in opened if action not in untouched),
    )


def _store(
    change: CaseChange, correction: Correction, successor: CaseEvent | None
) -> None:
    event = correction.event
    by = successor.id if successor else WITHDRAWN
    if not change.uow.cases.replace_event(event.id, by=by):
        raise Refusal("event-not-recorded", event=event.kind)
    if successor:
        change.uow.cases.add_event(successor)
    change.record(
        "event.correct" if successor else "event.withdraw",
        event.id,
        event=event.kind,
        was=event.day.isoformat(),
        becomes=successor.day.isoformat() if successor else "",
    )
    store_redatings(change, correction.moves)
    _follow(change, correction, successor)
    _say(change, correction)


def _follow(
    change: CaseChange, correction: Correction, successor: CaseEvent | None
) -> None:
    """Let actions hang on the successor, or wait again after a withdrawal."""
    for action in change.uow.actions.of_case(change.case.id):
        if action.opened_by_event != correction.event.id:
            continue
        if successor:
            moved = replace(
                action, opened_by_event=successor.id, opened_on=successor.day
            )
            change.uow.actions.change(moved, was=action)
        elif action.id in {closed.id for closed in correction.closes}:
            _wait_again(change, action)
    if successor is None:
        _resume(change, correction.event)


def _wait_again(change: CaseChange, action: Action) -> None:
    timeline = Timeline(change.uow.cases.events(change.case.id))
    waiting = replace(
        action,
        state=ActionState.WAITING,
        waits_on=(),
        opened_on=None,
        opened_by_event="",
        due=due_of(
            change.row_of(action),
            round_=action.round,
            timeline=timeline,
            calendars=calendars_of(change.case, uow=change.uow),
        ),
    )
    change.uow.actions.change(waiting, was=action)
    change.show(waiting)


def _resume(change: CaseChange, event: CaseEvent) -> None:
    """Reopen the SECU track that a withdrawn event had ended, and what lapsed."""
    ended = ENDS.get(event.kind)
    fulfilled = FULFILS.get(event.kind)
    if ended is not None:
        change.uow.cases.set_state(change.case.id, was=ended, becomes=CaseState.OPEN)
    for action in change.uow.actions.of_case(change.case.id):
        lapsed = ended is not None and action.state is ActionState.LAPSED
        if lapsed or (action.row_key == fulfilled and not action.is_open):
            resumed = replace(
                action,
                state=ActionState.PENDING,
                waits_on=first_doers(change.row_of(action)),
                done_at=None,
                done_by="",
            )
            change.uow.actions.change(resumed, was=action)
            change.show(resumed)


def _say(change: CaseChange, correction: Correction) -> None:
    change.show_case()
    change.say(
        "event-corrected" if correction.day else "event-withdrawn",
        event=correction.event.kind,
        was=correction.event.day.isoformat(),
        day=correction.day.isoformat() if correction.day else "",
        person=change.by.person_id,
        moves=", ".join(m.action.label for m in correction.moves if m.action.is_open),
    )
