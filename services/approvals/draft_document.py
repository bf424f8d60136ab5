"""Draft a document's next version; a newer version is never signed (rows 5 to 28)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.actions import Action, ActionState
from domain.approvals import first_doers, needed_keys
from domain.documents import (
    Decision,
    DecisionKind,
    DocumentKind,
    DocumentVersion,
    Verdict,
)
from domain.paperwork import kind_of
from domain.people import Actor
from domain.procedure.model import Approval, ProcedureRow
from domain.refusals import Refusal
from domain.rights import SIGNERS, can_work
from services.actions.finish_action import refuse_work
from services.case_change import CaseChange, changing_action
from services.paper import Paper, file_paper
from services.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTaken:
    """A decision that a plan's draft proposes; it holds once the plan is signed."""

    kind: DecisionKind
    choice: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What stands after drafting: the action, and its newest version."""

    action: Action
    version: DocumentVersion


def draft_document(
    action_id: str,
    *,
    paper: Paper,
    decisions: Sequence[DecisionTaken] = (),
    by: Actor,
    ports: Ports,
) -> Drafted:
    """
    Store a new version of an action's document; what was signed stays as signed.

    An approval under way ends: signatures on the older version do not pass on. A
    completed action stays completed, and the newer version is unsigned.

    Refusals: `drafts-nothing`, `action-not-pending`, `not-your-action`, those of
    `file_paper`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        row = change.row_of(action)
        _refuse(change, action, row)
        kind = kind_of(row)
        version = file_paper(change, paper, action=action, kind=kind, ports=ports)
        _propose(change, version, decisions, ports=ports)
        drafted = _take_back(change, action, row)
        change.show(drafted)
        change.commit()
    return Drafted(action=drafted, version=version)


def _refuse(change: CaseChange, action: Action, row: ProcedureRow) -> None:
    if kind_of(row) is DocumentKind.EVIDENCE:
        raise Refusal("drafts-nothing", action=action.label)
    if action.state is not ActionState.DONE:
        refuse_work(change, action, row)
    elif not can_work(change.standing, action=action, row=row):
        raise Refusal(
            "not-your-action", action=action.label, owner=(row.doers or ("",))[0]
        )


def _propose(
    change: CaseChange,
    version: DocumentVersion,
    decisions: Sequence[DecisionTaken],
    *,
    ports: Ports,
) -> None:
    change.uow.documents.add_decisions(
        [
            Decision(
                id=ports.new_id(),
                case_id=change.case.id,
                version_id=version.id,
                kind=each.kind,
                choice=each.choice,
                words=each.words,
            )
            for each in decisions
        ]
    )
    for each in decisions:
        change.record(
            "decision.propose", version.id, kind=each.kind, choice=each.choice
        )


def _take_back(change: CaseChange, action: Action, row: ProcedureRow) -> Action:
    """Let an open action be worked on again; its approval, if any, starts anew."""
    if not action.is_open:
        return action
    started = replace(
        action,
        state=ActionState.STARTED,
        waits_on=first_doers(row),
        document_version_id="",
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
    change.uow.actions.change(started, was=action)
    return started


def send_for_approval(
    action_id: str, *, version_id: str = "", by: Actor, ports: Ports
) -> Drafted:
    """
    Send a document's newest version to those who sign or clear it.

    Sent again as it stands, it answers with what stands. For a plan's revisit that
    changes nothing, the version signed before may be sent as it is (row 16).

    Refusals: `needs-no-approval`, `nothing-drafted`, `version-replaced`,
    `version-stopped`, `action-not-pending`, `not-your-action`, `no-signer`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        row = change.row_of(action)
        if row.approval is Approval.NONE:
            raise Refusal("needs-no-approval", action=action.label)
        newest = newest_version(change, action, row)
        if version_id and newest.id != version_id:
            raise Refusal("version-replaced", version=str(newest.number))
        if action.document_version_id == newest.id:
            return Drafted(action=action, version=newest)
        refuse_work(change, action, row)
        _refuse_unsignable(change, action, row)
        _refuse_stopped(change, action, newest)
        sent = _send(change, action, row, newest)
        change.commit()
    return Drafted(action=sent, version=newest)


def newest_version(
    change: CaseChange, action: Action, row: ProcedureRow
) -> DocumentVersion:
    """Return the newest version of the document that a row signs or clears."""
    kind = kind_of(row)
    for document in change.uow.documents.of_case(change.case.id):
        shared = document.action_id != action.id and row.approval is Approval.SIGN_OFF
        if document.kind is kind and (document.action_id == action.id or shared):
            return change.uow.documents.versions(document.id)[-1]
    raise Refusal("nothing-drafted", action=action.label)


def _refuse_unsignable(change: CaseChange, action: Action, row: ProcedureRow) -> None:
    for key in needed_keys(row, case=change.case):
        role = SIGNERS[key][0]
        if not change.holders(role):
            raise Refusal("no-signer", action=action.label, role=role)


def _refuse_stopped(
    change: CaseChange, action: Action, version: DocumentVersion
) -> None:
    """What was sent back or refused is not asked again as it is."""
    for signature in change.uow.documents.signatures_of(action.id):
        stopped = signature.verdict is not Verdict.GIVEN
        if stopped and signature.version_id == version.id:
            raise Refusal("version-stopped", version=str(version.number))


def _send(
    change: CaseChange, action: Action, row: ProcedureRow, version: DocumentVersion
) -> Action:
    roles = [SIGNERS[key][0] for key in needed_keys(row, case=change.case)]
    sent = replace(
        action,
        state=ActionState.IN_APPROVAL,
        waits_on=tuple(roles),
        document_version_id=version.id,
        changed_at=change.at,
        changed_by=change.by.person_id,
        reason="",
    )
    if not change.uow.actions.change(sent, was=action):
        return change.uow.actions.get(action.id)
    change.record(
        "approval.ask",
        action.id,
        action=action.label,
        version=str(version.number),
        fingerprint=version.fingerprint,
    )
    change.show(sent)
    for role in roles:
        change.show_to(role, sent)
    return sent
