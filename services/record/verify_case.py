"""Check a case's record, for somebody who is on it (E1)."""

from domain.chain import Verdict
from services.ports import Ports
from services.reading.reader import day_of, standing_for
from services.record.check_case import check_record


def verify_case(case_id: str, *, reader: str, ports: Ports) -> Verdict:
    """Return whether the record is whole, else its first bad row. `not-on-case`."""
    with ports.read_uow() as uow:
        team = uow.people.team(uow.cases.get(case_id).id)
        today = day_of(reader, uow=uow, ports=ports)
        standing_for(team, reader=reader, today=today)
        verdict, _links = check_record(case_id, uow=uow)
    return verdict
