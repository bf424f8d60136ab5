"""Send a draft back with a reason, or refuse it: either stops the approval."""

from dataclasses import replace

from domain.actions import Action, ActionState
from domain.approvals import first_doers, needed_keys, progress_of
from domain.documents import Key, Signature, Verdict
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import SIGNERS, keys_of, signing_role
from services.approvals.version_meant import refuse_unnamed, replaced
from services.case_change import CaseChange, changing_action
from services.ports import Ports
from services.words import reasoned


def stop_approval(
    action_id: str,
    *,
    version_id: str,
    verdict: Verdict,
    reason: str,
    by: Actor,
    ports: Ports,
) -> Action:
    """
    Stop the approval of a version; a new version has to be drafted.

    Who still has a key to turn may stop it; a key that was turned stays turned.
    Signatures given on the stopped version count no more. A second press by who
    stopped it answers with what stands.

    Refusals: `not-in-approval`, `version-replaced`, `recused`, `not-a-signer`,
    `signed-already`, `version-unnamed`, `reason-missing`, `text-too-long`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if _stopped_by(change, action, version_id):
            return action
        key = _key(change, action, version_id)
        signature = _signature(
            change, action, key, verdict=verdict, reason=reasoned(reason), ports=ports
        )
        if not change.uow.documents.sign(signature):
            return action
        stopped = _stop(change, action, signature)
        change.commit()
    return stopped


def _stopped_by(change: CaseChange, action: Action, version_id: str) -> bool:
    """Whether who presses has stopped this version before."""
    return any(
        signature.by == change.by.person_id
        and signature.version_id == version_id
        and signature.verdict is not Verdict.GIVEN
        for signature in change.uow.documents.signatures_of(action.id)
    )


def _key(change: CaseChange, action: Action, version_id: str) -> Key:
    if action.state not in {ActionState.IN_APPROVAL, ActionState.CLEARED}:
        raise Refusal("not-in-approval", action=action.label, state=action.state)
    if version_id not in {"", action.document_version_id}:
        raise replaced(change, action)
    if change.standing.recused:
        raise Refusal("recused", action=action.label)
    missing, given = _keys(change, action)
    mine = keys_of(change.standing)
    if not set(mine) & {*missing, *given}:
        signers = ", ".join(SIGNERS[key][0] for key in missing)
        raise Refusal("not-a-signer", action=action.label, signers=signers)
    left = [key for key in missing if key in mine]
    if not left:
        raise Refusal("signed-already", action=action.label)
    out = change.uow.documents.version(action.document_version_id)
    refuse_unnamed(version_id, action=action, version=out)
    return left[0]


def _keys(change: CaseChange, action: Action) -> tuple[list[Key], list[Key]]:
    """Return the keys that are missing on the way to SECU or to a plan, and given."""
    progress = progress_of(
        action.document_version_id,
        row=change.row_of(action),
        case=change.case,
        signatures=change.uow.documents.signatures_of(action.id),
    )
    cleared = action.state is ActionState.CLEARED
    missing = [Key.SUBMISSION] if cleared else list(progress.missing)
    return missing, list(progress.given)


def _signature(
    change: CaseChange,
    action: Action,
    key: Key,
    *,
    verdict: Verdict,
    reason: str,
    ports: Ports,
) -> Signature:
    version = change.uow.documents.version(action.document_version_id)
    return Signature(
        id=ports.new_id(),
        action_id=action.id,
        version_id=version.id,
        fingerprint=version.fingerprint,
        key=key,
        verdict=verdict,
        by=change.by.person_id,
        at=change.at,
        acting_for=change.standing.acts_for(signing_role(change.standing, key)),
        reason=reason,
    )


def _record(change: CaseChange, action: Action, signature: Signature) -> None:
    version = change.uow.documents.version(signature.version_id)
    change.record(
        "approval.stop",
        signature.id,
        action=action.label,
        version=str(version.number),
        key=signature.key,
        verdict=signature.verdict,
        fingerprint=signature.fingerprint,
        acting_for=signature.acting_for,
        reason=signature.reason,
    )


def _stop(change: CaseChange, action: Action, signature: Signature) -> Action:
    row = change.row_of(action)
    stopped = replace(
        action,
        state=ActionState.STARTED,
        waits_on=first_doers(row),
        reason=signature.reason,
        document_version_id="",
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
    change.uow.actions.change(stopped, was=action)
    _record(change, action, signature)
    change.tell(
        "approval-stopped",
        stopped,
        action=action.label,
        title=row.title,
        person=signature.by,
    )
    change.show(stopped)
    signers = [SIGNERS[key][0] for key in needed_keys(row, case=change.case)]
    for role in (*stopped.waits_on, *signers):
        change.show_to(role, stopped)
    return stopped
