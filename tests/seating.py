"""Who sits where with a vendor, and what is held there, as a test sets it up."""

from datetime import datetime

from domain.seats import Place, Seat, Vendor
from services.ports import Ports


def keep_place(
    ports: Ports,
    vendor: Vendor,
    tenant: str,
    conversation: str,
    reference: str,
    *,
    account: str,
    service_url: str = "",
    lost_at: datetime | None = None,
) -> None:
    """Keep where a conversation is held, if it is not lost."""
    place = Place(
        conversation=conversation,
        vendor=vendor,
        tenant=tenant,
        reference=reference,
        service_url=service_url,
        account=account,
        lost_at=lost_at,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.places.keep(place)
        uow.commit()


def take_seat(
    ports: Ports, vendor: Vendor, tenant: str, account: str, person_id: str
) -> None:
    """Give somebody an account."""
    seat = Seat(
        vendor=vendor,
        tenant=tenant,
        account=account,
        person_id=person_id,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.seats.take(seat)
        uow.commit()
