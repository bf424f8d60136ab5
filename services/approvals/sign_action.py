"""Turn a key: sign off or clear exactly the version that was read (SOP, column R/S)."""

from dataclasses import dataclass, replace

from domain.actions import Action, ActionState
from domain.approvals import Progress, progress_of
from domain.cases import CaseEvent
from domain.documents import DocumentVersion, Key, Signature, Verdict
from domain.events import EventKind
from domain.people import Actor
from domain.procedure.model import Approval
from domain.refusals import Refusal
from domain.rights import SIGNERS, keys_of, signing_role
from domain.timeline import Timeline
from services.actions.finish_action import complete
from services.approvals.decisions import put_decisions_in_force
from services.approvals.version_meant import refuse_unnamed, replaced
from services.case_change import CaseChange, changing_action
from services.cases.record_event import take_effect
from services.ports import Ports
from services.read_version import read_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What stands after a press: the action, and how far its version is."""

    action: Action
    version: DocumentVersion
    progress: Progress


def sign_action(
    action_id: str,
    *,
    version_id: str,
    fingerprint: str = "",
    by: Actor,
    ports: Ports,
) -> Signed:
    """
    Sign off or clear one version of an action's document, with the signer's next key.

    The version is the one on the card that was pressed; without one nothing is signed.
    A second press by the same person answers with what stands. Two keys are two
    different people.

    Refusals: `version-replaced`, `fingerprint-differs`, `not-in-approval`, `recused`,
    `not-a-signer`, `signed-already`, `two-people`, `version-unnamed`, those of
    `read_version`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        standing = _standing(change, action, _shown(action, version_id))
        if _gave(standing, by.person_id):
            return standing
        _refuse_version(change, standing, fingerprint)
        key = _key(change, action, standing.progress)
        refuse_unnamed(version_id, action=action, version=standing.version)
        _refuse_other_bytes(change, standing, ports=ports)
        signature = _signature(change, standing, key, ports=ports)
        if not change.uow.documents.sign(signature):
            return _standing(change, action, version_id)
        _record(change, standing, signature)
        return _go_on(change, action, version_id, ports=ports)


def _standing(change: CaseChange, action: Action, version_id: str) -> Signed:
    return Signed(
        action=action,
        version=change.uow.documents.version(version_id),
        progress=progress_of(
            version_id,
            row=change.row_of(action),
            case=change.case,
            signatures=change.uow.documents.signatures_of(action.id),
        ),
    )


def _shown(action: Action, version_id: str) -> str:
    """Return the version that is pressed, else the one that is out."""
    shown = version_id or action.document_version_id
    if not shown:
        raise Refusal("not-in-approval", action=action.label, state=action.state)
    return shown


def _gave(standing: Signed, person_id: str) -> bool:
    """Whether somebody has turned their key on what is out, or was approved."""
    given = standing.progress.given.values()
    is_out = standing.version.id == standing.action.document_version_id
    return is_out and any(signature.by == person_id for signature in given)


def _refuse_version(change: CaseChange, standing: Signed, fingerprint: str) -> None:
    action, version = standing.action, standing.version
    if version.case_id != action.case_id:
        raise Refusal("document-not-found")
    newest = change.uow.documents.versions(version.document_id)[-1]
    if version.id not in {action.document_version_id, newest.id}:
        raise replaced(change, action)
    if action.state is not ActionState.IN_APPROVAL:
        raise Refusal("not-in-approval", action=action.label, state=action.state)
    if action.document_version_id != version.id:
        raise replaced(change, action)
    if fingerprint and fingerprint != version.fingerprint:
        raise Refusal("fingerprint-differs", action=action.label)


def _refuse_other_bytes(change: CaseChange, standing: Signed, *, ports: Ports) -> None:
    """What is signed is the file that was read: it must still be the one stored."""
    reference = change.case.facts.reference
    read_version(standing.version, reference=reference, ports=ports)


def _key(change: CaseChange, action: Action, progress: Progress) -> Key:
    """Return the key that the presser turns, or refuse."""
    if change.standing.recused:
        raise Refusal("recused", action=action.label)
    mine = keys_of(change.standing)
    if not set(mine) & set(progress.needed):
        signers = ", ".join(SIGNERS[key][0] for key in progress.missing)
        raise Refusal("not-a-signer", action=action.label, signers=signers)
    missing = [key for key in progress.missing if key in mine]
    if not missing:
        raise Refusal("signed-already", action=action.label)
    return missing[0]


def _signature(
    change: CaseChange, standing: Signed, key: Key, *, ports: Ports
) -> Signature:
    role = signing_role(change.standing, key)
    principal = change.standing.acts_for(role)
    _refuse_same_person(change, standing, principal)
    return Signature(
        id=ports.new_id(),
        action_id=standing.action.id,
        version_id=standing.version.id,
        fingerprint=standing.version.fingerprint,
        key=key,
        verdict=Verdict.GIVEN,
        by=change.by.person_id,
        at=change.at,
        acting_for=principal,
    )


def _refuse_same_person(change: CaseChange, standing: Signed, principal: str) -> None:
    """Two keys are two people: nobody turns one and has a deputy turn the other."""
    me = {change.by.person_id, principal} - {""}
    for signature in standing.progress.given.values():
        if me & {signature.by, signature.acting_for}:
            raise Refusal("two-people", action=standing.action.label)


def _record(change: CaseChange, standing: Signed, signature: Signature) -> None:
    change.record(
        "approval.give",
        signature.id,
        action=standing.action.label,
        version=str(standing.version.number),
        key=signature.key,
        fingerprint=signature.fingerprint,
        acting_for=signature.acting_for,
        reason=signature.reason,
    )


def _go_on(
    change: CaseChange, action: Action, version_id: str, *, ports: Ports
) -> Signed:
    """Complete the action with its last key, else show who is still missing."""
    standing = _standing(change, action, version_id)
    _tell(change, standing)
    if not standing.progress.is_complete:
        becomes = _wait(change, standing)
    elif change.row_of(action).approval is Approval.CLEARANCE:
        becomes = _cleared(change, action)
    else:
        becomes = _signed_off(change, standing, ports=ports)
    return replace(standing, action=becomes)


def _tell(change: CaseChange, standing: Signed) -> None:
    action, given = standing.action, standing.progress.given
    change.tell(
        "key-given",
        action,
        action=action.label,
        title=change.row_of(action).title,
        person=change.by.person_id,
        version=str(standing.version.number),
        given=str(len(given)),
        needed=str(len(standing.progress.needed)),
    )


def _wait(change: CaseChange, standing: Signed) -> Action:
    action = standing.action
    waiting = replace(action, waits_on=standing.progress.waits_on)
    change.uow.actions.change(waiting, was=action)
    _show_to_signers(change, standing, waiting)
    change.commit()
    return waiting


def _show_to_signers(change: CaseChange, standing: Signed, action: Action) -> None:
    change.show(action)
    for key in standing.progress.needed:
        change.show_to(SIGNERS[key][0], action)


def _cleared(change: CaseChange, action: Action) -> Action:
    """Let a cleared text wait for its submission to SECU by RBx or RR."""
    cleared = replace(
        action,
        state=ActionState.CLEARED,
        waits_on=SIGNERS[Key.SUBMISSION],
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
    change.uow.actions.change(cleared, was=action)
    change.record("approval.complete", action.id, action=action.label)
    change.show(cleared)
    for role in SIGNERS[Key.SUBMISSION]:
        change.show_to(role, cleared)
        change.say_to(
            role,
            "yours-to-submit",
            case=change.case.facts.reference,
            action=action.label,
            title=change.row_of(action).title,
        )
    change.commit()
    return cleared


def _signed_off(change: CaseChange, standing: Signed, *, ports: Ports) -> Action:
    """Finish a signed plan: its decisions hold, and the six months begin again."""
    action = standing.action
    change.record("approval.complete", action.id, action=action.label)
    put_decisions_in_force(change, standing.version.id)
    _note_plan(change, action, ports=ports)
    _show_to_signers(change, standing, action)
    now = change.uow.actions.get(action.id)
    return complete(change, now, ports=ports)


def _note_plan(change: CaseChange, action: Action, *, ports: Ports) -> None:
    before = Timeline(change.uow.cases.events(change.case.id))
    event = CaseEvent(
        id=ports.new_id(),
        case_id=change.case.id,
        kind=EventKind.PLAN_UPDATED,
        day=change.today,
        round=before.next_round(EventKind.PLAN_UPDATED),
        recorded_by=change.by.person_id,
        recorded_at=change.at,
        note=action.label,
    )
    change.uow.cases.add_event(event)
    take_effect(change, event, before, ports=ports)
