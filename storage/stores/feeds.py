"""Private calendar feeds, and how often the dates in them moved, as rows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from domain.feeds import Feed
from storage.inserts import insert_new
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.tables.base import table_of
from storage.tables.feeds import FeedRow
from storage.tables.record import RecordedRow

_FEEDS = table_of(FeedRow)
_RECORD = table_of(RecordedRow)
_FEED = Shape(Feed, _FEEDS)
_LIVE = _FEEDS.c.revoked_at.is_(None)

_ADD = insert_new(_FEEDS, leave_out="ordinal")
_BY_DIGEST = Statement(
    select(*_FEED.columns).where(_FEEDS.c.digest == bindparam("digest"))
)
_OF_PERSON = Statement(
    select(*_FEED.columns).where(
        _FEEDS.c.person_id == bindparam("person_id"),
        _FEEDS.c.case_id == bindparam("case_id"),
        _LIVE,
    )
)
_OF_CASES = Statement(
    select(*_FEED.columns)
    .where(_FEEDS.c.person_id == bindparam("person_id"), _FEEDS.c.case_id != "", _LIVE)
    .order_by(_FEEDS.c.ordinal)
)
_REVOKE = Statement(
    update(_FEEDS)
    .where(
        _FEEDS.c.id == bindparam("which"),
        _FEEDS.c.person_id == bindparam("whose"),
        _LIVE,
    )
    .values(revoked_at=bindparam("at"))
)
_MOVES = Among(
    lambda slots: (
        select(_RECORD.c.subject, func.count(), func.max(_RECORD.c.at))
        .where(_RECORD.c.verb == "action.redate", _RECORD.c.subject.in_(slots))
        .group_by(_RECORD.c.subject)
    )
)


class SqlFeeds:
    """Fills `FeedStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, feed: Feed, *, digest: str) -> bool:
        """Store a feed; False while another of that person and case works."""
        values = _FEED.values(feed) | {"digest": digest}
        return self._statements.change(_ADD, **values) == 1

    def of_digest(self, digest: str) -> Feed | None:
        """Return the feed of that token's digest, ended or not; None without one."""
        row = self._statements.row(_BY_DIGEST, digest=digest)
        return _FEED.made(row) if row else None

    def of_person(self, person_id: str, *, case_id: str) -> Feed | None:
        """Return a person's working feed of a case, or of all for an empty one."""
        row = self._statements.row(_OF_PERSON, person_id=person_id, case_id=case_id)
        return _FEED.made(row) if row else None

    def of_cases(self, person_id: str) -> list[Feed]:
        """Return a person's working feeds of single cases, oldest first."""
        found = self._statements.rows(_OF_CASES, person_id=person_id)
        return [_FEED.made(row) for row in found]

    def revoke(self, feed_id: str, *, person_id: str, at: datetime) -> bool:
        """End a person's feed; False when it had ended, or is somebody else's."""
        ended = self._statements.change(_REVOKE, which=feed_id, whose=person_id, at=at)
        return ended == 1

    def moves(self, action_ids: Collection[str]) -> dict[str, tuple[int, datetime]]:
        """Return how often each action's date moved, and when last; one query."""
        found = _MOVES.rows(self._statements, action_ids)
        return {subject: (count, at) for subject, count, at in found}
