"""Put a version of a document on file: bytes on disk, fingerprint in the database."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from domain.actions import Action
from domain.documents import Document, DocumentKind, DocumentVersion
from domain.paperwork import SHARED_KINDS, audience_of, path_of
from domain.refusals import Refusal
from services.case_change import CaseChange
from services.ports import Ports
from services.words import refuse_long

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

    Refusals: `file-empty`, `file-too-large`, `version-raced`, `text-too-long` for its
    note, and those of the disk.
    """
    refuse_size(paper)
    refuse_long(paper.note, field="note")
    document = _document(change, action, kind, ports=ports)
    number = len(change.uow.documents.versions(document.id)) + 1
    named = partial(
        path_of,
        reference=change.case.facts.reference,
        kind=kind,
        action=action,
        row=change.row_of(action),
        number=number,
        original_name=paper.name,
    )
    place = _written(change, named, paper.content, ports=ports)
    version = _version(change, paper, document, number, place, ports=ports)
    if not change.uow.documents.add_version(version):
        raise Refusal("version-raced")
    _record(change, document, version)
    return version


def newest_of(
    change: CaseChange, action: Action, kind: DocumentKind
) -> DocumentVersion | None:
    """Return the newest version of the action's document of that *kind*, if any."""
    document = _found(change, action, kind)
    return change.uow.documents.versions(document.id)[-1] if document else None


def holds_same(version: DocumentVersion, paper: Paper) -> bool:
    """Whether a version is these very bytes."""
    return version.fingerprint == sha256(paper.content).hexdigest()


def _version(
    change: CaseChange,
    paper: Paper,
    document: Document,
    number: int,
    place: tuple[str, str],
    *,
    ports: Ports,
) -> DocumentVersion:
    path, fingerprint = place
    return DocumentVersion(
        id=ports.new_id(),
        document_id=document.id,
        case_id=change.case.id,
        number=number,
        fingerprint=fingerprint,
        size=len(paper.content),
        media_type=paper.media_type,
        path=path,
        by=change.by.person_id,
        at=change.at,
        note=paper.note,
    )


def _written(
    change: CaseChange, named: Callable[..., str], content: bytes, *, ports: Ports
) -> tuple[str, str]:
    """
    Write the bytes, and return where they are with their fingerprint.

    Other bytes may lie there from a change that was never committed: nobody knows them,
    but they are not overwritten either; the new ones go beside.
    """
    reference = change.case.facts.reference
    try:
        return named(), ports.files.write(reference, named(), content)
    except Refusal as refusal:
        if refusal.code != "file-exists":
            raise
    beside = named(mark=sha256(content).hexdigest()[:8])
    return beside, ports.files.write(reference, beside, content)


def refuse_size(paper: Paper) -> None:
    """Refuse what is no file, or too much of one: `file-empty`, `file-too-large`."""
    if not paper.content:
        raise Refusal("file-empty")
    if len(paper.content) > MOST_BYTES:
        raise Refusal("file-too-large", limit=str(MOST_BYTES // 1024 // 1024))


def _document(
    change: CaseChange, action: Action, kind: DocumentKind, *, ports: Ports
) -> Document:
    """Return the document that the action adds to, made when it is the first."""
    found = _found(change, action, kind)
    if found is not None:
        return found
    document = Document(
        id=ports.new_id(),
        case_id=change.case.id,
        action_id=action.id,
        kind=kind,
        audience=audience_of(kind, change.row_of(action)),
    )
    change.uow.documents.add(document)
    return document


def _found(change: CaseChange, action: Action, kind: DocumentKind) -> Document | None:
    shared = kind in SHARED_KINDS
    for document in change.uow.documents.of_case(change.case.id):
        if document.kind is kind and (shared or document.action_id == action.id):
            return document
    return None


def _record(change: CaseChange, document: Document, version: DocumentVersion) -> None:
    change.record(
        "document.version",
        version.id,
        document=document.kind,
        version=str(version.number),
        fingerprint=version.fingerprint,
        path=version.path,
    )
