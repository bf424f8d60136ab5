"""Send a draft back with a reason, or refuse it: either stops the approval."""

from dataclasses import replace

from domain.actions import Action, ActionState
from domain.approvals import first_doers
from domain.documents import Key, Signature, Verdict
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import SIGNERS, keys_of, signing_role
from services.actions.finish_action import WORDS_LENGTH
from services.case_change import CaseChange, changing_action
from services.ports import Ports


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
    Stop the approval of a version; a new version has to be drafted or sent.

    Signatures given on the stopped version count no more.

    Refusals: `not-in-approval`, `version-replaced`, `recused`, `not-a-signer`,
    `reason-missing`, `text-too-long`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        key = _key(change, action, version_id)
        _refuse_reason(reason)
        signature = _signature(
            change, action, key, verdict=verdict, reason=reason, ports=ports
        )
        if not change.uow.documents.sign(signature):
            return action
        stopped = _stop(change, action, signature)
        change.commit()
    return stopped


def _key(change: CaseChange, action: Action, version_id: str) -> Key:
    row = change.row_of(action)
    if action.state not in {ActionState.IN_APPROVAL, ActionState.CLEARED}:
        raise Refusal("not-in-approval", action=action.label, state=action.state)
    if action.document_version_id != version_id:
        raise Refusal("version-replaced", version="")
    if change.standing.recused:
        raise Refusal("recused", action=action.label)
    mine = [k for k in keys_of(change.standing) if k in _keys(change, action)]
    if not mine:
        signers = ", ".join(row.doers)
        raise Refusal("not-a-signer", action=action.label, signers=signers)
    return mine[0]


def _keys(change: CaseChange, action: Action) -> set[Key]:
    """Return the keys whose holders may stop this approval as it stands."""
    waiting = set(action.waits_on)
    mine = {key for key, roles in SIGNERS.items() if waiting & set(roles)}
    given = change.uow.documents.signatures_of(action.id)
    return mine | {s.key for s in given if s.version_id == action.document_version_id}


def _refuse_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("reason-missing")
    if len(reason) > WORDS_LENGTH:
        raise Refusal("text-too-long", limit=str(WORDS_LENGTH))


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
        reason=reason.strip(),
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
    change.record(
        "approval.stop",
        signature.id,
        action=action.label,
        key=signature.key,
        verdict=signature.verdict,
        fingerprint=signature.fingerprint,
        reason=signature.reason,
    )
    change.show(stopped)
    for role in stopped.waits_on:
        change.show_to(role, stopped)
    return stopped
