"""Tables of what must be said, and of what stands in the channels."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from domain.news import NewsKind, NewsState
from domain.rooms import StepState
from domain.ways import Way
from storage.columns import JsonOf, Words
from storage.tables.base import Row

_UNSETTLED = text("settled_at IS NULL")
_TROUBLES = text("state = 'not-reached' OR state = 'uncertain'")
_IN_DOUBT = text(f"{_TROUBLES.text} OR (settled_at IS NULL AND problem <> '')")
_OF_DIGEST = text("kind = 'digest'")
_EMPTY = {"server_default": text("''")}
UNFINISHED = text("state <> 'done'")


class OutboxRow(Row, table=True):
    """
    One thing to say; *id* keeps the order in which it came about.

    *once* is what may be said a single time, as a person's nudge of a day. *way* is how
    it went out. A process that sends it holds it until *leased_until*, on the
    database's clock.
    """

    __tablename__: ClassVar[str] = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_unsettled",
            "not_before",
            "id",
            sqlite_where=_UNSETTLED,
            postgresql_where=_UNSETTLED,
        ),
        Index(None, "case_id", "state"),
        Index("ix_outbox_once", "once", unique=True),
        Index(
            "ix_outbox_troubles",
            "id",
            sqlite_where=_TROUBLES,
            postgresql_where=_TROUBLES,
        ),
        Index(
            "ix_outbox_in_doubt",
            "case_id",
            sqlite_where=_IN_DOUBT,
            postgresql_where=_IN_DOUBT,
        ),
        Index(
            "ix_outbox_digest",
            "subject",
            sqlite_where=_OF_DIGEST,
            postgresql_where=_OF_DIGEST,
        ),
        Index(
            "ix_outbox_queue",
            "conversation",
            "id",
            sqlite_where=_UNSETTLED,
            postgresql_where=_UNSETTLED,
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    case_id: str
    conversation: str
    kind: NewsKind = Field(sa_type=Words(NewsKind))
    subject: str
    words: dict[str, str] = Field(sa_type=JsonOf(dict[str, str]))
    only_role: str
    state: NewsState = Field(sa_type=Words(NewsState))
    created_at: datetime
    not_before: datetime
    attempted_at: datetime | None
    settled_at: datetime | None
    attempts: int
    problem: str
    once: str | None
    way: str = Field(sa_column_kwargs=_EMPTY)
    leased_by: str = Field(sa_column_kwargs=_EMPTY)
    leased_until: datetime | None


class SendRow(Row, table=True):
    """
    That something was sent on a *lane*: a conversation or a tenant of one vendor.

    The vendors' rates are kept over all processes by counting these.
    """

    __tablename__: ClassVar[str] = "sends"
    __table_args__ = (Index(None, "lane", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    lane: str
    at: datetime


class StoppedAddressRow(Row, table=True):
    """A way to a person that the vendor said is no way, until somebody mends it."""

    __tablename__: ClassVar[str] = "stopped_addresses"
    person_id: str = Field(primary_key=True)
    way: Way = Field(primary_key=True, sa_type=Words(Way))
    problem: str
    at: datetime


class RoomStepRow(Row, table=True):
    """A step of making a case's room."""

    __tablename__: ClassVar[str] = "room_steps"
    __table_args__ = (
        Index(
            "ix_room_steps_unfinished",
            "case_id",
            sqlite_where=UNFINISHED,
            postgresql_where=UNFINISHED,
        ),
    )
    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    key: str = Field(primary_key=True)
    position: int
    state: StepState = Field(sa_type=Words(StepState))
    at: datetime | None
    problem: str
    about: str = Field(default="", sa_column_kwargs=_EMPTY)
    found: str = Field(default="", sa_column_kwargs=_EMPTY)
    began_at: datetime | None = None
    look_at: datetime | None = None


class PostRow(Row, table=True):
    """Where a card stands, so that the next one replaces it."""

    __tablename__: ClassVar[str] = "posts"
    conversation: str = Field(primary_key=True)
    kind: NewsKind = Field(primary_key=True, sa_type=Words(NewsKind))
    subject: str = Field(primary_key=True)
    message_id: str
