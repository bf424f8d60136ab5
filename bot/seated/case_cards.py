"""The card of a case in its room, and the link to it beside other cards."""

from dataclasses import dataclass, replace

from cards.elements import Card, Link
from cards.wording import _
from domain.news import NewsKind, room_of
from domain.seats import Place, Vendor
from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCard:
    """Where the card of a case stands: in a *place*, under the vendor's *message*."""

    place: Place
    message: str


def case_card_at(case_id: str, uow: UnitOfWork, *, vendor: Vendor) -> CaseCard | None:
    """Return where a case's card stands with a vendor; None where none is known."""
    room = room_of(case_id)
    post = uow.outbox.post(room, kind=NewsKind.CASE_CARD, subject=case_id)
    place = uow.places.of(room, vendor=vendor)
    message = post.rpartition("/")[2] if post else ""
    if not message or place is None or place.lost_at:
        return None
    return CaseCard(place=place, message=message)


def beside_case_card(card: Card, address: str) -> Card:
    """Return a card with a link to the card of its case, where its address is known."""
    if not address:
        return card
    return replace(card, links=(*card.links, Link(_("Case card"), address)))
