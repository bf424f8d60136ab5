"""The table of who has a part in the community, or was asked to."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from domain.learning.roster import RosterPart, RosterState
from storage.columns import JsonOf, Words
from storage.tables.base import OrdinalRow

_LIVE = text("state IN ('invited', 'asked', 'holds')")


class RosterRow(OrdinalRow, table=True):
    """Somebody's part; of one person and part, one row at a time lives."""

    __tablename__: ClassVar[str] = "roster"
    __table_args__ = (
        Index(
            "ix_roster_live",
            "person_id",
            "part",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )
    person_id: str = Field(foreign_key="people.id")
    part: RosterPart = Field(sa_type=Words(RosterPart))
    state: RosterState = Field(sa_type=Words(RosterState))
    by_id: str
    topics: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    regions: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    languages: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    most_open: int
    since: datetime
    until: datetime | None
    away_from: date | None
    away_until: date | None
