"""Tables of how people came to their seats: links, tries, and what happened."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from domain.seat_links import LinkState, SeatNews
from domain.seats import Vendor
from storage.columns import Words
from storage.tables.base import OrdinalRow, Row

_LIVE = text("state IN ('offered', 'claimed', 'agreed')")


class SeatLinkRow(OrdinalRow, table=True):
    """
    A link that somebody began, of which one at a time lives.

    Only the *digest* of its code is kept: whoever reads the table links nothing.
    """

    __tablename__: ClassVar[str] = "seat_links"
    __table_args__ = (
        Index(
            "ix_seat_links_live",
            "person_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index(None, "vendor", "tenant", "account"),
    )
    person_id: str = Field(foreign_key="people.id")
    via: str
    digest: str = Field(unique=True)
    state: LinkState = Field(sa_type=Words(LinkState))
    made_at: datetime
    ends_at: datetime
    vendor: Vendor | None = Field(sa_type=Words(Vendor))
    tenant: str
    account: str


class SeatLinkTryRow(Row, table=True):
    """How many codes an account has typed since then."""

    __tablename__: ClassVar[str] = "seat_link_tries"
    vendor: Vendor = Field(primary_key=True, sa_type=Words(Vendor))
    tenant: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    since: datetime = Field(index=True)
    tries: int = Field(sa_column_kwargs={"autoincrement": False})


class SeatChangeRow(Row, table=True):
    """What happened to a seat, for the administrator."""

    __tablename__: ClassVar[str] = "seat_changes"
    ordinal: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(index=True)
    vendor: Vendor = Field(sa_type=Words(Vendor))
    tenant: str
    account: str
    what: SeatNews = Field(sa_type=Words(SeatNews))
    by: str
    at: datetime
