"""Where a person can be reached, and where a conversation of the desk is held."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Vendor(StrEnum):
    """Whose service people sit in."""

    TEAMS = "teams"
    SLACK = "slack"


class SeatGiven(StrEnum):
    """How a person came to a seat: what an administrator lists is the strongest."""

    LIST = "list"
    LINK = "link"  # By themselves, confirmed from both sides.
    MATCH = "match"  # By the address that the vendor has verified.


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account with a vendor, whoever they are: its permanent id."""

    vendor: Vendor
    tenant: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """
    A person's account with a vendor: the permanent id of it, in one *tenant*.

    People are told apart by these two only: names and addresses can be taken over.
    Since *lost_at* the desk reaches nobody there.
    """

    vendor: Vendor
    tenant: str
    account: str
    person_id: str
    since: datetime
    given: SeatGiven = SeatGiven.LIST
    lost_at: datetime | None = None

    @property
    def at(self) -> Account:
        """The account."""
        return Account(self.vendor, self.tenant, self.account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    Where a *conversation* of the desk is held with a vendor.

    *reference* is the vendor's own id of it, and *service_url* the address that it is
    reached under, where a vendor has several. Somebody's own chat is that of an
    *account*. Since *lost_at* the desk is not there any more.
    """

    conversation: str  # `room:<case id>` or `direct:<person id>`.
    vendor: Vendor
    tenant: str
    reference: str
    service_url: str = ""
    since: datetime
    account: str = ""
    lost_at: datetime | None = None
