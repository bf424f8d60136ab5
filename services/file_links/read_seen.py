"""Read a version for somebody who may see it wherever they are, not at the desk."""

from domain.refusals import Refusal
from domain.sheets import FileLine
from services.case_change import standing_in
from services.ports import Ports
from services.reading.read_files import read_file
from services.reading.reader import day_of


def read_seen(version_id: str, *, reader: str, ports: Ports) -> tuple[FileLine, bytes]:
    """
    Return a version and its bytes, for somebody on its case who did not step back.

    Refusals: `not-on-case`, also for what is not there; `stepped-back`, and those of
    `read_version`.
    """
    with ports.read_uow() as uow:
        try:
            case_id = uow.documents.version(version_id).case_id
        except Refusal:
            raise Refusal("not-on-case") from None
        team = uow.people.team(case_id)
        today = day_of(reader, uow=uow, ports=ports)
    standing = standing_in(team, person_id=reader, day=today)
    if standing.is_on_case and standing.recused:
        raise Refusal("stepped-back")
    return read_file(version_id, reader=reader, ports=ports)
