"""Tables of private calendar feeds."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.tables.base import OrdinalRow

_LIVE = text("revoked_at IS NULL")


class FeedRow(OrdinalRow, table=True):
    """
    A calendar feed of a person, over all their cases or of one.

    Only the *digest* of its token is kept: whoever reads the table reads no feed.
    """

    __tablename__: ClassVar[str] = "feeds"
    __table_args__ = (
        Index(
            "ix_feeds_live",
            "person_id",
            "case_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )
    person_id: str = Field(index=True)
    case_id: str  # Empty for all cases of the person.
    digest: str = Field(unique=True)
    made_at: datetime
    revoked_at: datetime | None
