"""Leave an account: nobody is reached there any more, and nobody speaks from there."""

from domain.news import direct_with
from domain.people import Actor
from domain.refusals import Refusal
from domain.seat_links import SeatNews, changed, last_of
from domain.seats import Account, Seat
from services.ports import Ports, UnitOfWork


def leave_seat(
    account: Account, *, sure: bool = False, by: Actor, ports: Ports
) -> Seat | None:
    """
    Take whoever asks off an account of theirs; None where they had left it.

    The last seat at which they are reached is left only when they are *sure*.

    Refusals: `not-your-seat`, `last-seat`.
    """
    with ports.open_uow() as uow:
        uow.seats.lock(by.person_id)
        seat = uow.seats.seat_at(account)
        if seat is None:
            return None
        if seat.person_id != by.person_id:
            raise Refusal("not-your-seat")
        if not sure and last_of(uow.seats.of_person(by.person_id)) == seat:
            raise Refusal("last-seat")
        uow.seats.leave(account.vendor, tenant=account.tenant, account=account.id)
        _forget_chat(seat, uow)
        said = changed(
            account,
            by.person_id,
            SeatNews.LEFT,
            by=f"{by.person_id} ({by.via})",
            at=ports.clock(),
        )
        uow.seat_links.record(said)
        uow.commit()
    return seat


def _forget_chat(seat: Seat, uow: UnitOfWork) -> None:
    """The chat is that account's, whoever sits there next."""
    own = direct_with(seat.person_id)
    place = uow.places.of(own, vendor=seat.vendor)
    if place is not None and (place.tenant, place.account) == (
        seat.tenant,
        seat.account,
    ):
        uow.places.lose(own, vendor=seat.vendor)
