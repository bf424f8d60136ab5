"""Tables of dates that people asked to move."""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from domain.extensions import ExtensionState
from storage.columns import Words
from storage.tables.base import OrdinalRow


class ExtensionRow(OrdinalRow, table=True):
    """A request for more working days, and what became of it."""

    __tablename__: ClassVar[str] = "extensions"
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
