"""Keep what belongs to an action, without finishing it."""

from domain.actions import Action
from domain.people import Actor
from services.actions.finish_action import Shown, refuse_work, store_shown
from services.case_change import CaseChange, changing_action
from services.paper import holds_same
from services.ports import Ports


def add_evidence(action_id: str, *, shown: Shown, by: Actor, ports: Ports) -> Action:
    """
    Keep a note, a link or a file with an open action.

    The same by the same person again, right after, is the same evidence.

    Refusals: `action-not-pending`, `not-your-action`, `for-information`,
    `evidence-missing`, `link-refused`, and those of the file.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        refuse_work(change, action, change.row_of(action))
        if _has_just_come(change, action, shown):
            return action
        store_shown(change, action, shown, ports=ports)
        change.show(action)
        change.commit()
    return action


def _has_just_come(change: CaseChange, action: Action, shown: Shown) -> bool:
    said = (change.by.person_id, shown.note.strip(), shown.link.strip())
    for last in change.uow.actions.evidence_of(action.id)[-1:]:
        if said != (last.by, last.note, last.link):
            return False
        if not (shown.paper and last.document_version_id):
            return not shown.paper and not last.document_version_id
        version = change.uow.documents.version(last.document_version_id)
        return holds_same(version, shown.paper)
    return False
