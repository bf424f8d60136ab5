"""Tables of the Monday digest: who gets it, each week's, and who did what to it."""

from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from domain.learning.digest import DigestItem, DigestState
from storage.columns import JsonOf, Words
from storage.tables.base import OrdinalRow, Row


class DigestMemberRow(Row, table=True):
    """Who asked for the digest, as long as they want it."""

    __tablename__: ClassVar[str] = "digest_members"
    person_id: str = Field(primary_key=True, foreign_key="people.id")
    since: datetime


class DigestRow(OrdinalRow, table=True):
    """The digest of a week; of each week there is one."""

    __tablename__: ClassVar[str] = "digests"
    week: date = Field(unique=True)
    drafted_at: datetime
    items: tuple[DigestItem, ...] = Field(sa_type=JsonOf(tuple[DigestItem, ...]))
    intro: str
    state: DigestState = Field(sa_type=Words(DigestState))
    edition: int
    look_at: datetime | None = Field(index=True)
    by_id: str
    decided_at: datetime | None
    reached: int
    missed: int
    gone: int


class DigestEntryRow(Row, table=True):
    """What happened to a digest, and which edition it happened to."""

    __tablename__: ClassVar[str] = "digest_record"
    ordinal: int | None = Field(default=None, primary_key=True)
    digest_id: str = Field(index=True)
    at: datetime
    who: str
    verb: str
    edition: int
    about: str
