"""Read what lies in a case's folder, and one file of it."""

from domain.sheets import FileLine
from services.ports import Ports
from services.read_version import read_version
from services.reading.reader import day_of, standing_for


def read_files(case_id: str, *, reader: str, ports: Ports) -> list[FileLine]:
    """Return all versions of a case's documents, oldest first. `not-on-case`."""
    with ports.read_uow() as uow:
        team = uow.people.team(uow.cases.get(case_id).id)
        standing_for(team, reader=reader, today=day_of(reader, uow=uow, ports=ports))
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
    """
    Return a version and its bytes, for somebody on its case.

    Refusals: `not-on-case`, and those of `read_version`: bytes that are not the ones
    that were stored are handed to nobody.
    """
    with ports.read_uow() as uow:
        case_id = uow.documents.version(version_id).case_id
        reference = uow.cases.get(case_id).facts.reference
    lines = read_files(case_id, reader=reader, ports=ports)
    line = next(each for each in lines if each.version.id == version_id)
    return line, read_version(line.version, reference=reference, ports=ports)
