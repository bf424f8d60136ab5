"""
The record's chain: what is hashed, and how anybody finds what was changed.

This file needs nothing but Python, so that it can be carried away together with
`verify_record.py` and run against a copy of the record.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from json.encoder import encode_basestring
from typing import NamedTuple, Protocol

BEGINNING = "0" * 64  # What stands as `previous` in a case's first row.
REDACTED = "record.redact"  # The verb of a row whose subject is a redacted row's seq.


class Link(NamedTuple):
    """
    A row of the record as it is hashed: *at* and *content* exactly as written.

    *salt* (hex) and *content* (canonical JSON) are None once redacted.
    """

    case_id: str
    seq: int
    at: str
    who: str
    via: str
    verb: str
    subject: str
    digest: str
    previous: str
    hash: str
    salt: str | None
    content: str | None


class Head(Protocol):
    """A case's last row, as somebody kept it elsewhere."""

    @property
    def seq(self) -> int:
        """The number of its last row then."""

    @property
    def hash(self) -> str:
        """That row's hash."""


class Fault(StrEnum):
    """What is wrong with the first bad row."""

    EDITED = "edited"  # The row does not hash to its own hash.
    CONTENT_EDITED = "content-edited"  # Its content is not what was digested.
    CONTENT_MISSING = "content-missing"  # Gone, and no row says it was redacted.
    MISSING = "missing"  # A row is not there.
    OUT_OF_ORDER = "out-of-order"  # A row stands twice, or in another's place.
    UNLINKED = "unlinked"  # It does not name the hash of the row before it.
    CUT = "cut"  # A checkpoint knows a later row than the last one here.
    REWRITTEN = "rewritten"  # A checkpoint knows another hash for this row.


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """
    What a case's rows show.

    *fault* is None when they hold, else it is what is wrong with row *seq*, the first
    bad one. *rows* counts those read, *redacted* those of them without content.
    """

    rows: int
    redacted: int = 0
    fault: Fault | None = None
    seq: int | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return self.fault is None


# Made once: json.dumps would make an encoder for every row.
canonical: Callable[[object], str] = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode

# The same for one text: a row is put together by hand, in a third of the time.
_quoted: Callable[[str], str] = encode_basestring


def written_moment(at: datetime) -> str:
    """Write an aware moment as it is hashed: in UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def digest_of(content: str, *, salt: str) -> str:
    """Return the SHA-256 over the salt's bytes (*salt* is hex) and the content."""
    return sha256(bytes.fromhex(salt) + content.encode()).hexdigest()


def hash_of(link: Link) -> str:
    """Return the SHA-256 over a row's words and the hash that it names before it."""
    case_id, seq, at, who, via, verb, subject, digest, previous, _, _, _ = link
    text = (
        f"[{_quoted(previous)},{seq},{_quoted(case_id)},{_quoted(at)},{_quoted(who)},"
        f"{_quoted(via)},{_quoted(verb)},{_quoted(subject)},{_quoted(digest)}]"
    )
    return sha256(text.encode()).hexdigest()


def verify_rows(rows: Sequence[Link], checkpoints: Iterable[Head] = ()) -> Verdict:
    """
    Check a case's rows, in the order in which they stand, and name the first bad one.

    The chain itself shows an edit, a removal, an insertion or another order; that its
    tail was cut, or all of it written anew, only *checkpoints* of that case can show.
    """
    heads = tuple(checkpoints)
    found = [*_in_chain(rows), *_against(rows, heads)]
    seq, fault = min(found, default=(None, None), key=lambda bad: bad[0])
    return Verdict(
        rows=len(rows),
        redacted=sum(link.content is None for link in rows),
        fault=fault,
        seq=seq,
    )


_Bad = tuple[int, Fault]


def _in_chain(links: Sequence[Link]) -> list[_Bad]:
    """Return the first bad row that the chain itself shows, or nothing."""
    told = {link.subject for link in links if link.verb == REDACTED}
    previous = BEGINNING
    for place, link in enumerate(links, 1):
        if link.seq != place:
            return [_misplaced(links[place:], place, link)]
        if not _holds(link, previous):
            fault = _fault_of(link, previous, told)
            if fault:
                return [(place, fault)]
        previous = link.hash
    return []


def _holds(link: Link, previous: str) -> bool:
    """Whether a row that was not redacted is as it was written; nearly all are."""
    try:
        return (
            link.previous == previous
            and hash_of(link) == link.hash
            and digest_of(link.content or "", salt=link.salt or "-") == link.digest
        )
    except (TypeError, ValueError, AttributeError):
        return False


def _fault_of(link: Link, previous: str, told: set[str]) -> Fault | None:
    if link.previous != previous:
        return Fault.UNLINKED
    try:
        if hash_of(link) != link.hash:
            return Fault.EDITED
    except (TypeError, ValueError):  # What stands there is not even of the right kind.
        return Fault.EDITED
    if link.content is None or link.salt is None:
        return None if str(link.seq) in told else Fault.CONTENT_MISSING
    return _fault_of_content(link.content, link.salt, link.digest)


def _fault_of_content(content: str, salt: str, digest: str) -> Fault | None:
    try:
        holds = digest_of(content, salt=salt) == digest
    except (TypeError, ValueError, AttributeError):
        holds = False
    return None if holds else Fault.CONTENT_EDITED


def _misplaced(later: Sequence[Link], place: int, link: Link) -> _Bad:
    """Say whether the row that belongs here is gone, or stands somewhere else."""
    elsewhere = any(other.seq == place for other in later)
    if elsewhere or link.seq in range(place):
        return place, Fault.OUT_OF_ORDER
    return place, Fault.MISSING


def _against(links: Sequence[Link], heads: Iterable[Head]) -> list[_Bad]:
    """Return what checkpoints know better; a bad row may stand before theirs."""
    hashes = {link.seq: link.hash for link in links}
    found: list[_Bad] = []
    for head in heads:
        if head.seq > len(links):
            found.append((len(links) + 1, Fault.CUT))
        elif hashes.get(head.seq) != head.hash:
            found.append((head.seq, Fault.REWRITTEN))
    return found
