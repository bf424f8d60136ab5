"""Tables of where people and conversations are, and of what came in from there."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from domain.seats import SeatGiven, Vendor
from storage.columns import Words
from storage.tables.base import Row


class SeatRow(Row, table=True):
    """A person's account with a vendor."""

    __tablename__: ClassVar[str] = "seats"
    vendor: Vendor = Field(primary_key=True, sa_type=Words(Vendor))
    tenant: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    since: datetime
    given: SeatGiven = Field(
        sa_type=Words(SeatGiven), sa_column_kwargs={"server_default": text("'list'")}
    )
    lost_at: datetime | None = None


class PlaceRow(Row, table=True):
    """Where a conversation of the desk is held."""

    __tablename__: ClassVar[str] = "places"
    __table_args__ = (UniqueConstraint("vendor", "tenant", "reference"),)
    conversation: str = Field(primary_key=True)
    vendor: Vendor = Field(primary_key=True, sa_type=Words(Vendor))
    tenant: str
    reference: str
    service_url: str
    since: datetime
    account: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    lost_at: datetime | None = None


class InboxRow(Row, table=True):
    """
    Something that came in and was done, by the key under which it comes again.

    It is stored in the transaction that did it; *came_at* is on the database's clock.
    """

    __tablename__: ClassVar[str] = "inbox"
    vendor: Vendor = Field(primary_key=True, sa_type=Words(Vendor))
    key: str = Field(primary_key=True)
    came_at: datetime = Field(index=True)


class ArrivalRow(Row, table=True):
    """Something that a vendor brought; nobody has it leased once it is answered."""

    __tablename__: ClassVar[str] = "arrivals"
    __table_args__ = (Index(None, "vendor", "leased_until"),)
    vendor: Vendor = Field(primary_key=True, sa_type=Words(Vendor))
    key: str = Field(primary_key=True)
    sealed: bytes
    came_at: datetime = Field(index=True)
    leased_until: datetime | None = None
    attempts: int
