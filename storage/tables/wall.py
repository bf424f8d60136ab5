"""Tables behind the identity wall, and of unfinished inputs: all of it sealed."""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from storage.tables.base import OrdinalRow, Row


class WalledNameRow(OrdinalRow, table=True):
    """A complainant's name, encrypted."""

    __tablename__: ClassVar[str] = "walled_names"
    case_id: str = Field(foreign_key="cases.id", index=True)
    label: str
    sealed: bytes
    at: datetime


class DraftRow(Row, table=True):
    """What somebody began and did not send, encrypted."""

    __tablename__: ClassVar[str] = "drafts"
    id: str = Field(primary_key=True)
    person_id: str
    kind: str
    sealed: bytes
    at: datetime = Field(index=True)


class KeyCheckRow(Row, table=True):
    """A known word, encrypted: a key that cannot open it is not the right one."""

    __tablename__: ClassVar[str] = "key_checks"
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    sealed: bytes
