"""Tables of the record: its chain, its contents and its heads."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.columns import Written
from storage.tables.base import Row

_REDATED = text("verb = 'action.redate'")


class RecordedRow(Row, table=True):
    """A link of a case's chain; it never changes."""

    __tablename__: ClassVar[str] = "record"
    __table_args__ = (
        Index(
            "ix_record_redated",
            "subject",
            sqlite_where=_REDATED,
            postgresql_where=_REDATED,
        ),
    )
    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Written)
    who: str
    via: str
    verb: str
    subject: str
    digest: str
    previous: str
    hash: str


class RecordedContentRow(Row, table=True):
    """What a link is about; it can be forgotten, and the chain still holds."""

    __tablename__: ClassVar[str] = "record_content"
    case_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    salt: str
    content: str


class RecordHeadRow(Row, table=True):
    """The last link of each chain: the row that is locked to add one."""

    __tablename__: ClassVar[str] = "record_heads"
    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    seq: int
    hash: str
    at: datetime = Field(sa_type=Written)
