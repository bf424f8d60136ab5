"""Forget what a row of the record says; that it was said stays in the chain (E1)."""

from domain.chain import REDACTED
from domain.people import Actor
from domain.record import Entry
from domain.refusals import Refusal
from services.ports import Ports


def redact_row(case_id: str, seq: int, *, reason: str, by: Actor, ports: Ports) -> None:
    """
    Remove the content of a case's row *seq*, and record who did so and why.

    The row's digest stays, so the chain still holds, and the new row says that the
    content is missing on purpose. Done twice it changes nothing more.

    Refusals: `reason-missing`, `record-row-not-found`.
    """
    if not reason.strip():
        raise Refusal("reason-missing")
    with ports.open_uow() as uow:
        case = uow.cases.lock(case_id)
        known = {row.seq: row for row in uow.record.rows(case_id)}
        if seq not in known:
            case_name = case.facts.reference
            raise Refusal("record-row-not-found", case=case_name, row=str(seq))
        if uow.record.redact(case_id, seq):
            uow.record.append(_told(case_id, seq, reason=reason, by=by, ports=ports))
        uow.commit()


def _told(case_id: str, seq: int, *, reason: str, by: Actor, ports: Ports) -> Entry:
    return Entry(
        case_id=case_id,
        at=ports.clock(),
        who=by.person_id,
        via=by.via,
        verb=REDACTED,
        subject=str(seq),
        content={"reason": reason.strip()},
    )
