"""A request for more time that nobody has to decide on any more."""

from domain.actions import Action
from domain.extensions import ExtensionState, open_one
from services.case_change import CaseChange
from services.dates.extending import settled, show_to_deciders


def end_request(change: CaseChange, action: Action, state: ExtensionState) -> None:
    """
    Close the request that waits on an action which has ended, inside a change.

    *state* says what ended it. The record keeps it, and whoever asked hears of it;
    without a request nothing happens.
    """
    asked = open_one(change.uow.extensions.of_action(action.id))
    if asked is None:
        return
    settled(change, asked, state)
    days = str(asked.asked_days)
    change.record(
        "extension.end", action.id, action=action.label, days=days, because=state
    )
    change.say_to_person(
        asked.asked_by,
        "extension-ended-told",
        case=change.case.facts.reference,
        action=action.label,
        days=days,
        because=state,
    )
    show_to_deciders(change, action, asked)
