"""Tables of questions to a person. Who asks stands in one of them alone, sealed."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from domain.learning.connect import (
    Consent,
    Helped,
    PeerState,
    Privacy,
    QuestionState,
    Said,
    Step,
)
from storage.columns import JsonOf, Words
from storage.tables.base import OrdinalRow, Row

_TO_LOOK_AT = text("look_at IS NOT NULL")
_SHOWN = text("withdrawn_at IS NULL")


class QuestionRow(OrdinalRow, table=True):
    """A question to a person, without its words and without who asks."""

    __tablename__: ClassVar[str] = "connect_questions"
    __table_args__ = (
        Index(
            "ix_connect_questions_look",
            "look_at",
            sqlite_where=_TO_LOOK_AT,
            postgresql_where=_TO_LOOK_AT,
        ),
    )
    pseudonym: str = Field(unique=True)
    privacy: Privacy = Field(sa_type=Words(Privacy))
    topic: str
    language: str
    region: str
    facilitator_id: str = Field(index=True)
    holder_id: str = Field(index=True)
    state: QuestionState = Field(sa_type=Words(QuestionState), index=True)
    step: Step = Field(sa_type=Words(Step))
    helped: Helped = Field(sa_type=Words(Helped))
    consent: Consent = Field(sa_type=Words(Consent))
    version: int
    asked_at: datetime
    promised_at: datetime
    look_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None = Field(index=True)


class AskerRow(Row, table=True):
    """
    Whose a pseudonym is, and by a digest which are somebody's own: encrypted.

    Both are forgotten a while after the question is closed.
    """

    __tablename__: ClassVar[str] = "connect_askers"
    pseudonym: str = Field(primary_key=True)
    sealed: bytes


class QuestionMessageRow(OrdinalRow, table=True):
    """One message about a question, encrypted."""

    __tablename__: ClassVar[str] = "connect_messages"
    question_id: str = Field(foreign_key="connect_questions.id", index=True)
    said: Said = Field(sa_type=Words(Said))
    author_id: str
    sealed: bytes
    at: datetime


class PeerRow(Row, table=True):
    """Somebody who was asked into the small group around a question."""

    __tablename__: ClassVar[str] = "connect_peers"
    question_id: str = Field(primary_key=True, foreign_key="connect_questions.id")
    person_id: str = Field(primary_key=True, index=True)
    state: PeerState = Field(sa_type=Words(PeerState))
    by_id: str
    at: datetime


class QuestionEntryRow(Row, table=True):
    """What happened to a question; its asker goes by the pseudonym."""

    __tablename__: ClassVar[str] = "connect_record"
    ordinal: int | None = Field(default=None, primary_key=True)
    question_id: str = Field(index=True)
    at: datetime
    who: str
    verb: str
    about: str


class PublicAnswerRow(OrdinalRow, table=True):
    """A question and its answer for everybody, in a facilitator's words."""

    __tablename__: ClassVar[str] = "connect_public"
    __table_args__ = (
        Index(
            "ix_connect_public_shown",
            "question_id",
            unique=True,
            sqlite_where=_SHOWN,
            postgresql_where=_SHOWN,
        ),
    )
    question_id: str = Field(foreign_key="connect_questions.id")
    question: str
    answer: str
    language: str
    topics: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    row_keys: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    by_id: str
    made_at: datetime
    withdrawn_at: datetime | None


class PublicAnswerFitsRow(Row, table=True):
    """Which of the SOP's rows a public answer fits."""

    __tablename__: ClassVar[str] = "connect_public_rows"
    row_key: str = Field(primary_key=True)
    answer_id: str = Field(primary_key=True, foreign_key="connect_public.id")


class QuestionReminderRow(Row, table=True):
    """On which days somebody was reminded of questions: once a day at most."""

    __tablename__: ClassVar[str] = "connect_reminders"
    person_id: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
