"""Tables of who was nudged of which action, and of who asked for silence."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from storage.columns import Words
from storage.tables.base import OrdinalRow, Row


class NudgeRow(Row, table=True):
    """One action in one message to one person; *day* is the reader's own."""

    __tablename__: ClassVar[str] = "nudges"
    __table_args__ = (
        UniqueConstraint("outbox_id", "action_id"),
        Index(None, "action_id", "person_id", "day"),
    )
    ordinal: int | None = Field(default=None, primary_key=True)
    outbox_id: int
    action_id: str = Field(foreign_key="actions.id")
    person_id: str
    step: Step = Field(sa_type=Words(Step))
    day: date
    outcome: NudgeOutcome = Field(sa_type=Words(NudgeOutcome))
    way: str
    at: datetime


class SnoozeRow(OrdinalRow, table=True):
    """That somebody hears nothing of an action before *until*, and why."""

    __tablename__: ClassVar[str] = "snoozes"
    action_id: str = Field(foreign_key="actions.id", index=True)
    person_id: str
    until: date
    reason: str
    at: datetime
    ended_at: datetime | None
