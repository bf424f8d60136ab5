"""Tables of people, offices, and who plays which part on which case."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from domain.roles import Office, Role
from storage.columns import RoleList, Words
from storage.tables.base import OrdinalRow, Row


class OfficeRow(Row, table=True):
    """An office and the name of its working calendar."""

    __tablename__: ClassVar[str] = "offices"
    id: str = Field(primary_key=True)
    name: str
    kind: Office = Field(sa_type=Words(Office))
    calendar: str
    country: str
    bureau: str


class PersonRow(Row, table=True):
    """Somebody who uses the desk."""

    __tablename__: ClassVar[str] = "people"
    id: str = Field(primary_key=True)
    name: str
    title: str
    office_id: str
    email: str
    language: str
    time_zone: str
    demo: bool
    duties: tuple[Role, ...] = Field(sa_type=RoleList)


class MembershipRow(OrdinalRow, table=True):
    """A person's part on a case, also of those who have left."""

    __tablename__: ClassVar[str] = "memberships"
    __table_args__ = (Index(None, "person_id", "case_id"),)
    case_id: str = Field(foreign_key="cases.id", index=True)
    person_id: str = Field(foreign_key="people.id")
    role: Role = Field(sa_type=Words(Role))
    provisional: bool
    since: datetime
    until: datetime | None
    note: str


class ActingRow(OrdinalRow, table=True):
    """That somebody acts for somebody, for some days."""

    __tablename__: ClassVar[str] = "acting"
    case_id: str = Field(foreign_key="cases.id", index=True)
    principal_id: str = Field(foreign_key="people.id")
    deputy_id: str = Field(foreign_key="people.id", index=True)
    role: Role = Field(sa_type=Words(Role))
    first_day: date
    last_day: date
    reason: str
    named_by: str
    ended_at: datetime | None


class RecusalRow(OrdinalRow, table=True):
    """That somebody steps back on a case."""

    __tablename__: ClassVar[str] = "recusals"
    case_id: str = Field(foreign_key="cases.id", index=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    reason: str
    at: datetime
