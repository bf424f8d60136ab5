"""Read one action with all that a card about it shows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypedDict

from domain.actions import Action, Comment, Evidence
from domain.approvals import Progress, progress_of
from domain.cases import Case
from domain.documents import Document, DocumentKind, DocumentVersion, Signature
from domain.extensions import Extension
from domain.nudging.word import NudgeHistory
from domain.paperwork import SHARED_KINDS, kind_of
from domain.people import Team
from domain.procedure.model import ProcedureRow
from domain.refusals import Refusal
from domain.sheets import COMMENTS_SHOWN, ActionSheet
from services.learning.action_links import asked_before, links_of_action
from services.nudging.next_word import nudge_history
from services.ports import Ports, UnitOfWork
from services.procedures import rows_of
from services.reading.reader import day_of, people_of, standing_for

_DIGITS = 4


def read_action(action_id: str, *, reader: str, ports: Ports) -> ActionSheet:
    """
    Return an action for somebody on its case; *reader* is empty for the room.

    Refusals: `action-not-found`, `not-on-case`.
    """
    with ports.read_uow() as uow:
        return sheet_of_action(action_id, reader=reader, uow=uow, ports=ports)


def sheet_of_action(
    action_id: str, *, reader: str, uow: UnitOfWork, ports: Ports
) -> ActionSheet:
    """Return the same within a unit of work that asks for more; refusals as above."""
    action = uow.actions.get(action_id)
    sheet = _sheet(action, reader=reader, uow=uow, ports=ports)
    return _with_notices(sheet, uow=uow) if sheet.row.parts else sheet


class _Hung(TypedDict):
    """What hangs on an action, by the names that a sheet has for it."""

    evidence: tuple[Evidence, ...]
    comments: tuple[Comment, ...]
    earlier_comments: int
    signatures: tuple[Signature, ...]
    extensions: tuple[Extension, ...]
    nudges: NudgeHistory


def _sheet(
    action: Action, *, reader: str, uow: UnitOfWork, ports: Ports
) -> ActionSheet:
    """Gather what every action has."""
    case = uow.cases.get(action.case_id)
    team = uow.people.team(case.id)
    today = day_of(reader, uow=uow, ports=ports)
    row = rows_of(case.procedure)[action.row_key]
    document, versions = _paper(action, row, uow=uow)
    hung = _hung(action, case, team, uow=uow, now=ports.clock())
    return ActionSheet(
        case=case,
        action=action,
        row=row,
        document=document,
        versions=tuple(versions),
        progress=_progress(action, row, case, hung["signatures"]),
        team=team,
        standing=standing_for(team, reader=reader, today=today),
        today=today,
        people=uow.people.some(_people_of(action, team, hung)),
        resources=links_of_action(action.row_key, uow=uow),
        asked_before=asked_before(action.row_key, uow=uow),
        lays_letters=ports.lays_letters,
        **hung,
    )


def _hung(
    action: Action, case: Case, team: Team, *, uow: UnitOfWork, now: datetime
) -> _Hung:
    comments, earlier = _said(action, uow)
    return _Hung(
        evidence=tuple(uow.actions.evidence_of(action.id)),
        comments=comments,
        earlier_comments=earlier,
        signatures=tuple(uow.documents.signatures_of(action.id)),
        extensions=tuple(uow.extensions.of_action(action.id)),
        nudges=nudge_history(action, case=case, team=team, uow=uow, now=now),
    )


def _said(action: Action, uow: UnitOfWork) -> tuple[tuple[Comment, ...], int]:
    """Return the comments that a card shows, and how many came before them."""
    shown = uow.actions.last_comments(action.id, last=COMMENTS_SHOWN)
    if len(shown) < COMMENTS_SHOWN:
        return tuple(shown), 0
    return tuple(shown), uow.actions.count_comments(action.id) - len(shown)


def _with_notices(sheet: ActionSheet, *, uow: UnitOfWork) -> ActionSheet:
    """Add what only a notice with several doers has (9, 19, 22, 23, 27)."""
    case_id = sheet.case.id
    return replace(
        sheet,
        parts=tuple(uow.actions.parts_of(sheet.action.id)),
        stakeholders=tuple(uow.requests.stakeholders(case_id)),
        notified=tuple(uow.requests.notified(case_id)),
    )


def _paper(
    action: Action, row: ProcedureRow, *, uow: UnitOfWork
) -> tuple[Document | None, list[DocumentVersion]]:
    """Return the document that a row drafts, shared over rows or its own."""
    kind = kind_of(row)
    if kind is DocumentKind.EVIDENCE:
        return None, []
    for document in uow.documents.of_case(action.case_id):
        mine = document.action_id == action.id or kind in SHARED_KINDS
        if document.kind is kind and mine:
            return document, uow.documents.versions(document.id)
    return None, []


def _progress(
    action: Action,
    row: ProcedureRow,
    case: Case,
    signatures: Iterable[Signature],
) -> Progress | None:
    if not action.document_version_id:
        return None
    return progress_of(
        action.document_version_id, row=row, case=case, signatures=signatures
    )


def _people_of(action: Action, team: Team, hung: _Hung) -> set[str]:
    people = people_of(team)
    people |= {action.assignee_id, action.done_by, action.changed_by}
    people |= {signature.by for signature in hung["signatures"]}
    people |= {comment.by for comment in hung["comments"]}
    people |= {each.by for each in hung["evidence"]}
    people |= {who for e in hung["extensions"] for who in (e.asked_by, e.decided_by)}
    people |= {each.person_id for each in hung["nudges"].told}
    people |= {each.person_id for each in hung["nudges"].coming}
    return people - {""}


def find_action(case_id: str, label: str, *, ports: Ports) -> Action:
    """
    Return the action that people call `12` or `17.2`.

    A number alone means its open round, else the latest that has begun. Refusal
    `no-such-action`.
    """
    number, _, round_ = label.partition(".")
    rounds = _rounds(case_id, number, ports=ports)
    if round_:
        rounds = [a for a in rounds if str(a.round) == round_]
    if not rounds:
        raise Refusal("no-such-action", action=label[:20])
    begun = [a for a in rounds if a.opened_on is not None] or rounds
    return next((a for a in rounds if a.is_open), begun[-1])


def _rounds(case_id: str, number: str, *, ports: Ports) -> list[Action]:
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        return []
    with ports.read_uow() as uow:
        found = uow.actions.numbered(case_id, int(number))
    return [action for action in found if str(action.number) == number]
