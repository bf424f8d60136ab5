"""The record: one SHA-256 chain a case over salted digests of what was said."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    What is to be recorded: *verb* and *subject* are keys, *content* may be redacted.

    *content* maps plain names to strings; it is digested with a salt of its own.
    """

    case_id: str
    at: datetime
    who: str
    via: str
    verb: str
    subject: str
    content: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """
    A recorded entry; *previous* and *hash* make the chain, *seq* counts from 1.

    *salt* and *content* are None once redacted; *digest* stays.
    """

    case_id: str
    seq: int
    at: datetime
    who: str
    via: str
    verb: str
    subject: str
    digest: str
    previous: str
    hash: str
    salt: str | None
    content: dict[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A case's head as it stood: kept outside the database, it shows a cut tail."""

    reference: str
    case_id: str
    seq: int
    hash: str
    at: datetime
