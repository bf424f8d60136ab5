"""Tables of SECU's requests and of those whom notices must reach."""

from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from domain.requests import StakeholderKind
from storage.columns import Words
from storage.tables.base import OrdinalRow, Row


class RequestRow(OrdinalRow, table=True):
    """What SECU asked for."""

    __tablename__: ClassVar[str] = "requests"
    case_id: str = Field(foreign_key="cases.id", index=True)
    action_id: str  # Empty for a request about the case as a whole.
    words: str
    received_on: date
    due_on: date | None
    answerer_id: str
    answered_on: date | None
    answered_by: str


class StakeholderRow(OrdinalRow, table=True):
    """An institution to be notified."""

    __tablename__: ClassVar[str] = "stakeholders"
    case_id: str = Field(foreign_key="cases.id", index=True)
    name: str
    kind: StakeholderKind = Field(sa_type=Words(StakeholderKind))
    removed_at: datetime | None


class NotifiedRow(Row, table=True):
    """That a stakeholder was told, for one action."""

    __tablename__: ClassVar[str] = "notified"
    stakeholder_id: str = Field(primary_key=True, foreign_key="stakeholders.id")
    action_id: str = Field(primary_key=True, foreign_key="actions.id")
    by: str
    at: datetime
