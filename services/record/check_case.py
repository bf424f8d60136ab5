"""Check what is kept of one case: its record, its versions, signatures and files."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from domain.chain import Head, Link, Verdict, verify_rows
from domain.documents import DocumentVersion
from domain.paper_trail import BadPaper, PaperFault, PaperTrail, first_bad_paper
from domain.refusals import Refusal
from services.ports import CaseFiles, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRow:
    """A head as it is kept apart from the rows: it shows a cut tail."""

    seq: int
    hash: str


def check_record(
    case_id: str, *, uow: UnitOfWork, kept: Iterable[Head] = ()
) -> tuple[Verdict, list[Link]]:
    """
    Verify a case's rows against its head in the database, and *kept* checkpoints.

    A case that lost its head, or never had a row, does not hold: opening it made both.
    """
    links = uow.record.links(case_id)
    head = uow.record.head(case_id)
    known = LastRow(seq=1, hash="")
    if head is not None:  # A row after it is as wrong as one that is cut off.
        known = LastRow(seq=max(head[0], len(links)), hash=head[1])
    return verify_rows(links, [known, *kept]), links


def check_papers(
    case_id: str, links: list[Link], *, uow: UnitOfWork, files: CaseFiles
) -> BadPaper | None:
    """Return the first version, signature or file that is not as was recorded."""
    versions = uow.documents.versions_of_case(case_id)
    signatures = uow.documents.signatures_of_case(case_id)
    trail = PaperTrail(
        versions={each.id: each for each in versions},
        signatures={each.id: each for each in signatures},
        labels={each.id: each.label for each in uow.actions.of_case(case_id)},
    )
    bad = first_bad_paper(trail, links)
    if bad is not None or not versions:
        return bad
    reference = uow.cases.get(case_id).facts.reference
    return _first_bad_file(reference, versions, files)


def _first_bad_file(
    reference: str, versions: Iterable[DocumentVersion], files: CaseFiles
) -> BadPaper | None:
    for version in versions:
        fault = _fault_of_file(reference, version, files)
        if fault is not None:
            return BadPaper(fault=fault, file=version.path)
    return None


def _fault_of_file(
    reference: str, version: DocumentVersion, files: CaseFiles
) -> PaperFault | None:
    try:
        content = files.read(reference, version.path)
    except Refusal:
        return PaperFault.FILE_MISSING
    same = sha256(content).hexdigest() == version.fingerprint
    return None if same else PaperFault.FILE_DIFFERS
