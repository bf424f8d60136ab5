"""Check the record and the papers of every case; it needs no key to the wall."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.chain import Verdict
from domain.paper_trail import BadPaper
from domain.record import Checkpoint
from domain.refusals import Refusal
from services.ports import CaseFiles, OpenUow, UnitOfWork
from services.record.check_case import check_papers, check_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found on one case; papers are looked at where the record holds."""

    reference: str
    verdict: Verdict
    bad_paper: BadPaper | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return self.verdict.holds and self.bad_paper is None


def verify_desk(
    kept: Iterable[Checkpoint], *, read_uow: OpenUow, files: CaseFiles
) -> Iterator[Verified]:
    """
    Yield what is found on each case that the database or a checkpoint knows.

    *kept* are the checkpoints: only they show a case that was taken away whole, or a
    record that who holds the database wrote anew.
    """
    heads: dict[str, list[Checkpoint]] = defaultdict(list)
    for checkpoint in kept:
        heads[checkpoint.case_id].append(checkpoint)
    with read_uow() as uow:
        known = uow.record.known_cases()
    for case_id in sorted({*known, *heads}):
        with read_uow() as uow:
            yield _verified(case_id, heads.get(case_id, []), uow=uow, files=files)


def _verified(
    case_id: str, heads: list[Checkpoint], *, uow: UnitOfWork, files: CaseFiles
) -> Verified:
    verdict, links = check_record(case_id, uow=uow, kept=heads)
    bad = None
    if verdict.holds:
        bad = check_papers(case_id, links, uow=uow, files=files)
    name = _named(case_id, uow, heads)
    return Verified(reference=name, verdict=verdict, bad_paper=bad)


def _named(case_id: str, uow: UnitOfWork, heads: Iterable[Checkpoint]) -> str:
    try:
        return uow.cases.get(case_id).facts.reference
    except Refusal:  # Somebody took the whole case away.
        return next((head.reference for head in heads), case_id)
