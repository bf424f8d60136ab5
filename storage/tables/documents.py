"""Tables of documents, their versions, signatures and decisions."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from domain.documents import Audience, DecisionKind, DocumentKind, Key, Verdict
from storage.columns import Words
from storage.tables.base import OrdinalRow

_GIVEN = text("verdict = 'given'")


class DocumentRow(OrdinalRow, table=True):
    """A document of a case."""

    __tablename__: ClassVar[str] = "documents"
    case_id: str = Field(foreign_key="cases.id", index=True)
    action_id: str = Field(foreign_key="actions.id", index=True)
    kind: DocumentKind = Field(sa_type=Words(DocumentKind))
    audience: Audience = Field(sa_type=Words(Audience))


class VersionRow(OrdinalRow, table=True):
    """One version of a document; its bytes are in the case's folder."""

    __tablename__: ClassVar[str] = "versions"
    __table_args__ = (UniqueConstraint("document_id", "number"),)
    document_id: str = Field(foreign_key="documents.id")
    case_id: str = Field(foreign_key="cases.id", index=True)
    number: int
    fingerprint: str
    size: int
    media_type: str
    path: str
    by: str
    at: datetime
    note: str


class SignatureRow(OrdinalRow, table=True):
    """A signer's word on a version for an action; a key is given once."""

    __tablename__: ClassVar[str] = "signatures"
    __table_args__ = (
        Index(
            "ix_signatures_given",
            "action_id",
            "version_id",
            "key",
            unique=True,
            sqlite_where=_GIVEN,
            postgresql_where=_GIVEN,
        ),
    )
    action_id: str = Field(foreign_key="actions.id", index=True)
    version_id: str = Field(foreign_key="versions.id")
    fingerprint: str
    key: Key = Field(sa_type=Words(Key))
    verdict: Verdict = Field(sa_type=Words(Verdict))
    by: str
    at: datetime
    acting_for: str
    reason: str


class DecisionRow(OrdinalRow, table=True):
    """A decision in a plan's version."""

    __tablename__: ClassVar[str] = "decisions"
    case_id: str = Field(foreign_key="cases.id", index=True)
    version_id: str = Field(foreign_key="versions.id", index=True)
    kind: DecisionKind = Field(sa_type=Words(DecisionKind))
    choice: str
    words: str
    in_force_since: datetime | None
