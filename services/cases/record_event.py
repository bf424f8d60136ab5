"""Record what SECU or UNDP did on a date: it opens actions and dates them."""

from dataclasses import dataclass
from datetime import date

from domain.actions import Action, ActionState
from domain.cases import ENDED_BY, CaseEvent, CaseState
from domain.dating import Redating, redatings
from domain.events import BY_KIND, EventKind
from domain.openings import CaseTable, Opening, openings
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import can_record_events
from domain.timeline import Timeline
from services.case_change import CaseChange, changing
from services.cases.calendars import calendars_of
from services.cases.event_effects import (
    Ending,
    end_what_it_ends,
    ending_of,
    store_openings,
    store_redatings,
)
from services.ports import Ports
from services.words import refuse_long

NOTE_LENGTH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """
    What stands after recording: the event, and the actions that it *opened*.

    *lapsed* are those that it ended undone, each as it was before. With *asks* nothing
    is recorded yet: so it would be, once it is confirmed.
    """

    event: CaseEvent
    opened: tuple[Action, ...]
    lapsed: tuple[Action, ...] = ()
    again: bool = False  # It was recorded before, just so: nothing changed.
    asks: bool = False


def record_event(
    case_id: str,
    *,
    kind: EventKind,
    day: date,
    note: str,
    by: Actor,
    ports: Ports,
    confirmed: bool = False,
) -> Recorded:
    """
    Record an event on a case; the same event on the same day again changes nothing.

    A closure needs a *note* that says where SECU's decision is to be read. An event
    that ends the SECU track is recorded when *confirmed*; else the answer asks.

    Refusals: `not-an-event-recorder`, `case-ended`, `closure-without-notice`, and
    those of `Timeline.refuse_unlikely`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        timeline = Timeline(change.uow.cases.events(case_id))
        same = _same(kind, day, timeline)
        if same is not None:
            return _again(change, same)
        _refuse(change, kind, day, note=note, timeline=timeline)
        event = _event(change, kind, day, note, timeline, ports=ports)
        if kind in ENDED_BY and not confirmed:
            return _asked(change, event, timeline, ports=ports)
        change.uow.cases.add_event(event)
        effect = take_effect(change, event, timeline, ports=ports)
        change.commit()
    return Recorded(event=event, opened=effect.opened, lapsed=effect.ending.lapses)


def _again(change: CaseChange, event: CaseEvent) -> Recorded:
    """Answer with what the event did when it was recorded."""
    actions = change.uow.actions.of_case(change.case.id)
    lapsed = (a for a in actions if a.state is ActionState.LAPSED)
    return Recorded(
        event=event,
        opened=tuple(a for a in actions if a.opened_by_event == event.id),
        lapsed=tuple(lapsed) if event.kind in ENDED_BY else (),
        again=True,
    )


def _asked(
    change: CaseChange, event: CaseEvent, before: Timeline, *, ports: Ports
) -> Recorded:
    """Return what the event would do, and leave all as it is."""
    table = _table(change, event, before, ports=ports)
    opened = tuple(each.becomes for each in openings(event, table))
    ending = ending_of(event.kind, table.actions, opened=opened)
    return Recorded(event=event, opened=opened, lapsed=ending.lapses, asks=True)


def _same(kind: EventKind, day: date, timeline: Timeline) -> CaseEvent | None:
    return next((e for e in timeline.of(kind) if e.day == day), None)


def _refuse(
    change: CaseChange, kind: EventKind, day: date, *, note: str, timeline: Timeline
) -> None:
    if not can_record_events(change.standing):
        raise Refusal("not-an-event-recorder")
    if change.case.state is not CaseState.OPEN:
        raise Refusal("case-ended", case=change.case.facts.reference)
    timeline.refuse_unlikely(kind, day, today=change.today)
    if kind is EventKind.CLOSED_BY_SECU and not note.strip():
        raise Refusal("closure-without-notice")
    refuse_long(note, limit=NOTE_LENGTH, field="note")


def _event(
    change: CaseChange,
    kind: EventKind,
    day: date,
    note: str,
    timeline: Timeline,
    *,
    ports: Ports,
) -> CaseEvent:
    return CaseEvent(
        id=ports.new_id(),
        case_id=change.case.id,
        kind=kind,
        day=day,
        round=timeline.next_round(kind) if BY_KIND[kind].recurring else 1,
        recorded_by=change.by.person_id,
        recorded_at=change.at,
        note=note.strip(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an event did: the actions that it *opened*, and what it ended."""

    opened: tuple[Action, ...]
    ending: Ending


def take_effect(
    change: CaseChange, event: CaseEvent, before: Timeline, *, ports: Ports
) -> Effect:
    """Open, date and end what the event opens, dates and ends; record and say it."""
    table = _table(change, event, before, ports=ports)
    found = openings(event, table)
    _record(change, event, found)
    _tell(change, event, found)  # First what happened, then what it opens.
    opened = store_openings(change, found)
    store_redatings(change, _moves(table, found))
    ending = end_what_it_ends(change, event, opened)
    return Effect(opened=tuple(opened), ending=ending)


def _table(
    change: CaseChange, event: CaseEvent, before: Timeline, *, ports: Ports
) -> CaseTable:
    return CaseTable(
        case=change.case,
        procedure=change.procedure,
        actions=tuple(change.uow.actions.of_case(change.case.id)),
        timeline=Timeline((*before.events, event)),
        calendars=calendars_of(change.case, uow=change.uow),
        new_id=ports.new_id,
    )


def _record(change: CaseChange, event: CaseEvent, found: list[Opening]) -> None:
    change.record(
        "event.record",
        event.id,
        event=event.kind,
        day=event.day.isoformat(),
        round=str(event.round),
        note=event.note,
        opens=", ".join(each.becomes.label for each in found),
    )


def _moves(table: CaseTable, found: list[Opening]) -> list[Redating]:
    """Return the dates that move of the actions that the event does not open."""
    return redatings(
        _others(list(table.actions), found),
        rows={row.key: row for row in table.procedure.rows},
        timeline=table.timeline,
        calendars=table.calendars,
    )


def _others(actions: list[Action], found: list[Opening]) -> list[Action]:
    opened = {each.becomes.id for each in found}
    return [action for action in actions if action.id not in opened]


def _tell(change: CaseChange, event: CaseEvent, found: list[Opening]) -> None:
    change.show_case()
    change.say(
        "event-recorded",
        event=event.kind,
        day=event.day.isoformat(),
        person=event.recorded_by,
        opens=", ".join(each.becomes.label for each in found),
    )
