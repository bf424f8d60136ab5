"""A vendor let the desk no longer reach people: an app taken out, access revoked."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from domain.news import direct_with, person_in
from domain.seat_links import SeatNews, changed
from domain.seats import Place, Seat, Vendor
from domain.ways import Way
from services.ports import Ports, UnitOfWork
from services.rooms.mark_presence import mark_presence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loss:
    """What a vendor told: *at* is when, on its own clock."""

    vendor: Vendor
    tenant: str
    problem: str
    at: datetime


def lose_seats(
    vendor: Vendor,
    tenant: str,
    *,
    problem: str,
    accounts: Collection[str] | None = None,
    at: datetime | None = None,
    ports: Ports,
) -> int:
    """
    Say that those accounts are reached no more, or all of a tenant and its rooms.

    Who sits elsewhere, too, is written to there. Whoever has no other account is
    reached by e-mail, as far as it goes; the rest stands on their cases as not reached,
    with *problem*. What was heard after *at*, the vendor's own time, holds; told twice
    it is done once. Return how many seats were lost. A word from there, or the desk's
    own chat opened there anew, finds them again (`keep_place`).
    """
    loss = _Loss(vendor=vendor, tenant=tenant, problem=problem, at=at or ports.clock())
    with ports.open_uow() as uow:
        seats = [
            seat
            for seat in uow.seats.of_vendor(vendor)
            if seat.tenant == tenant and (accounts is None or seat.account in accounts)
        ]
        lost = sum(_lose(seat, loss, uow) for seat in seats)
        if accounts is None:
            _lose_rooms(loss, uow)
        uow.commit()
    return lost


def _lose(seat: Seat, loss: _Loss, uow: UnitOfWork) -> bool:
    own = direct_with(seat.person_id)
    place = uow.places.of(own, vendor=seat.vendor)
    if place is not None and _is_its(place, seat):
        if place.since > loss.at:
            return False
        uow.places.lose(own, vendor=seat.vendor)
    if not uow.seats.set_lost(seat.at, loss.at):
        return False
    said = changed(
        seat.at, seat.person_id, SeatNews.LOST, by=seat.vendor.value, at=loss.at
    )
    uow.seat_links.record(said)
    others = uow.seats.of_person(seat.person_id)
    if all(each.lost_at for each in others):
        uow.addresses.stop(
            seat.person_id, way=Way.CHAT, problem=loss.problem, at=loss.at
        )
    return True


def _is_its(place: Place, seat: Seat) -> bool:
    return (place.tenant, place.account) == (seat.tenant, seat.account)


def _lose_rooms(loss: _Loss, uow: UnitOfWork) -> None:
    """Their cards wait; whoever speaks there once the app is back finds them again."""
    for place in uow.places.of_tenant(loss.vendor, loss.tenant):
        is_held = place.lost_at is None and place.since <= loss.at
        if is_held and not person_in(place.conversation):
            uow.places.keep(replace(place, lost_at=loss.at, since=loss.at))
            mark_presence(place.conversation, taken_out=True, at=loss.at, uow=uow)
