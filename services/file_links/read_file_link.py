"""Read the version that a private link opens, for the person whose link it is."""

from dataclasses import dataclass

from domain.people import Person
from domain.refusals import Refusal
from domain.sheets import FileLine
from services.file_links.read_seen import read_seen
from services.file_links.tickets import ticket_in
from services.ports import Ports

_NOT_THEIRS = frozenset({"not-on-case", "stepped-back"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A version, its bytes, and *reader*, whose link it was."""

    line: FileLine
    content: bytes
    reader: Person


def read_file_link(token: str, *, ports: Ports) -> Opened | None:
    """
    Return what a link opens now; None for a token that opens nothing.

    Made up, worn out, or of somebody who may not see the case any more: it is one
    answer. It can be read again while it lasts, for programs look at links before
    people do. Refusals are those of `read_version`: the file itself is not as it was.
    """
    ticket = ticket_in(token, cipher=ports.cipher)
    if ticket is None or ticket.until <= ports.clock():
        return None
    person_id = ticket.person_id
    with ports.read_uow() as uow:
        reader = uow.people.some([person_id]).get(person_id)
    if reader is None:
        return None
    try:
        line, content = read_seen(ticket.version_id, reader=person_id, ports=ports)
    except Refusal as refusal:
        if refusal.code in _NOT_THEIRS:
            return None
        raise
    return Opened(line=line, content=content, reader=reader)
