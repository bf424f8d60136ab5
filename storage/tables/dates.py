"""Tables of dates that people asked to move."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from domain.extensions import ExtensionState
from storage.columns import Words
from storage.tables.base import OrdinalRow

_ASKED = text("state = 'asked'")


class ExtensionRow(OrdinalRow, table=True):
    """A request for more working days, and what became of it."""

    __tablename__: ClassVar[str] = "extensions"
    __table_args__ = (
        Index(
            "ix_extensions_asked",
            "ordinal",
            sqlite_where=_ASKED,
            postgresql_where=_ASKED,
        ),
    )
    case_id: str = Field(foreign_key="cases.id", index=True)
    action_id: str = Field(foreign_key="actions.id", index=True)
    asked_by: str
    asked_at: datetime
    asked_days: int
    reason: str
    state: ExtensionState = Field(sa_type=Words(ExtensionState))
    decided_by: str
    decided_at: datetime | None
    granted_days: int
    answer: str
