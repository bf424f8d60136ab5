"""A newer draft ends what is out for approval: asked first, recorded and told."""

from dataclasses import replace

from domain.actions import Action, ActionState
from domain.approvals import (
    ApprovalOut,
    Progress,
    first_doers,
    needed_keys,
    progress_of,
)
from domain.cases import Case
from domain.documents import DocumentVersion, Key
from domain.refusals import Refusal
from domain.rights import SIGNERS
from services.case_change import CaseChange, standing_in
from services.ports import Ports, UnitOfWork
from services.procedures import rows_of


def read_approval_out(document_id: str, *, ports: Ports) -> ApprovalOut | None:
    """Return the approval that a newer version of a document would end, if any."""
    with ports.read_uow() as uow:
        case = uow.cases.get(uow.documents.get(document_id).case_id)
        return _approval_out(document_id, case=case, uow=uow)


def refuse_unasked(change: CaseChange, document_id: str) -> None:
    """Refuse a newer version while nobody has agreed that it ends what is out."""
    out = _approval_out(document_id, case=change.case, uow=change.uow)
    if out is not None:
        raise Refusal(
            "approval-would-end",
            actions=", ".join(out.labels),
            version=str(out.version),
            given=str(out.given),
            needed=str(out.needed),
        )


def actions_out(document_id: str, *, case: Case, uow: UnitOfWork) -> list[Action]:
    """Return the actions for which some version of a document is out, or cleared."""
    versions = {version.id for version in uow.documents.versions(document_id)}
    of_case = uow.actions.of_case(case.id)
    return [a for a in of_case if a.is_open and a.document_version_id in versions]


def _approval_out(
    document_id: str, *, case: Case, uow: UnitOfWork
) -> ApprovalOut | None:
    out = actions_out(document_id, case=case, uow=uow)
    if not out:
        return None
    version = uow.documents.version(out[0].document_version_id)
    progress = _progress(out[0], case=case, uow=uow)
    return ApprovalOut(
        labels=tuple(action.label for action in out),
        version=version.number,
        given=len(progress.given),
        needed=len(progress.needed),
    )


def _progress(action: Action, *, case: Case, uow: UnitOfWork) -> Progress:
    return progress_of(
        action.document_version_id,
        row=rows_of(case.procedure)[action.row_key],
        case=case,
        signatures=uow.documents.signatures_of(action.id),
    )


def end_approval(
    change: CaseChange, action: Action, *, newest: DocumentVersion
) -> Action:
    """Let an action be worked on again; who was asked, and who signed, are told."""
    started = replace(
        action,
        state=ActionState.STARTED,
        waits_on=first_doers(change.row_of(action)),
        document_version_id="",
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
    change.uow.actions.change(started, was=action)
    change.show(started)
    if action.document_version_id:
        _tell(change, action, newest)
        for role in started.waits_on:
            change.show_to(role, started)
    return started


def _tell(change: CaseChange, action: Action, newest: DocumentVersion) -> None:
    """Record what ended; no card that offers the old version's key may stay."""
    ended = change.uow.documents.version(action.document_version_id)
    by, numbers = change.by.person_id, (str(ended.number), str(newest.number))
    change.record(
        "approval.end",
        action.id,
        action=action.label,
        version=numbers[0],
        newer=numbers[1],
        fingerprint=ended.fingerprint,
    )
    for person_id in _concerned(change, action):
        change.show_to_person(person_id, action)
        if person_id != by:
            change.say_to_person(
                person_id,
                "approval-ended",
                action=action.label,
                version=numbers[0],
                newer=numbers[1],
                person=by,
            )


def _concerned(change: CaseChange, action: Action) -> list[str]:
    """Return who was asked, and who signed and is still on the case."""
    keys = needed_keys(change.row_of(action), case=change.case)
    roles = [SIGNERS[key][0] for key in keys]
    if action.state is ActionState.CLEARED:
        roles += SIGNERS[Key.SUBMISSION]
    asked = [person_id for role in roles for person_id in change.players(role)]
    given = _progress(action, case=change.case, uow=change.uow).given.values()
    signed = [each.by for each in given if _is_on_case(change, each.by)]
    return list(dict.fromkeys([*asked, *signed]))


def _is_on_case(change: CaseChange, person_id: str) -> bool:
    standing = standing_in(change.team, person_id=person_id, day=change.today)
    return standing.is_on_case
