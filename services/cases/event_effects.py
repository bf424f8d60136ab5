"""What an event does beyond opening actions: it ends a track, or ends an action."""

from collections.abc import Iterable
from dataclasses import replace

from domain.actions import Action, ActionState
from domain.cases import CaseEvent, CaseState
from domain.dating import Redating
from domain.events import EventKind
from domain.openings import Opening
from domain.refusals import Refusal
from services.case_change import CaseChange

# The action that an event itself fulfils: the decision is 25, SECU's closure is 30.
FULFILS = {
    EventKind.DECIDED: "record-decision",
    EventKind.CLOSED_BY_SECU: "close-case",
}
ENDS = {
    EventKind.NOT_ELIGIBLE: CaseState.NOT_ELIGIBLE,
    EventKind.CLOSED_BY_SECU: CaseState.CLOSED,
}


def store_openings(change: CaseChange, found: Iterable[Opening]) -> list[Action]:
    """Store the actions that an event opens, show their cards, and return them."""
    opened = list(found)
    for each in opened:
        if each.was is not None:
            change.uow.actions.change(each.becomes, was=each.was)
    added = [each.becomes for each in opened if each.was is None]
    parts = [part for each in opened for part in each.parts]
    change.uow.actions.add_all(added, parts)
    for each in opened:
        change.show(each.becomes)
    return [each.becomes for each in opened]


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


def end_what_it_ends(
    change: CaseChange, event: CaseEvent, actions: Iterable[Action]
) -> None:
    """Let an event fulfil its action, and end the SECU track where it does (7, 30)."""
    everything = list(actions)
    fulfilled = FULFILS.get(event.kind)
    for action in everything:
        if action.row_key == fulfilled and action.done_at is None:
            _finish(change, action, event)
    becomes = ENDS.get(event.kind)
    if becomes is None:
        return
    if not change.uow.cases.set_state(
        change.case.id, was=CaseState.OPEN, becomes=becomes
    ):
        raise Refusal("case-ended", case=change.case.facts.reference)
    for action in everything:
        if action.is_open and action.row_key != fulfilled:
            _lapse(change, action)


def _finish(change: CaseChange, action: Action, event: CaseEvent) -> None:
    done = replace(
        action,
        state=ActionState.DONE,
        waits_on=(),
        opened_on=action.opened_on or event.day,
        done_at=change.at,
        done_by=change.by.person_id,
    )
    change.uow.actions.change(done, was=action)
    change.record("action.finish", action.id, action=action.label, event=event.kind)
    change.show(done)


def _lapse(change: CaseChange, action: Action) -> None:
    lapsed = replace(action, state=ActionState.LAPSED, waits_on=())
    change.uow.actions.change(lapsed, was=action)
    change.record("action.lapse", action.id, action=action.label)
    change.show(lapsed)
