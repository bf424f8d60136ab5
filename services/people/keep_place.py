"""Keep where a conversation of the desk is held, if it is proven to be there."""

from domain.news import person_in
from domain.seats import Place
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
    return True


def _sits_there(person_id: str, place: Place, uow: UnitOfWork) -> bool:
    at = {"tenant": place.tenant, "account": place.account}
    return uow.seats.person_at(place.vendor, **at) == person_id
