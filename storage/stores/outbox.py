"""What must be said, as rows, and where its cards stand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update

from domain.news import News, NewsKind, NewsState, Outgoing
from storage.shapes import Shape
from storage.statements import (
    Found,
    Statement,
    Statements,
    insert_into,
    insert_or_replace,
)
from storage.tables.base import table_of
from storage.tables.outbox import OutboxRow, PostRow

_OUTBOX = table_of(OutboxRow)
_POSTS = table_of(PostRow)
_NEWS = Shape(News, _OUTBOX)
_OUTGOING = Shape(Outgoing, _OUTBOX, besides="news")
_COLUMNS = (*_NEWS.columns, *_OUTGOING.columns)
_WHICH = _OUTBOX.c.id == bindparam("which")
_UNSETTLED = _OUTBOX.c.settled_at.is_(None)

_QUEUE = Statement(insert_into(_OUTBOX, leave_out="id"))
_DUE = Statement(
    select(*_COLUMNS)
    .where(
        _UNSETTLED,
        _OUTBOX.c.state == NewsState.PENDING,
        _OUTBOX.c.not_before <= bindparam("now"),
    )
    .order_by(_OUTBOX.c.id)
    .limit(bindparam("limit"))
)
_CLAIM = Statement(
    update(_OUTBOX)
    .where(_WHICH, _UNSETTLED, _OUTBOX.c.state == NewsState.PENDING)
    .values(
        state=NewsState.SENDING,
        attempted_at=bindparam("at"),
        attempts=_OUTBOX.c.attempts + 1,
    )
)
_SETTLE = Statement(
    update(_OUTBOX)
    .where(_WHICH, _UNSETTLED)
    .values(
        state=bindparam("becomes"),
        settled_at=bindparam("at"),
        problem=bindparam("why"),
    )
)
_RETRY = Statement(
    update(_OUTBOX)
    .where(_WHICH, _UNSETTLED, _OUTBOX.c.state == NewsState.SENDING)
    .values(
        state=NewsState.PENDING,
        not_before=bindparam("then"),
        problem=bindparam("why"),
    )
)
_STUCK = Statement(
    select(*_COLUMNS)
    .where(
        _UNSETTLED,
        _OUTBOX.c.state == NewsState.SENDING,
        _OUTBOX.c.attempted_at < bindparam("before"),
    )
    .order_by(_OUTBOX.c.id)
)
_TROUBLES = Statement(
    select(*_COLUMNS)
    .where(
        _OUTBOX.c.case_id == bindparam("case_id"),
        or_(
            _OUTBOX.c.state == NewsState.NOT_REACHED,
            _OUTBOX.c.state == NewsState.UNCERTAIN,
        ),
    )
    .order_by(_OUTBOX.c.id)
)
_WAITING = Statement(select(func.count()).select_from(_OUTBOX).where(_UNSETTLED))
_POST = Statement(
    select(_POSTS.c.message_id).where(
        _POSTS.c.conversation == bindparam("conversation"),
        _POSTS.c.kind == bindparam("kind"),
        _POSTS.c.subject == bindparam("subject"),
    )
)
_KEEP_POST = insert_or_replace(_POSTS)


def queue_news(statements: Statements, news: Iterable[News], *, at: datetime) -> None:
    """Store what must be said, in bulk."""
    statements.change_all(_QUEUE, [_NEWS.values(one) | _new(at) for one in news])


class SqlOutbox:
    """Fills `OutboxStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def due(self, now: datetime, *, limit: int) -> list[Outgoing]:
        """Return pending news whose time has come, oldest first."""
        return [_made(row) for row in self._statements.rows(_DUE, now=now, limit=limit)]

    def claim(self, outgoing_id: int, *, at: datetime) -> bool:
        """Take pending news to send it; False when another process was first."""
        return self._statements.change(_CLAIM, which=outgoing_id, at=at) == 1

    def settle(
        self, outgoing_id: int, *, as_: NewsState, at: datetime, problem: str = ""
    ) -> bool:
        """End the way of news; False when it had ended."""
        settled = self._statements.change(
            _SETTLE, which=outgoing_id, becomes=as_, at=at, why=problem
        )
        return settled == 1

    def retry(self, outgoing_id: int, *, not_before: datetime, problem: str) -> bool:
        """Let claimed news wait for another try; False when it was not claimed."""
        waiting = self._statements.change(
            _RETRY, which=outgoing_id, then=not_before, why=problem
        )
        return waiting == 1

    def stuck(self, before: datetime) -> list[Outgoing]:
        """Return news claimed before then and neither settled nor given back."""
        return [_made(row) for row in self._statements.rows(_STUCK, before=before)]

    def troubles(self, case_id: str) -> list[Outgoing]:
        """Return a case's news that did not arrive or may not have, oldest first."""
        return [_made(row) for row in self._statements.rows(_TROUBLES, case_id=case_id)]

    def waiting(self) -> int:
        """Count the news that is neither settled nor given up."""
        row = self._statements.row(_WAITING)
        return int(row[0]) if row else 0

    def post(self, conversation: str, *, kind: NewsKind, subject: str) -> str | None:
        """Return the channel's id of the card that stands there, or None."""
        row = self._statements.row(
            _POST, conversation=conversation, kind=kind, subject=subject
        )
        return row[0] if row else None

    def keep_post(
        self, conversation: str, *, kind: NewsKind, subject: str, message_id: str
    ) -> None:
        """Remember where a card stands, instead of where it stood before."""
        place = {"conversation": conversation, "kind": kind, "subject": subject}
        self._statements.change(_KEEP_POST, **place, message_id=message_id)


def _made(row: Found) -> Outgoing:
    return _OUTGOING.made(row[len(_NEWS.names) :], news=_NEWS.made(row))


def _new(at: datetime) -> dict[str, Any]:
    return {
        "state": NewsState.PENDING,
        "created_at": at,
        "not_before": at,
        "attempted_at": None,
        "settled_at": None,
        "attempts": 0,
        "problem": "",
        "once": None,
        "way": "",
        "leased_by": "",
        "leased_until": None,
    }
