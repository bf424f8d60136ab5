"""The Monday digest, as rows: its members, each week's, and what happened to them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from domain.learning.digest import Digest, DigestEntry, DigestState, Posted
from domain.news import MISSED, News, NewsKind, NewsState
from storage.inserts import insert_into, insert_new
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.stores.outbox import OUTBOX, UNSETTLED, new_outgoing
from storage.tables.base import table_of
from storage.tables.digest import DigestEntryRow, DigestMemberRow, DigestRow
from storage.updates import new_binds, new_values

_MEMBERS = table_of(DigestMemberRow)
_DIGESTS = table_of(DigestRow)
_RECORD = table_of(DigestEntryRow)
_DIGEST = Shape(Digest, _DIGESTS)
_ENTRY = Shape(DigestEntry, _RECORD)
_NEWS = Shape(News, OUTBOX)
_KEPT = ("id", "week", "drafted_at")  # What no change touches.
_POSTED = and_(OUTBOX.c.kind == NewsKind.DIGEST, OUTBOX.c.subject == bindparam("which"))

_JOIN = insert_new(_MEMBERS)
_LEAVE = Statement(
    delete(_MEMBERS).where(_MEMBERS.c.person_id == bindparam("person_id"))
)
_IS_MEMBER = Statement(
    select(_MEMBERS.c.person_id).where(_MEMBERS.c.person_id == bindparam("person_id"))
)
_ALL_MEMBERS = Statement(select(_MEMBERS.c.person_id).order_by(_MEMBERS.c.person_id))
_COUNT_MEMBERS = Statement(select(func.count()).select_from(_MEMBERS))
_ADD = insert_new(_DIGESTS, leave_out="ordinal")
_ONE = Statement(select(*_DIGEST.columns).where(_DIGESTS.c.id == bindparam("which")))
_NEWEST = Statement(select(*_DIGEST.columns).order_by(_DIGESTS.c.week.desc()).limit(1))
_LATEST_SENT = Statement(
    select(*_DIGEST.columns)
    .where(
        or_(
            _DIGESTS.c.state == DigestState.SENT,
            _DIGESTS.c.state == DigestState.SENDING,
        )
    )
    .order_by(_DIGESTS.c.week.desc())
    .limit(1)
)
_DRAFTS = Statement(
    select(*_DIGEST.columns)
    .where(_DIGESTS.c.state == DigestState.DRAFT)
    .order_by(_DIGESTS.c.week)
)
_DUE = Statement(
    select(*_DIGEST.columns)
    .where(_DIGESTS.c.look_at <= bindparam("now"))
    .order_by(_DIGESTS.c.look_at)
)
_CHANGE = Statement(
    update(_DIGESTS)
    .where(
        _DIGESTS.c.id == bindparam("which"),
        _DIGESTS.c.edition == bindparam("was_edition"),
        _DIGESTS.c.state == bindparam("was_state"),
    )
    .values(new_binds(_DIGEST.columns, keep=_KEPT))
)
_WRITE = Statement(insert_into(_RECORD, leave_out="ordinal"))
_ENTRIES = Statement(
    select(*_ENTRY.columns)
    .where(_RECORD.c.digest_id == bindparam("which"))
    .order_by(_RECORD.c.ordinal)
)
_QUEUE = insert_new(OUTBOX, leave_out="id")
_COUNTED = Statement(
    select(OUTBOX.c.state, func.count()).where(_POSTED).group_by(OUTBOX.c.state)
)
_FORGET = Statement(
    delete(OUTBOX).where(
        OUTBOX.c.kind == NewsKind.DIGEST,
        ~UNSETTLED,
        OUTBOX.c.settled_at < bindparam("moment"),
        OUTBOX.c.subject.in_(
            select(_DIGESTS.c.id).where(_DIGESTS.c.state == DigestState.SENT)
        ),
    )
)


class SqlDigests:
    """Fills `DigestStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def join(self, person_id: str, *, at: datetime) -> bool:
        """Let somebody get the digest; False where they get it already."""
        return self._statements.change(_JOIN, person_id=person_id, since=at) == 1

    def leave(self, person_id: str) -> bool:
        """Let somebody get it no more; False where they did not get it."""
        return self._statements.change(_LEAVE, person_id=person_id) == 1

    def is_member(self, person_id: str) -> bool:
        """Whether somebody gets the digest."""
        return self._statements.row(_IS_MEMBER, person_id=person_id) is not None

    def members(self) -> list[str]:
        """Return who gets the digest."""
        return [str(row[0]) for row in self._statements.rows(_ALL_MEMBERS)]

    def count_members(self) -> int:
        """Return how many get the digest."""
        row = self._statements.row(_COUNT_MEMBERS)
        return int(row[0]) if row else 0

    def add(self, digest: Digest) -> bool:
        """Store a week's digest; False where that week has one."""
        return self._statements.change(_ADD, **_DIGEST.values(digest)) == 1

    def get(self, digest_id: str) -> Digest | None:
        """Return a digest; None for none."""
        row = self._statements.row(_ONE, which=digest_id)
        return _DIGEST.made(row) if row else None

    def newest(self) -> Digest | None:
        """Return the digest of the latest week that has one."""
        row = self._statements.row(_NEWEST)
        return _DIGEST.made(row) if row else None

    def latest_sent(self) -> Digest | None:
        """Return the latest that goes out or went out; None for none."""
        row = self._statements.row(_LATEST_SENT)
        return _DIGEST.made(row) if row else None

    def drafts(self) -> list[Digest]:
        """Return what nobody approved or skipped yet, oldest first."""
        return [_DIGEST.made(row) for row in self._statements.rows(_DRAFTS)]

    def due(self, now: datetime) -> list[Digest]:
        """Return the digests with which the sweep goes on by now."""
        return [_DIGEST.made(row) for row in self._statements.rows(_DUE, now=now)]

    def change(self, digest: Digest, *, was: Digest) -> bool:
        """Store *digest* in place of *was*; False when it was changed since."""
        new = new_values(_DIGEST.values(digest), keep=_KEPT)
        seen = {"was_edition": was.edition, "was_state": was.state}
        return self._statements.change(_CHANGE, which=digest.id, **seen, **new) == 1

    def record(self, entry: DigestEntry) -> None:
        """Keep what happened to a digest."""
        self._statements.change(_WRITE, **_ENTRY.values(entry))

    def entries(self, digest_id: str) -> list[DigestEntry]:
        """Return what happened to a digest, oldest first."""
        rows = self._statements.rows(_ENTRIES, which=digest_id)
        return [_ENTRY.made(row) for row in rows]

    def queue_once(self, news: Mapping[str, News], *, at: datetime) -> None:
        """Store what must be said, each a single time for its key, in bulk."""
        rows = [
            _NEWS.values(news[once]) | new_outgoing(at) | {"once": once}
            for once in sorted(news)  # In one order: two sweeps never wait in a ring.
        ]
        self._statements.change_all(_QUEUE, rows)

    def posted(self, digest_id: str) -> Posted:
        """Return how far a digest's messages to members are."""
        counted = dict(self._statements.rows(_COUNTED, which=digest_id))
        return Posted(
            all=sum(counted.values()),
            sent=counted.get(NewsState.SENT, 0),
            missed=sum(counted.get(state, 0) for state in MISSED),
            gone=counted.get(NewsState.OUTDATED, 0),
        )

    def forget_sends(self, moment: datetime) -> int:
        """Forget to whom digests went that were sent before; return how many."""
        return self._statements.change(_FORGET, moment=moment)
