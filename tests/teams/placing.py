"""Who sits where in Teams, and what is held there, as a test sets it up."""

from datetime import datetime

from domain.news import person_in
from domain.seats import Vendor
from services.ports import Ports
from tests.seating import keep_place, take_seat
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
    keep_place(
        ports,
        Vendor.TEAMS,
        TENANT,
        conversation,
        reference,
        account=account or account_of(person_in(conversation)),
        service_url=SERVICE_URL,
        lost_at=lost_at,
    )


def seated(
    ports: Ports, vendor: StandInConnector, person_id: str, *, account: str = ""
) -> str:
    """Give somebody an account that has the app; return it."""
    account = account or account_of(person_id)
    vendor.has(account)
    take_seat(ports, Vendor.TEAMS, TENANT, account, person_id)
    return account
