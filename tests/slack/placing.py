"""Who sits where in Slack, and what is held there, as a test sets it up."""

from datetime import datetime

from domain.news import person_in
from domain.seats import Vendor
from services.ports import Ports
from tests.seating import keep_place, take_seat
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
    keep_place(
        ports,
        Vendor.SLACK,
        TEAM,
        conversation,
        reference,
        account=account or account_of(person_in(conversation)),
        lost_at=lost_at,
    )


def seated(
    ports: Ports, slack: StandInSlack, person_id: str, *, account: str = ""
) -> str:
    """Give somebody an account in the workspace; return it."""
    account = account or account_of(person_id)
    if account not in slack.users:
        slack.has(account)
    take_seat(ports, Vendor.SLACK, TEAM, account, person_id)
    return account
