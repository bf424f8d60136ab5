"""With which vendor a room is held, and at which account a person is to be tried."""

from datetime import UTC, datetime

from domain.news import direct_with, room_of
from domain.rooms import home_of
from domain.seats import Seat, Vendor
from services.ports import UnitOfWork

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def room_vendor(room: str, *, uow: UnitOfWork) -> Vendor | None:
    """Return whose the room of a case is, also before it is made; None for nobody's."""
    places = uow.places.everywhere(room)
    if places:
        return places[0].vendor
    steps = uow.rooms.steps(room.removeprefix(room_of("")))
    home = home_of(steps)
    return home.vendor if home else None


def seats_to_try(person_id: str, *, uow: UnitOfWork) -> list[Seat]:
    """
    Return a person's seats in the order in which they are tried, one a vendor.

    First is where they wrote last; one where they never wrote comes after all others,
    the newest first. Lost ones are tried where there is no other.
    """
    seats = uow.seats.of_person(person_id)
    places = uow.places.everywhere(direct_with(person_id))
    wrote = {(each.vendor, each.tenant, each.account): each.since for each in places}

    def at(seat: Seat) -> tuple[datetime, datetime]:
        where = (seat.vendor, seat.tenant, seat.account)
        return wrote.get(where, _LONG_AGO), seat.since

    live = [seat for seat in seats if seat.lost_at is None]
    first: dict[Vendor, Seat] = {}
    for seat in sorted(live or seats, key=at, reverse=True):
        first.setdefault(seat.vendor, seat)
    return [*first.values()]
