"""Keep what belongs to an action, without finishing it."""

from domain.actions import Action
from domain.people import Actor
from services.actions.finish_action import Shown, refuse_work, store_shown
from services.case_change import changing_action
from services.ports import Ports


def add_evidence(action_id: str, *, shown: Shown, by: Actor, ports: Ports) -> Action:
    """
    Keep a note, a link or a file with an open action.

    Refusals: `action-not-pending`, `not-your-action`, `for-information`,
    `evidence-missing`, `link-refused`, and those of the file.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        refuse_work(change, action, change.row_of(action))
        store_shown(change, action, shown, ports=ports)
        change.show(action)
        change.commit()
    return action
