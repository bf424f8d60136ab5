"""The record's chains, as rows."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from secrets import token_hex
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    delete,
    select,
    type_coerce,
    union,
)

from domain.chain import (
    BEGINNING,
    Link,
    canonical,
    digest_of,
    hash_of,
    written_moment,
)
from domain.news import News
from domain.record import Checkpoint, Entry, RecordRow
from storage.inserts import insert_into, insert_or_replace
from storage.ready import Found
from storage.statements import Statement, Statements
from storage.stores.copies import forget_copies
from storage.stores.outbox import queue_news
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.record import RecordedContentRow, RecordedRow, RecordHeadRow

_RECORD = table_of(RecordedRow)
_CONTENT = table_of(RecordedContentRow)
_HEADS = table_of(RecordHeadRow)
_CASES = table_of(CaseRow)
_SALT_BYTES = 16

_CASE_ID = bindparam("case_id", type_=String())
_SAME_ROW = and_(
    _CONTENT.c.case_id == _RECORD.c.case_id, _CONTENT.c.seq == _RECORD.c.seq
)


def _as_written() -> Select[Any]:
    """Ask for rows exactly as they were hashed, in the order of `Link`."""
    at: ColumnElement[str] = type_coerce(_RECORD.c.at, String())
    columns = [at if column is _RECORD.c.at else column for column in _RECORD.columns]
    return select(*columns, _CONTENT.c.salt, _CONTENT.c.content).join_from(
        _RECORD, _CONTENT, _SAME_ROW, isouter=True
    )


_HEAD = Statement(
    select(_HEADS.c.seq, _HEADS.c.hash, _HEADS.c.at)
    .where(_HEADS.c.case_id == _CASE_ID)
    .with_for_update()
)
_LAST = Statement(
    select(_HEADS.c.seq, _HEADS.c.hash, _HEADS.c.at).where(_HEADS.c.case_id == _CASE_ID)
)
_ADD = Statement(insert_into(_RECORD))
_ADD_CONTENT = Statement(insert_into(_CONTENT))
_SET_HEAD = insert_or_replace(_HEADS)
_OF_CASE = Statement(
    _as_written().where(_RECORD.c.case_id == _CASE_ID).order_by(_RECORD.c.seq)
)
_NEWEST = Statement(
    _as_written()
    .where(_RECORD.c.case_id == _CASE_ID)
    .order_by(_RECORD.c.seq.desc())
    .limit(bindparam("newest"))
)
_ALL_HEADS = Statement(
    select(
        _CASES.c.reference, _HEADS.c.case_id, _HEADS.c.seq, _HEADS.c.hash, _HEADS.c.at
    )
    .join_from(_HEADS, _CASES, _CASES.c.id == _HEADS.c.case_id)
    .order_by(_CASES.c.ordinal)
)
_REDACT = Statement(
    delete(_CONTENT).where(
        _CONTENT.c.case_id == _CASE_ID, _CONTENT.c.seq == bindparam("seq")
    )
)
_KNOWN_CASES = Statement(
    union(select(_CASES.c.id), select(_HEADS.c.case_id), select(_RECORD.c.case_id))
)


class _Head(NamedTuple):
    seq: int
    hash: str


class SqlRecord:
    """Fills `RecordStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        # The head is locked once it was read, so nobody moves it until the commit.
        self._heads: dict[str, _Head] = {}
        self.has_redacted = False

    @property
    def has_new(self) -> bool:
        """Whether something was added in this unit of work."""
        return bool(self._heads)

    def append(self, entry: Entry) -> RecordRow:
        """Chain an entry to its case's record, in this unit of work."""
        return _row(self._chain([entry])[0])

    def append_all(self, entries: Sequence[Entry]) -> None:
        """Chain entries of one case in order, in bulk."""
        if entries:
            self._chain(entries)

    def rows(self, case_id: str, *, newest: int | None = None) -> list[RecordRow]:
        """Return a case's rows by seq, or only the *newest* so many."""
        if newest is None:
            return [_row(link) for link in self.links(case_id)]
        found = self._statements.rows(_NEWEST, case_id=case_id, newest=newest)
        return [_row(_linked(row)) for row in reversed(found)]

    def links(self, case_id: str) -> list[Link]:
        """Return a case's rows by seq exactly as they were hashed, to verify them."""
        found = self._statements.rows(_OF_CASE, case_id=case_id)
        return list(map(_linked, found))

    def known_cases(self) -> list[str]:
        """Return the ids of all cases that exist or have a record."""
        return sorted(case_id for (case_id,) in self._statements.rows(_KNOWN_CASES))

    def head(self, case_id: str) -> tuple[int, str, datetime] | None:
        """Return seq, hash and time of the last row."""
        row = self._statements.row(_LAST, case_id=case_id)
        return (row[0], row[1], row[2]) if row else None

    def heads(self) -> list[Checkpoint]:
        """Return the head of every case."""
        found = self._statements.rows(_ALL_HEADS)
        return [
            Checkpoint(reference=reference, case_id=case_id, seq=seq, hash=hash_, at=at)
            for reference, case_id, seq, hash_, at in found
        ]

    def redact(self, case_id: str, seq: int) -> bool:
        """Forget a row's content and salt; its digest stays in the chain."""
        forgotten = self._statements.change(_REDACT, case_id=case_id, seq=seq) == 1
        self.has_redacted = self.has_redacted or forgotten
        return forgotten

    def forget_copies(self, case_id: str, words: str, *, instead: str) -> int:
        """Replace these very words in all other tables of a case; count them."""
        return forget_copies(self._statements, case_id, words, instead=instead)

    def queue(self, news: Iterable[News], *, at: datetime) -> None:
        """Store what must be said, in bulk, to be delivered after the commit."""
        queue_news(self._statements, news, at=at)

    def _chain(self, entries: Sequence[Entry]) -> list[Link]:
        case_id = entries[0].case_id
        links: list[Link] = []
        head = self._head(case_id)
        for entry in entries:
            link = _link(entry, head)
            head = _Head(link.seq, link.hash)
            links.append(link)
        self._store(links, [entry.at for entry in entries])
        self._heads[case_id] = head
        return links

    def _head(self, case_id: str) -> _Head:
        if case_id in self._heads:
            return self._heads[case_id]
        row = self._statements.row(_HEAD, case_id=case_id)
        return _Head(row[0], row[1]) if row else _Head(0, BEGINNING)

    def _store(self, links: list[Link], moments: list[datetime]) -> None:
        values = [
            link._asdict() | {"at": at} for link, at in zip(links, moments, strict=True)
        ]
        self._statements.change_all(_ADD, values)
        self._statements.change_all(_ADD_CONTENT, values)
        self._statements.change(_SET_HEAD, **values[-1])


# As `Link._make`, which counts the columns of every row again: a question has as many.
_linked: Callable[[Found], Link] = partial(tuple.__new__, Link)


def _link(entry: Entry, head: _Head) -> Link:
    content, salt = canonical(entry.content), token_hex(_SALT_BYTES)
    unhashed = Link(
        case_id=entry.case_id,
        seq=head.seq + 1,
        at=written_moment(entry.at),
        who=entry.who,
        via=entry.via,
        verb=entry.verb,
        subject=entry.subject,
        digest=digest_of(content, salt=salt),
        previous=head.hash,
        hash="",
        salt=salt,
        content=content,
    )
    return unhashed._replace(hash=hash_of(unhashed))


def _row(link: Link) -> RecordRow:
    values = link._asdict()
    values["at"] = datetime.fromisoformat(link.at)
    values["content"] = None if link.content is None else json.loads(link.content)
    return RecordRow(**values)
