"""Draft a document's next version; a newer version is never signed (rows 5 to 28)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.actions import Action, ActionState
from domain.approvals import needed_keys
from domain.documents import (
    CHOICES,
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
from services.approvals.end_approval import (
    actions_out,
    end_approval,
    refuse_unasked,
)
from services.approvals.version_meant import refuse_unnamed
from services.case_change import CaseChange, changing_action
from services.paper import Paper, file_paper, holds_same, newest_of
from services.ports import Ports
from services.read_version import read_version
from services.words import refuse_long


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
    base: str | None = None,
    confirmed: bool = False,
    by: Actor,
    ports: Ports,
) -> Drafted:
    """
    Store a new version of an action's document; what was signed stays as signed.

    An approval under way ends, on each action that shares the document, and only once
    that is *confirmed*: signatures on the older version do not pass on, and who was
    asked or had signed is told. A completed action stays completed, and the newer
    version is unsigned. The same bytes with the same decisions as the newest version
    are that version.

    *base* is the id of the newest version that who drafts has seen, empty where there
    was none: a later one is not written over. None where nothing was shown.

    Refusals: `drafts-nothing`, `action-not-pending`, `not-your-action`,
    `draft-outdated`, `approval-would-end` unless confirmed, those of `file_paper`,
    `text-too-long` or `no-such-choice` for a decision.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        row = change.row_of(action)
        _refuse(change, action, row)
        _refuse_decisions(decisions)
        version = _same(change, action, row, paper, decisions)
        if version is None:
            _refuse_outdated(change, action, row, base)
            if not confirmed:
                _refuse_unasked(change, action, row)
            version = file_paper(
                change, paper, action=action, kind=kind_of(row), ports=ports
            )
            _propose(change, version, decisions, ports=ports)
            _stop_older(change, version, but=action)
        drafted = _take_back(change, action, version)
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


def _refuse_decisions(decisions: Sequence[DecisionTaken]) -> None:
    for decision in decisions:
        choices = CHOICES[decision.kind]
        if decision.choice not in choices:
            raise Refusal(
                "no-such-choice", decision=decision.kind, choices=", ".join(choices)
            )
        refuse_long(decision.words, field=decision.kind)


def _refuse_outdated(
    change: CaseChange, action: Action, row: ProcedureRow, base: str | None
) -> None:
    """Refuse a draft of who has not seen the newest version: it would be lost."""
    newest = newest_of(change, action, kind_of(row))
    if newest is not None and base not in {None, newest.id}:
        raise Refusal("draft-outdated", version=str(newest.number))


def _refuse_unasked(change: CaseChange, action: Action, row: ProcedureRow) -> None:
    newest = newest_of(change, action, kind_of(row))
    if newest is not None:
        refuse_unasked(change, newest.document_id)


def _same(
    change: CaseChange,
    action: Action,
    row: ProcedureRow,
    paper: Paper,
    decisions: Sequence[DecisionTaken],
) -> DocumentVersion | None:
    """Return the newest version when it says just this: a press came twice."""
    newest = newest_of(change, action, kind_of(row))
    if newest is None or not holds_same(newest, paper):
        return None
    taken = [
        DecisionTaken(kind=each.kind, choice=each.choice, words=each.words)
        for each in change.uow.documents.decisions_of_case(change.case.id)
        if each.version_id == newest.id
    ]
    return newest if taken == list(decisions) else None


def _stop_older(change: CaseChange, version: DocumentVersion, *, but: Action) -> None:
    """End the approval of an older version on the other actions of a document."""
    out = actions_out(version.document_id, case=change.case, uow=change.uow)
    for action in out:
        if action.id != but.id:
            _take_back(change, action, version)


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


def _take_back(change: CaseChange, action: Action, newest: DocumentVersion) -> Action:
    """Let an open action be worked on again; approval of an older version ends."""
    if not action.is_open or action.document_version_id == newest.id:
        return action
    return end_approval(change, action, newest=newest)


def send_for_approval(
    action_id: str, *, version_id: str, by: Actor, ports: Ports
) -> Drafted:
    """
    Send a document's newest version, which the sender has read, to its signers.

    Sent again as it stands, it answers with what stands. For a plan's revisit that
    changes nothing, the version signed before may be sent as it is (row 16).

    Refusals: `needs-no-approval`, `nothing-drafted`, `version-replaced`,
    `version-stopped`, `action-not-pending`, `not-your-action`, `no-signer`,
    `version-unnamed`, those of `read_version`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        row = change.row_of(action)
        if row.approval is Approval.NONE:
            raise Refusal("needs-no-approval", action=action.label)
        newest = newest_of(change, action, kind_of(row))
        if newest is not None and version_id not in {"", newest.id}:
            raise Refusal("version-replaced", version=str(newest.number))
        if newest is not None and action.document_version_id == newest.id:
            return Drafted(action=action, version=newest)
        refuse_work(change, action, row)
        if newest is None:
            raise Refusal("nothing-drafted", action=action.label)
        _refuse_unsignable(change, action, row)
        _refuse_stopped(change, action, newest)
        refuse_unnamed(version_id, action=action, version=newest)
        read_version(newest, reference=change.case.facts.reference, ports=ports)
        sent = _send(change, action, row, newest)
        change.commit()
    return Drafted(action=sent, version=newest)


def _refuse_unsignable(change: CaseChange, action: Action, row: ProcedureRow) -> None:
    for key in needed_keys(row, case=change.case):
        role = SIGNERS[key][0]
        if not change.deciders(role):
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
    keys = needed_keys(row, case=change.case)
    sent = replace(
        action,
        state=ActionState.IN_APPROVAL,
        waits_on=tuple(SIGNERS[key][0] for key in keys),
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
    _tell_asked(change, sent, version)
    change.show(sent)
    for role in sent.waits_on:
        change.show_to(role, sent)
    return sent


def _tell_asked(change: CaseChange, sent: Action, version: DocumentVersion) -> None:
    """Tell the room, and each whose turn it is: their card may stand far above."""
    title, number = change.row_of(sent).title, str(version.number)
    change.tell(
        "approval-asked",
        sent,
        action=sent.label,
        title=title,
        version=number,
        person=change.by.person_id,
    )
    for role in sent.waits_on:
        change.say_to(
            role,
            "yours-to-approve",
            case=change.case.facts.reference,
            action=sent.label,
            title=title,
            version=number,
        )
