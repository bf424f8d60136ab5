"""Open a further round of an action that comes again (rows 13 and 28)."""

from domain.actions import Action
from domain.cases import CaseState
from domain.openings import CaseTable, next_round
from domain.people import Actor
from domain.procedure.model import Repeat
from domain.refusals import Refusal
from domain.rights import can_record_events
from domain.timeline import Timeline
from services.case_change import CaseChange, changing_action
from services.cases.calendars import calendars_of
from services.cases.event_effects import store_openings
from services.ports import Ports


def open_next_round(change: CaseChange, action: Action, *, ports: Ports) -> Action:
    """Make the next round of an action pending today, inside a change."""
    table = CaseTable(
        case=change.case,
        procedure=change.procedure,
        actions=tuple(change.uow.actions.of_case(change.case.id)),
        timeline=Timeline(change.uow.cases.events(change.case.id)),
        calendars=calendars_of(change.case, uow=change.uow),
        new_id=ports.new_id,
    )
    found = next_round(change.row_of(action), table, on=change.today)
    change.record("action.repeat", found.becomes.id, action=found.becomes.label)
    return store_openings(change, [found])[0]


def repeat_action(action_id: str, *, by: Actor, ports: Ports) -> Action:
    """
    Open another round of an action that may be repeated as needed (row 13).

    While a round of it is open that one is the answer. What comes again with an event
    opens when that event is recorded: rounds and events are counted alike.

    Refusals: `does-not-repeat`, `opens-with-event`, `action-not-begun`,
    `not-an-event-recorder`, `case-ended`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if not can_record_events(change.standing):
            raise Refusal("not-an-event-recorder")
        _refuse(change, action)
        rounds = [
            each
            for each in change.uow.actions.of_case(change.case.id)
            if each.row_key == action.row_key
        ]
        standing = next((each for each in rounds if each.is_open), None)
        if standing is not None:
            return standing
        if rounds[0].opened_on is None:
            raise Refusal("action-not-begun", action=action.label)
        opened = open_next_round(change, action, ports=ports)
        change.commit()
    return opened


def _refuse(change: CaseChange, action: Action) -> None:
    repeat = change.row_of(action).repeat
    if repeat is Repeat.NEVER:
        raise Refusal("does-not-repeat", action=action.label)
    if repeat is Repeat.EACH_EVENT:
        raise Refusal("opens-with-event", action=action.label)
    if change.case.state is not CaseState.OPEN:
        raise Refusal("case-ended", case=change.case.facts.reference)
