"""Keep where a conversation of the desk is held, if it is proven to be there."""

from domain.news import person_in
from domain.seat_links import SeatNews, changed
from domain.seats import Account, Place
from services.ports import UnitOfWork


def keep_place(place: Place, *, uow: UnitOfWork) -> bool:
    """
    Store where a conversation is held, in a unit of work that goes on.

    Somebody's own chat is that of an account at which they sit now; whoever had it
    before them has it no more. False, and nothing is stored, where they do not sit
    there (any more), or where a case's room is held.
    """
    person_id = person_in(place.conversation)
    if person_id and not _sits_there(person_id, place, uow):
        return False
    at = {"tenant": place.tenant, "reference": place.reference}
    holder = uow.places.at(place.vendor, **at)
    if holder is not None and holder.conversation != place.conversation:
        if not person_in(holder.conversation):
            return False
        uow.places.lose(holder.conversation, vendor=holder.vendor)
    uow.places.keep(place)
    if person_id:
        _find_seat(person_id, place, uow)
    return True


def _find_seat(person_id: str, place: Place, uow: UnitOfWork) -> None:
    """Where the desk's chat with them is, they are reached, whatever was lost."""
    account = Account(place.vendor, place.tenant, place.account)
    if uow.seats.set_lost(account, None):
        found = changed(
            account, person_id, SeatNews.FOUND, by=place.vendor, at=place.since
        )
        uow.seat_links.record(found)


def _sits_there(person_id: str, place: Place, uow: UnitOfWork) -> bool:
    at = {"tenant": place.tenant, "account": place.account}
    return uow.seats.person_at(place.vendor, **at) == person_id
