"""Put a version of a document on file: bytes on disk, fingerprint in the database."""

from dataclasses import dataclass

from domain.actions import Action
from domain.documents import Document, DocumentKind, DocumentVersion
from domain.paperwork import SHARED_KINDS, audience_of, path_of
from domain.refusals import Refusal
from services.case_change import CaseChange
from services.ports import Ports

MOST_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file handed in: of its *name* only the extension is kept."""

    name: str
    media_type: str
    content: bytes
    note: str = ""


def file_paper(
    change: CaseChange,
    paper: Paper,
    *,
    action: Action,
    kind: DocumentKind,
    ports: Ports,
) -> DocumentVersion:
    """
    Store *paper* as the next version of the action's document of that *kind*.

    Refusals: `file-empty`, `file-too-large`, `version-raced`, and those of the disk.
    """
    _refuse_size(paper)
    document = _document(change, action, kind, ports=ports)
    number = len(change.uow.documents.versions(document.id)) + 1
    path = path_of(
        reference=change.case.facts.reference,
        kind=kind,
        action=action,
        row=change.row_of(action),
        number=number,
        original_name=paper.name,
    )
    version = DocumentVersion(
        id=ports.new_id(),
        document_id=document.id,
        case_id=change.case.id,
        number=number,
        fingerprint=ports.files.write(change.case.facts.reference, path, paper.content),
        size=len(paper.content),
        media_type=paper.media_type,
        path=path,
        by=change.by.person_id,
        at=change.at,
        note=paper.note,
    )
    if not change.uow.documents.add_version(version):
        raise Refusal("version-raced")
    _record(change, document, version)
    return version


def _refuse_size(paper: Paper) -> None:
    if not paper.content:
        raise Refusal("file-empty")
    if len(paper.content) > MOST_BYTES:
        raise Refusal("file-too-large", limit=str(MOST_BYTES // 1024 // 1024))


def _document(
    change: CaseChange, action: Action, kind: DocumentKind, *, ports: Ports
) -> Document:
    """Return the document that the action adds to, made when it is the first."""
    shared = kind in SHARED_KINDS
    for document in change.uow.documents.of_case(change.case.id):
        if document.kind is kind and (shared or document.action_id == action.id):
            return document
    document = Document(
        id=ports.new_id(),
        case_id=change.case.id,
        action_id=action.id,
        kind=kind,
        audience=audience_of(kind, change.row_of(action)),
    )
    change.uow.documents.add(document)
    return document


def _record(change: CaseChange, document: Document, version: DocumentVersion) -> None:
    change.record(
        "document.version",
        version.id,
        document=document.kind,
        version=str(version.number),
        fingerprint=version.fingerprint,
        path=version.path,
    )
