"""Make a private link to one version of a document, for whoever asks."""

from dataclasses import dataclass, field
from datetime import timedelta

from domain.people import Actor
from domain.sheets import FileLine
from services.file_links.read_seen import read_seen
from services.file_links.tickets import Ticket, as_token
from services.ports import Ports

# Long enough to press twice on a slow phone. It is no secret for longer than that.
LASTS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """A version, and the *token* that opens it: shown once, and stored nowhere."""

    line: FileLine
    token: str = field(repr=False)


def make_file_link(version_id: str, *, by: Actor, ports: Ports) -> FileLink:
    """
    Make a link that opens a version for *by*, as long as `LASTS`.

    Its bytes are compared with their fingerprint now, and once more when it is opened.
    Refusals as for `read_seen`.
    """
    line, _content = read_seen(version_id, reader=by.person_id, ports=ports)
    ticket = Ticket(
        version_id=version_id,
        person_id=by.person_id,
        until=ports.clock() + LASTS,
    )
    return FileLink(line=line, token=as_token(ticket, cipher=ports.cipher))
