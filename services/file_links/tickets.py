"""What a link to a file says: sealed with the desk's key, and stored nowhere."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from domain.refusals import Refusal
from services.ports import Cipher

_KIND = "file-link"
_LONGEST = 1000
_GROUP = 4  # Letters that base 64 fills up with `=`.


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Which version a link opens, for whom, and *until* when."""

    version_id: str
    person_id: str
    until: datetime


def as_token(ticket: Ticket, *, cipher: Cipher) -> str:
    """Return a token that nobody can read, make or guess, and that fits an address."""
    until = int(ticket.until.timestamp())
    said = json.dumps([_KIND, ticket.version_id, ticket.person_id, until])
    return cipher.seal(said).decode("ascii").rstrip("=")


def ticket_in(token: str, *, cipher: Cipher) -> Ticket | None:
    """Return what a token of ours says, worn out or not; None for any other words."""
    if len(token) > _LONGEST or not token.isascii():
        return None
    filled = token + "=" * (-len(token) % _GROUP)
    try:
        said = json.loads(cipher.unseal(filled.encode("ascii")))
    except (Refusal, ValueError):
        return None
    match said:
        case [kind, str(version_id), str(person_id), int(until)] if kind == _KIND:
            at = datetime.fromtimestamp(until, UTC)
            return Ticket(version_id=version_id, person_id=person_id, until=at)
    return None
