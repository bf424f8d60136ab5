"""Who sits where in Teams, and what is held there, as a test sets it up."""

from datetime import datetime

from domain.news import person_in
from domain.seats import Place, Seat, Vendor
from services.ports import Ports
from tests.teams.standin_connector import SERVICE_URL, StandInConnector
from tests.teams.standin_login import TENANT

FOCAL = "demo-ses-focal-point"


def account_of(person_id: str) -> str:
    """Return the account of somebody of the office."""
    return f"account-of-{person_id}"


def held_at(
    ports: Ports,
    conversation: str,
    reference: str,
    *,
    account: str = "",
    lost_at: datetime | None = None,
) -> None:
    """Keep where a conversation is held, if it is not lost."""
    place = Place(
        conversation=conversation,
        vendor=Vendor.TEAMS,
        tenant=TENANT,
        reference=reference,
        service_url=SERVICE_URL,
        account=account or account_of(person_in(conversation)),
        lost_at=lost_at,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.places.keep(place)
        uow.commit()


def seated(
    ports: Ports, vendor: StandInConnector, person_id: str, *, account: str = ""
) -> str:
    """Give somebody an account that has the app; return it."""
    account = account or account_of(person_id)
    vendor.has(account)
    seat = Seat(
        vendor=Vendor.TEAMS,
        tenant=TENANT,
        account=account,
        person_id=person_id,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.seats.take(seat)
        uow.commit()
    return account
