"""Read one action with all that a card about it shows."""

from collections.abc import Iterable
from dataclasses import replace

from domain.actions import Action, Comment
from domain.approvals import Progress, progress_of
from domain.cases import Case
from domain.documents import Document, DocumentKind, DocumentVersion, Signature
from domain.paperwork import SHARED_KINDS, kind_of
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
    sheet = _bare(action, reader=reader, uow=uow, ports=ports)
    if sheet.row.parts:
        sheet = _with_notices(sheet, uow=uow)
    return replace(
        sheet,
        people=uow.people.some(_people_of(sheet)),
        resources=links_of_action(action.row_key, uow=uow),
        asked_before=asked_before(action.row_key, uow=uow),
        lays_letters=ports.lays_letters,
    )


def _bare(action: Action, *, reader: str, uow: UnitOfWork, ports: Ports) -> ActionSheet:
    """Gather what every action has; the people's names are not in it yet."""
    case = uow.cases.get(action.case_id)
    team = uow.people.team(case.id)
    today = day_of(reader, uow=uow, ports=ports)
    standing = standing_for(team, reader=reader, today=today)
    row = rows_of(case.procedure)[action.row_key]
    document, versions = _paper(action, row, uow=uow)
    signatures = uow.documents.signatures_of(action.id)
    comments, earlier = _said(action, uow)
    return ActionSheet(
        case=case,
        action=action,
        row=row,
        evidence=tuple(uow.actions.evidence_of(action.id)),
        comments=comments,
        earlier_comments=earlier,
        document=document,
        versions=tuple(versions),
        signatures=tuple(signatures),
        progress=_progress(action, row, case, signatures),
        extensions=tuple(uow.extensions.of_action(action.id)),
        team=team,
        standing=standing,
        today=today,
        nudges=nudge_history(action, case=case, team=team, uow=uow, now=ports.clock()),
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


def _people_of(sheet: ActionSheet) -> set[str]:
    action = sheet.action
    people = people_of(sheet.team)
    people |= {action.assignee_id, action.done_by, action.changed_by}
    people |= {signature.by for signature in sheet.signatures}
    people |= {comment.by for comment in sheet.comments}
    people |= {each.by for each in sheet.evidence}
    people |= {who for e in sheet.extensions for who in (e.asked_by, e.decided_by)}
    people |= {each.person_id for each in sheet.nudges.told}
    people |= {each.person_id for each in sheet.nudges.coming}
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
