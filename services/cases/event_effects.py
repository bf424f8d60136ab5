"""What an event does beyond opening actions: it ends a track, or ends an action."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.actions import Action, ActionState, PartState
from domain.cases import ENDED_BY, CaseEvent, CaseState
from domain.dating import Redating
from domain.events import EventKind
from domain.extensions import ExtensionState
from domain.openings import Opening
from domain.refusals import Refusal
from services.case_change import CaseChange
from services.dates.ending import end_request

# The action that an event itself fulfils: the decision is 25, SECU's closure is 30.
FULFILS = {
    EventKind.DECIDED: "record-decision",
    EventKind.CLOSED_BY_SECU: "close-case",
}


def store_openings(change: CaseChange, found: Iterable[Opening]) -> list[Action]:
    """Store the actions that an event opens, show their cards, and return them."""
    opened = list(found)
    for each in opened:
        if each.was is not None:
            change.uow.actions.change(each.becomes, was=each.was)
    added = [each.becomes for each in opened if each.was is None]
    change.uow.actions.add_all(added, _new_parts(change, opened))
    for each in opened:
        change.show(each.becomes)
    return [each.becomes for each in opened]


def _new_parts(change: CaseChange, opened: Iterable[Opening]) -> list[PartState]:
    """Return the parts to store: an action that waited again has its parts already."""
    return [
        part
        for each in opened
        if each.parts and not (each.was and change.uow.actions.parts_of(each.was.id))
        for part in each.parts
    ]


def store_redatings(change: CaseChange, moves: Iterable[Redating]) -> None:
    """Store dates that moved, record each, and show the cards they stand on."""
    moved = list(moves)
    change.uow.actions.redate({move.action.id: move.after for move in moved})
    for move in moved:
        if not move.action.is_open or move.before.day == move.after.day:
            continue
        change.record(
            "action.redate",
            move.action.id,
            action=move.action.label,
            before=str(move.before.day or ""),
            after=str(move.after.day or ""),
        )
        change.show(move.action)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What an event *finishes*, as its own, and what *lapses* open with the track."""

    finishes: tuple[Action, ...] = ()
    lapses: tuple[Action, ...] = ()


def ending_of(
    kind: EventKind, actions: Iterable[Action], *, opened: Iterable[Action]
) -> Ending:
    """
    Return what an event of that *kind* ends, and changes nothing (7, 25, 30).

    What the event itself has just *opened* stays open: the hand-over of row 7.
    """
    fresh = {action.id for action in opened}
    others = [action for action in actions if action.id not in fresh]
    own = [action for action in others if action.row_key == FULFILS.get(kind)]
    lapses = (action for action in others if action.is_open and action not in own)
    return Ending(
        finishes=tuple(action for action in own if action.done_at is None),
        lapses=tuple(lapses) if kind in ENDED_BY else (),
    )


def end_what_it_ends(
    change: CaseChange, event: CaseEvent, opened: Iterable[Action]
) -> Ending:
    """Let an event fulfil its action, and end the SECU track where it does (7, 30)."""
    if event.kind not in FULFILS and event.kind not in ENDED_BY:
        return Ending()
    actions = change.uow.actions.of_case(change.case.id)
    ending = ending_of(event.kind, actions, opened=opened)
    for action in ending.finishes:
        _finish(change, action, event)
    if event.kind in ENDED_BY:
        _end_track(change, ENDED_BY[event.kind], ending.lapses)
    return ending


def _end_track(
    change: CaseChange, becomes: CaseState, lapses: Iterable[Action]
) -> None:
    ended = change.uow.cases.set_state(
        change.case.id, was=CaseState.OPEN, becomes=becomes
    )
    if not ended:
        raise Refusal("case-ended", case=change.case.facts.reference)
    for action in lapses:
        _lapse(change, action)


def _finish(change: CaseChange, action: Action, event: CaseEvent) -> None:
    done = replace(
        action,
        state=ActionState.DONE,
        waits_on=(),
        opened_on=action.opened_on or event.day,
        changed_at=change.at,
        changed_by=change.by.person_id,
        done_at=change.at,
        done_by=change.by.person_id,
    )
    change.uow.actions.change(done, was=action)
    change.record("action.finish", action.id, action=action.label, event=event.kind)
    end_request(change, action, ExtensionState.ACTION_DONE)
    change.show(done)


def _lapse(change: CaseChange, action: Action) -> None:
    lapsed = replace(
        action,
        state=ActionState.LAPSED,
        waits_on=(),
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
    change.uow.actions.change(lapsed, was=action)
    change.record("action.lapse", action.id, action=action.label)
    end_request(change, action, ExtensionState.CASE_ENDED)
    change.show(lapsed)
    if action.document_version_id:  # Those who were asked to sign have its card.
        for role in action.waits_on:
            change.show_to(role, lapsed)
