"""Tables of the local desk: what stands in its rooms and direct chats."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.base import Row


class DeskMessageRow(Row, table=True):
    """
    A message on the local desk.

    *author* is a person's id, or empty for the bot. *private_to* is who alone sees
    it. *change* is the number of its last change, counted over all messages.
    *also_about* are the ids of further cases that it tells of, with spaces between.
    """

    __tablename__: ClassVar[str] = "desk_messages"
    __table_args__ = (Index(None, "conversation", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    conversation: str
    case_id: str = Field(index=True)
    only_role: str
    author: str
    plain: str
    html: str
    pinned: bool
    private_to: str
    created_at: datetime
    changed_at: datetime
    change: int = Field(unique=True)
    also_about: str | None


class DeskChangeRow(Row, table=True):
    """The number of the last change: one row, locked by whoever makes the next."""

    __tablename__: ClassVar[str] = "desk_changes"
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int
