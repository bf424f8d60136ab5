"""Give somebody a code by which another account of theirs becomes a seat, too."""

from dataclasses import dataclass, field
from hashlib import sha256
from secrets import choice

from domain.people import Actor
from domain.seat_links import (
    CODE_LASTS,
    CODE_LENGTH,
    CODE_SIGNS,
    LinkState,
    SeatLink,
)
from services.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOffered:
    """A link that begins, and its *code*: said this once, and kept nowhere."""

    link: SeatLink
    code: str = field(repr=False)


def offer_link(*, by: Actor, ports: Ports) -> LinkOffered:
    """
    Begin to link another account of whoever asks; what they began before ends.

    The code works for ten minutes and once. It gives nobody anything before both
    sides have said yes.
    """
    at = ports.clock()
    link = SeatLink(
        id=ports.new_id(),
        person_id=by.person_id,
        via=by.via,
        state=LinkState.OFFERED,
        made_at=at,
        ends_at=at + CODE_LASTS,
    )
    code = "".join(choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    with ports.open_uow() as uow:
        uow.seat_links.end_of(by.person_id)
        while not uow.seat_links.add(link, digest=digest_of(code)):
            uow.seat_links.end_of(by.person_id)  # Asked for twice at one instant.
        uow.commit()
    return LinkOffered(link=link, code=code)


def digest_of(code: str) -> str:
    """Return what is stored of a code: SHA-256 in hex."""
    return sha256(f"ses-desk-link:{code}".encode()).hexdigest()
