"""Sign-offs and clearances: which keys a version needs, and how far it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.cases import Case
from domain.documents import Key, Signature, Verdict
from domain.procedure.duties import co_signer_needed
from domain.procedure.model import Approval, ProcedureRow
from domain.rights import HANDING_OVER, SIGNERS
from domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one version is: *needed* keys in order, and those *given*."""

    needed: tuple[Key, ...]
    given: Mapping[Key, Signature]
    stopped_by: Signature | None = None

    @property
    def missing(self) -> tuple[Key, ...]:
        """The keys still to be turned."""
        return tuple(key for key in self.needed if key not in self.given)

    @property
    def is_complete(self) -> bool:
        """Whether every needed key was turned and nobody stopped it."""
        return not self.missing and self.stopped_by is None

    @property
    def waits_on(self) -> tuple[Role, ...]:
        """The roles whose signature is missing."""
        return tuple(dict.fromkeys(SIGNERS[key][0] for key in self.missing))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalOut:
    """An approval that a newer draft would end: of which actions, and how far it is."""

    labels: tuple[str, ...]
    version: int
    given: int
    needed: int


def needed_keys(row: ProcedureRow, *, case: Case) -> tuple[Key, ...]:
    """Return the keys that a version needs for this row on this case, in order."""
    if row.approval is Approval.NONE:
        return ()
    first = (
        (Key.RISK_OWNER,)
        if row.approval is Approval.SIGN_OFF
        else (Key.BUREAU, Key.POLICY)
    )
    co_signs = co_signer_needed(
        row,
        vertical_fund=case.facts.vertical_fund,
        overrides=dict(case.relevant),
    )
    return (*first, Key.COORDINATOR) if co_signs else first


def progress_of(
    version_id: str,
    *,
    row: ProcedureRow,
    case: Case,
    signatures: Iterable[Signature],
) -> Progress:
    """Work out how far *version_id* is; signatures on other versions do not count."""
    mine = [s for s in signatures if s.version_id == version_id]
    given = {s.key: s for s in mine if s.verdict is Verdict.GIVEN}
    stopped = [s for s in mine if s.verdict is not Verdict.GIVEN]
    return Progress(
        needed=needed_keys(row, case=case),
        given={key: given[key] for key in given if key is not Key.SUBMISSION},
        stopped_by=stopped[-1] if stopped else None,
    )


def first_doers(row: ProcedureRow) -> tuple[Role, ...]:
    """Return whose move a row is at first: the team's is its coordinator's."""
    if not row.owners:
        return HANDING_OVER
    if row.for_information:
        return ()
    roles = (
        Role.CORPORATE_SES_TEAM if role is Role.RESPONSE_TEAM else role
        for role in row.doers
    )
    return tuple(
        dict.fromkeys(r for r in roles if r not in {Role.SECU, Role.ADMINISTRATOR})
    )
