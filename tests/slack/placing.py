"""Who sits where in Slack, and what is held there, as a test sets it up."""

from datetime import datetime

from domain.news import person_in
from domain.seats import Place, Seat, Vendor
from services.ports import Ports
from tests.slack.standin_slack import StandInSlack
from tests.slack.standin_state import TEAM


def account_of(person_id: str) -> str:
    """Return the account of somebody of the office."""
    return f"U0{person_id.upper().replace('-', '')}"


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
        vendor=Vendor.SLACK,
        tenant=TEAM,
        reference=reference,
        account=account or account_of(person_in(conversation)),
        lost_at=lost_at,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.places.keep(place)
        uow.commit()


def seated(
    ports: Ports, slack: StandInSlack, person_id: str, *, account: str = ""
) -> str:
    """Give somebody an account in the workspace; return it."""
    account = account or account_of(person_id)
    if account not in slack.users:
        slack.has(account)
    seat = Seat(
        vendor=Vendor.SLACK,
        tenant=TEAM,
        account=account,
        person_id=person_id,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        uow.seats.take(seat)
        uow.commit()
    return account
