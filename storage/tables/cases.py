"""Tables of cases and of what happened on them."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from domain.cases import CaseState
from domain.events import EventKind
from storage.columns import JsonOf, Words
from storage.tables.base import OrdinalRow


class CaseRow(OrdinalRow, table=True):
    """
    A case with its facts.

    *reference_key* is the reference as it is compared: no two differ only in case.
    """

    __tablename__: ClassVar[str] = "cases"
    __table_args__ = (Index(None, "project"), Index(None, "project_number"))
    reference: str
    reference_key: str = Field(unique=True)
    country: str
    project: str
    office_id: str
    bureau: str
    project_number: str
    vertical_fund: bool
    environmental: bool
    fund_name: str
    secu: bool
    srm: bool
    registry_link: str
    confidential: bool
    synopsis: str
    risk_category: str
    implementing_partner: str
    donors: str
    filed_on: date | None
    procedure: str
    state: CaseState = Field(sa_type=Words(CaseState))
    country_calendar: str
    headquarters_calendar: str
    opened_by: str
    opened_at: datetime
    demo: bool
    relevant: tuple[tuple[str, bool], ...] = Field(
        sa_type=JsonOf(tuple[tuple[str, bool], ...], frozen=True)
    )
    version: int


class EventRow(OrdinalRow, table=True):
    """Something that happened on a day; a correction keeps what it replaces."""

    __tablename__: ClassVar[str] = "events"
    __table_args__ = (Index(None, "case_id", "day"),)
    case_id: str = Field(foreign_key="cases.id")
    kind: EventKind = Field(sa_type=Words(EventKind))
    day: date
    round: int
    recorded_by: str
    recorded_at: datetime
    note: str
    replaced_by: str
