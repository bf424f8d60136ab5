"""Check a case's record, for somebody who is on it (E1)."""

from dataclasses import dataclass

from domain.chain import Verdict, verify_rows
from services.ports import Ports
from services.reading.reader import day_of, standing_for


def verify_case(case_id: str, *, reader: str, ports: Ports) -> Verdict:
    """Return whether the record is whole, else its first bad row. `not-on-case`."""
    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
        team = uow.people.team(case_id)
        today = day_of(reader, uow=uow, ports=ports)
        standing_for(team, case, reader=reader, today=today)
        head = uow.record.head(case_id)
        kept = [] if head is None else [_Head(seq=head[0], hash=head[1])]
        return verify_rows(uow.record.links(case_id), kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The head as it is kept apart from the rows: it shows a cut tail."""

    seq: int
    hash: str
