"""Tables of complaints that belong together."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.tables.base import OrdinalRow

_LIVE = text("ended_at IS NULL")


class RelatedCaseRow(OrdinalRow, table=True):
    """
    That two cases on one project are run side by side; kept once for both.

    *case_id* is the smaller one of the two ids.
    """

    __tablename__: ClassVar[str] = "related_cases"
    __table_args__ = (
        Index(
            "ix_related_cases_live",
            "case_id",
            "other_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )
    case_id: str = Field(foreign_key="cases.id", index=True)
    other_id: str = Field(foreign_key="cases.id", index=True)
    by: str
    reason: str
    at: datetime
    ended_at: datetime | None
