"""What people ask to see, gathered in a fixed number of questions to the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.actions import Action, Comment, Evidence, PartState
from domain.approvals import Progress, progress_of
from domain.cases import Case, CaseEvent
from domain.documents import (
    Decision,
    Document,
    DocumentKind,
    DocumentVersion,
    Signature,
)
from domain.paperwork import SHARED_KINDS, kind_of
from domain.people import Membership, Person
from domain.procedure.model import Procedure, ProcedureRow
from domain.record import RecordRow
from domain.refusals import Refusal
from domain.requests import Notified, SecuRequest, Stakeholder
from domain.standing import Standing
from services.case_change import standing_in, today_of
from services.ports import ActionLine, Ports, RoomStep, Team, UnitOfWork
from services.procedures import procedure_of, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """A case as it stands for one reader; *standing* is None for the room itself."""

    case: Case
    procedure: Procedure
    events: tuple[CaseEvent, ...]
    actions: tuple[Action, ...]
    team: Team
    people: Mapping[str, Person]
    decisions: tuple[Decision, ...]
    requests: tuple[SecuRequest, ...]
    steps: tuple[RoomStep, ...]
    head: tuple[int, str, datetime] | None
    standing: Standing | None
    today: date

    def row_of(self, action: Action) -> ProcedureRow:
        """Return the row that an action is an instance of."""
        return rows_of(self.case.procedure)[action.row_key]

    @property
    def members(self) -> tuple[Membership, ...]:
        """Who plays a part now."""
        return tuple(m for m in self.team.members if m.until is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSheet:
    """An action as it stands for one reader; *standing* is None for the room."""

    case: Case
    action: Action
    row: ProcedureRow
    parts: tuple[PartState, ...]
    evidence: tuple[Evidence, ...]
    comments: tuple[Comment, ...]
    document: Document | None
    versions: tuple[DocumentVersion, ...]
    signatures: tuple[Signature, ...]
    progress: Progress | None
    stakeholders: tuple[Stakeholder, ...]
    notified: tuple[Notified, ...]
    team: Team
    people: Mapping[str, Person]
    standing: Standing | None
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of a case's record, newest first, with the names of who did it."""

    case: Case
    rows: tuple[RecordRow, ...]
    people: Mapping[str, Person]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One version of a document in a case's folder."""

    document: Document
    version: DocumentVersion
    signatures: tuple[Signature, ...]
    by: Person | None


def refuse_outsider(standing: Standing, case: Case) -> None:
    """Refuse who is not on a case: they are told so, and no more."""
    if not standing.is_on_case:
        raise Refusal("not-on-case", case=case.facts.reference)


def read_case(case_id: str, *, reader: str, ports: Ports) -> CaseSheet:
    """
    Return a case for somebody who is on it; *reader* is empty for the room itself.

    Refusals: `case-not-found`, `not-on-case`.
    """
    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
        team = uow.people.team(case_id)
        today = _today(reader, uow=uow, ports=ports)
        standing = _standing(team, case, reader=reader, today=today)
        events = uow.cases.events(case_id)
        return CaseSheet(
            case=case,
            procedure=procedure_of(case.procedure),
            events=tuple(events),
            actions=tuple(uow.actions.of_case(case_id)),
            team=team,
            people=uow.people.some({m.person_id for m in team.members}),
            decisions=tuple(uow.documents.decisions_of_case(case_id)),
            requests=tuple(uow.requests.of_case(case_id)),
            steps=tuple(uow.rooms.steps(case_id)),
            head=uow.record.head(case_id),
            standing=standing,
            today=today,
        )


def _today(reader: str, *, uow: UnitOfWork, ports: Ports) -> date:
    at = ports.clock()
    return today_of(reader, uow=uow, at=at) if reader else at.date()


def _standing(team: Team, case: Case, *, reader: str, today: date) -> Standing | None:
    if not reader:
        return None
    standing = standing_in(team, person_id=reader, day=today)
    refuse_outsider(standing, case)
    return standing


def read_action(action_id: str, *, reader: str, ports: Ports) -> ActionSheet:
    """
    Return an action for somebody on its case; *reader* is empty for the room.

    Refusals: `action-not-found`, `not-on-case`.
    """
    with ports.read_uow() as uow:
        action = uow.actions.get(action_id)
        case = uow.cases.get(action.case_id)
        team = uow.people.team(case.id)
        today = _today(reader, uow=uow, ports=ports)
        standing = _standing(team, case, reader=reader, today=today)
        row = rows_of(case.procedure)[action.row_key]
        document, versions = _paper(action, row, uow=uow)
        signatures = uow.documents.signatures_of(action.id)
        comments = uow.actions.comments_of(action.id)
        evidence = uow.actions.evidence_of(action.id)
        notice = bool(row.parts)
        return ActionSheet(
            case=case,
            action=action,
            row=row,
            parts=tuple(uow.actions.parts_of(action.id)) if notice else (),
            evidence=tuple(evidence),
            comments=tuple(comments),
            document=document,
            versions=tuple(versions),
            signatures=tuple(signatures),
            progress=_progress(action, row, case, signatures),
            stakeholders=tuple(uow.requests.stakeholders(case.id)) if notice else (),
            notified=tuple(uow.requests.notified(case.id)) if notice else (),
            team=team,
            people=uow.people.some(
                _people_of(action, team, signatures, comments, evidence)
            ),
            standing=standing,
            today=today,
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


def _people_of(
    action: Action,
    team: Team,
    signatures: Iterable[Signature],
    comments: Iterable[Comment],
    evidence: Iterable[Evidence],
) -> set[str]:
    people = {member.person_id for member in team.members}
    people |= {action.assignee_id, action.done_by, action.changed_by}
    for each in (*signatures, *comments, *evidence):
        people.add(each.by)
    return people - {""}


def find_action(case_id: str, label: str, *, ports: Ports) -> Action:
    """
    Return the action that people call `12` or `17.2`.

    A number alone means its open round, else its latest. Refusal `no-such-action`.
    """
    number, _, round_ = label.partition(".")
    with ports.read_uow() as uow:
        actions = uow.actions.of_case(case_id)
    rounds = [a for a in actions if str(a.number) == number]
    if round_:
        rounds = [a for a in rounds if str(a.round) == round_]
    if not rounds:
        raise Refusal("no-such-action", action=label[:20])
    return next((a for a in rounds if a.is_open), rounds[-1])


def visible_cases(person_id: str, *, ports: Ports) -> list[Case]:
    """Return the cases that a person may see today, latest first."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        return uow.cases.of_person(person_id, today)


def my_actions(
    person_id: str, *, page: int, size: int, ports: Ports
) -> list[ActionLine]:
    """Return open actions that wait on a person, earliest due first, a page of them."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        offset = (page - 1) * size
        return uow.actions.open_of_person(
            person_id, today, limit=size + 1, offset=offset
        )


def late_actions(
    person_id: str, *, page: int, size: int, ports: Ports
) -> list[ActionLine]:
    """Return late actions of all cases that a person may see, a page of them."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        offset = (page - 1) * size
        return uow.actions.late_of_person(
            person_id, today, limit=size + 1, offset=offset
        )


def read_log(
    case_id: str, *, reader: str, page: int, size: int, ports: Ports
) -> LogPage:
    """Return a page of a case's record, newest first. `not-on-case`."""
    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
        team = uow.people.team(case_id)
        _standing(team, case, reader=reader, today=_today(reader, uow=uow, ports=ports))
        head = uow.record.head(case_id)
        pages = max(1, -(-(head[0] if head else 0) // size))
        page = min(max(page, 1), pages)
        rows = uow.record.rows(case_id, newest=page * size)
        chosen = rows[: len(rows) - (page - 1) * size][-size:]
        return LogPage(
            case=case,
            rows=tuple(reversed(chosen)),
            people=uow.people.some({row.who for row in chosen}),
            page=page,
            pages=pages,
        )


def read_files(case_id: str, *, reader: str, ports: Ports) -> list[FileLine]:
    """Return all versions of a case's documents, oldest first. `not-on-case`."""
    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
        team = uow.people.team(case_id)
        _standing(team, case, reader=reader, today=_today(reader, uow=uow, ports=ports))
        documents = {d.id: d for d in uow.documents.of_case(case_id)}
        versions = uow.documents.versions_of_case(case_id)
        signatures = uow.documents.signatures_of_case(case_id)
        people = uow.people.some({version.by for version in versions})
    return [
        FileLine(
            document=documents[version.document_id],
            version=version,
            signatures=tuple(s for s in signatures if s.version_id == version.id),
            by=people.get(version.by),
        )
        for version in versions
    ]


def read_file(version_id: str, *, reader: str, ports: Ports) -> tuple[FileLine, bytes]:
    """Return a version and its bytes, for somebody on its case. `not-on-case`."""
    with ports.read_uow() as uow:
        case_id = uow.documents.version(version_id).case_id
        reference = uow.cases.get(case_id).facts.reference
    lines = read_files(case_id, reader=reader, ports=ports)
    line = next(each for each in lines if each.version.id == version_id)
    return line, ports.files.read(reference, line.version.path)
