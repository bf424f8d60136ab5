"""Who sits where in Teams, and what is held there, as a test sets it up."""

from domain.seats import Place, Seat, Vendor
from services.ports import Ports
from tests.teams.standin_connector import SERVICE_URL, StandInConnector
from tests.teams.standin_login import TENANT

FOCAL = "demo-ses-focal-point"


def held_at(ports: Ports, conversation: str, reference: str) -> None:
    """Keep where a conversation is held."""
    place = Place(
        conversation=conversation,
        vendor=Vendor.TEAMS,
        tenant=TENANT,
        reference=reference,
        service_url=SERVICE_URL,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.places.keep(place)
        uow.commit()


def seated(ports: Ports, vendor: StandInConnector, person_id: str) -> str:
    """Give somebody an account that has the app; return it."""
    account = f"account-of-{person_id}"
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
