"""Tables of what was asked, without who, and of what facilitators did about it."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from domain.learning.answers import Outcome
from domain.learning.feedback import Settled, Vote
from storage.columns import JsonOf, Words
from storage.tables.base import OrdinalRow

_LIVE = text("ended_at IS NULL")


class AskedRow(OrdinalRow, table=True):
    """A question as it is counted; its words are encrypted, and nobody stands by it."""

    __tablename__: ClassVar[str] = "asked"
    at: datetime = Field(index=True)
    mark: str = Field(index=True)
    language: str
    outcome: Outcome = Field(sa_type=Words(Outcome))
    reason: str
    shown: str = Field(sa_type=JsonOf(tuple[str, ...], frozen=True))
    sealed: bytes
    vote: Vote = Field(sa_type=Words(Vote))


class FixRow(OrdinalRow, table=True):
    """What a facilitator did about a question: a synonym, a pin, or let it be."""

    __tablename__: ClassVar[str] = "learning_fixes"
    __table_args__ = (
        Index(
            "ix_learning_fixes_live",
            "mark",
            "kind",
            "words",
            "means",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )
    mark: str
    language: str
    kind: Settled = Field(sa_type=Words(Settled))
    by: str
    at: datetime
    words: str
    means: str
    ended_at: datetime | None
