"""Submit a cleared text to SECU, by RBx or RR (rows 12, 18, 20, 26, 28)."""

from domain.actions import Action, ActionState
from domain.documents import DocumentVersion, Key, Signature, Verdict
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import SIGNERS, keys_of, signing_role
from services.actions.finish_action import Shown, complete, store_shown
from services.approvals.version_meant import refuse_unnamed, replaced
from services.case_change import CaseChange, changing_action
from services.ports import Ports
from services.read_version import read_version


def submit_action(
    action_id: str, *, version_id: str, shown: Shown, by: Actor, ports: Ports
) -> Action:
    """
    Record that the cleared version was submitted to SECU; the action is done.

    A person sends it to SECU; the desk keeps who and when. The version is the one on
    the card that was pressed. A second press answers with what stands.

    Refusals: `not-cleared`, `recused`, `not-a-submitter`, `version-replaced`,
    `version-unnamed`, those of `read_version`, and those of what is shown.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if version_id and version_id != action.document_version_id:
            raise replaced(change, action)
        if action.state is ActionState.DONE:
            return action
        _refuse(change, action)
        version = change.uow.documents.version(action.document_version_id)
        refuse_unnamed(version_id, action=action, version=version)
        read_version(version, reference=change.case.facts.reference, ports=ports)
        signature = _signature(change, action, version, ports=ports)
        if not change.uow.documents.sign(signature):
            return change.uow.actions.get(action.id)
        if not shown.is_empty:
            store_shown(change, action, shown, ports=ports)
        _record(change, action, signature, version)
        for role in SIGNERS[Key.SUBMISSION]:
            change.show_to(role, action)
        return complete(change, action, ports=ports)


def _refuse(change: CaseChange, action: Action) -> None:
    if action.state is not ActionState.CLEARED:
        raise Refusal("not-cleared", action=action.label, state=action.state)
    if change.standing.recused:
        raise Refusal("recused", action=action.label)
    if Key.SUBMISSION not in keys_of(change.standing):
        raise Refusal("not-a-submitter", action=action.label)


def _record(
    change: CaseChange, action: Action, signature: Signature, version: DocumentVersion
) -> None:
    change.record(
        "approval.submit",
        signature.id,
        action=action.label,
        version=str(version.number),
        fingerprint=signature.fingerprint,
        acting_for=signature.acting_for,
    )


def _signature(
    change: CaseChange, action: Action, version: DocumentVersion, *, ports: Ports
) -> Signature:
    role = signing_role(change.standing, Key.SUBMISSION)
    return Signature(
        id=ports.new_id(),
        action_id=action.id,
        version_id=version.id,
        fingerprint=version.fingerprint,
        key=Key.SUBMISSION,
        verdict=Verdict.GIVEN,
        by=change.by.person_id,
        at=change.at,
        acting_for=change.standing.acts_for(role),
    )
