"""What must be said, as rows: queued, listed, said again; and where its cards stand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    text,
    update,
)

from domain.news import (
    CARDS,
    HELD_UP_AFTER,
    MISSED,
    News,
    NewsKind,
    NewsState,
    Outgoing,
)
from domain.nudging.history import NudgeOutcome
from storage.inserts import insert_into, insert_or_replace
from storage.ready import Found
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.stores.looking import AT_ONCE
from storage.stores.outbox_again import say_again
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.nudges import NudgeRow
from storage.tables.outbox import OutboxRow, PostRow

OUTBOX = table_of(OutboxRow)
_POSTS = table_of(PostRow)
_NUDGES = table_of(NudgeRow)
_ACTIONS = table_of(ActionRow)
_NEWS = Shape(News, OUTBOX)
_OUTGOING = Shape(Outgoing, OUTBOX, besides="news")
COLUMNS = (*_NEWS.columns, *_OUTGOING.columns)
WHICH = OUTBOX.c.id == bindparam("which")
UNSETTLED = OUTBOX.c.settled_at.is_(None)
_TROUBLED = or_(*(OUTBOX.c.state == state for state in sorted(MISSED)))

# Nothing is known to be lost, but its reader has not been told for a while either.
_HELD_UP = and_(UNSETTLED, OUTBOX.c.problem != "", OUTBOX.c.attempts >= HELD_UP_AFTER)
_SHOWN = or_(_TROUBLED, _HELD_UP)

_QUEUE = Statement(insert_into(OUTBOX, leave_out="id"))
_DUE = Statement(
    select(*COLUMNS)
    .where(
        UNSETTLED,
        OUTBOX.c.state == NewsState.PENDING,
        OUTBOX.c.not_before <= bindparam("now"),
    )
    .order_by(OUTBOX.c.id)
    .limit(bindparam("limit"))
)
_ONE = Statement(select(*COLUMNS).where(WHICH))
_CASE_ID = bindparam("case_id", type_=String())
# What is gathered is of no one case: it belongs to those whose open actions it names.
_LATER = _NUDGES.alias("later")
_NUDGED_OF_CASE = (
    select(_NUDGES.c.outbox_id)
    .join(_ACTIONS, _ACTIONS.c.id == _NUDGES.c.action_id)
    .where(
        _ACTIONS.c.case_id == _CASE_ID,
        _ACTIONS.c.is_open,
        or_(
            _NUDGES.c.outcome == NudgeOutcome.NOT_REACHED,
            _NUDGES.c.outcome == NudgeOutcome.UNCERTAIN,
            _NUDGES.c.outcome == NudgeOutcome.QUEUED,
        ),
        # Whom a later reminder of it reached knows by now.
        ~exists().where(
            _LATER.c.action_id == _NUDGES.c.action_id,
            _LATER.c.person_id == _NUDGES.c.person_id,
            _LATER.c.outcome == NudgeOutcome.DELIVERED,
            _LATER.c.ordinal > _NUDGES.c.ordinal,
        ),
    )
)
# Redrawn in place: the newest of a card says all that the older ones would.
IS_CARD = or_(*(OUTBOX.c.kind == kind for kind in sorted(CARDS)))
_NEWER = OUTBOX.alias("newer")
_SAID_SINCE = exists().where(
    _NEWER.c.state == NewsState.SENT,
    _NEWER.c.conversation == OUTBOX.c.conversation,
    _NEWER.c.kind == OUTBOX.c.kind,
    _NEWER.c.subject == OUTBOX.c.subject,
    _NEWER.c.id > OUTBOX.c.id,
)
# The index over a case's news serves here.
SHOWN_ANEW = and_(IS_CARD, _SAID_SINCE.where(_NEWER.c.case_id == OUTBOX.c.case_id))
# Written out, so that the index over just these is of use.
_IN_DOUBT = text(
    "(outbox.state = 'not-reached' OR outbox.state = 'uncertain'"
    " OR (outbox.settled_at IS NULL AND outbox.problem <> ''))"
)
_TROUBLES_OF_CASE = select(OUTBOX.c.id).where(
    OUTBOX.c.case_id == _CASE_ID, _IN_DOUBT, _SHOWN, ~SHOWN_ANEW
)
TROUBLES = Statement(
    select(*COLUMNS)
    .where(OUTBOX.c.id.in_(_TROUBLES_OF_CASE.union(_NUDGED_OF_CASE)), _SHOWN)
    .order_by(OUTBOX.c.id)
)
_CASES_TOLD = Statement(
    select(_ACTIONS.c.case_id)
    .join(_NUDGES, _ACTIONS.c.id == _NUDGES.c.action_id)
    .where(_NUDGES.c.outbox_id == bindparam("which"))
    .distinct()
)
_TAKE_BACK = Statement(
    update(OUTBOX)
    .where(WHICH, _TROUBLED)
    .values(state=NewsState.OUTDATED, problem=bindparam("why"))
)
_WAITING = Statement(select(func.count()).select_from(OUTBOX).where(UNSETTLED))
_WAITS_IN = Statement(
    select(OUTBOX.c.id)
    .where(UNSETTLED, OUTBOX.c.conversation == bindparam("conversation"))
    .limit(1)
)


def _is_of(table: Table, *names: str) -> tuple[ColumnElement[bool], ...]:
    return tuple(table.c[name] == bindparam(name) for name in names)


_PLACE = ("conversation", "kind", "subject")
_POST = Statement(select(_POSTS.c.message_id).where(*_is_of(_POSTS, *_PLACE)))
_SHOWN_AS = Statement(
    select(_POSTS.c.subject).where(
        *_is_of(_POSTS, "conversation", "kind", "message_id")
    )
)
_STANDING = Among(
    lambda slots: select(_POSTS.c.conversation).where(
        _POSTS.c.conversation.in_(slots), *_is_of(_POSTS, "kind", "subject")
    )
)
_BEGINS = bindparam("subject", type_=String())
_STANDING_UNDER = Statement(
    select(_POSTS.c.conversation, _POSTS.c.subject)
    .where(
        *_is_of(_POSTS, "kind"),
        func.substr(_POSTS.c.subject, 1, func.length(_BEGINS)) == _BEGINS,
    )
    .order_by(_POSTS.c.conversation, _POSTS.c.subject)
)
_FORGET = Statement(delete(OUTBOX).where(_TROUBLED, *_is_of(OUTBOX, *_PLACE)))
_MISSED = Among(
    lambda slots: (
        select(OUTBOX.c.conversation)
        .where(
            _TROUBLED,
            OUTBOX.c.conversation.in_(slots),
            *_is_of(OUTBOX, "kind", "subject"),
            ~_SAID_SINCE,
        )
        .distinct()
    )
)
_KEEP_POST = insert_or_replace(_POSTS)
_SHOWN_IN = Statement(
    select(_POSTS.c.subject).where(*_is_of(_POSTS, "conversation", "kind"))
)
_FORGET_POST = Statement(delete(_POSTS).where(*_is_of(_POSTS, *_PLACE)))


def queue_news(statements: Statements, news: Iterable[News], *, at: datetime) -> None:
    """Store what must be said, in bulk."""
    statements.change_all(
        _QUEUE, [_NEWS.values(one) | new_outgoing(at) for one in news]
    )


class SqlOutbox:
    """Fills `OutboxStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def due(self, now: datetime, *, limit: int) -> list[Outgoing]:
        """Return pending news whose time has come, oldest first."""
        found = self._statements.rows(_DUE, now=now, limit=limit)
        return [outgoing_in(row) for row in found]

    def get(self, outgoing_id: int) -> Outgoing | None:
        """Return one piece of news, or None."""
        row = self._statements.row(_ONE, which=outgoing_id)
        return outgoing_in(row) if row else None

    def troubles(self, case_id: str) -> list[Outgoing]:
        """Return a case's news that did not arrive or may not have, oldest first."""
        found = self._statements.rows(TROUBLES, case_id=case_id)
        return [outgoing_in(row) for row in found]

    def cases_told(self, outgoing_id: int) -> list[str]:
        """Return the cases of the actions that a nudge tells of."""
        found = self._statements.rows(_CASES_TOLD, which=outgoing_id)
        return sorted(row[0] for row in found)

    def take_back(self, outgoing_id: int, *, problem: str) -> bool:
        """Call it no trouble any more, and why; False when it was none."""
        taken = self._statements.change(_TAKE_BACK, which=outgoing_id, why=problem)
        return taken == 1

    def say_again(self, outgoing_id: int, *, at: datetime) -> int:
        """Queue the same news anew, with the actions of a nudge; return its id."""
        return say_again(self._statements, outgoing_id, at=at)

    def is_quiet(self, conversation: str) -> bool:
        """Whether nothing waits to be said in a conversation."""
        return self._statements.row(_WAITS_IN, conversation=conversation) is None

    def waiting(self) -> int:
        """Count the news that is neither settled nor given up."""
        [(count,)] = self._statements.rows(_WAITING)
        return int(count)

    def post(self, conversation: str, *, kind: NewsKind, subject: str) -> str | None:
        """Return the channel's id of the card that stands there, or None."""
        row = self._statements.row(
            _POST, conversation=conversation, kind=kind, subject=subject
        )
        return row[0] if row else None

    def subject_of(self, conversation: str, *, kind: NewsKind, message_id: str) -> str:
        """Return what a card of that kind is about; empty where it is none."""
        row = self._statements.row(
            _SHOWN_AS, conversation=conversation, kind=kind, message_id=message_id
        )
        return str(row[0]) if row else ""

    def standing(
        self, conversations: Iterable[str], *, kind: NewsKind, subject: str
    ) -> list[str]:
        """Return those of the conversations in which that card stands."""
        wanted = {"kind": kind, "subject": subject}
        found = _STANDING.rows(self._statements, conversations, **wanted)
        return sorted(row[0] for row in found)

    def standing_under(self, subject: str, *, kind: NewsKind) -> list[tuple[str, str]]:
        """Return where cards stand whose subject begins so, each with its subject."""
        found = self._statements.rows(_STANDING_UNDER, subject=subject, kind=kind)
        return [(row[0], row[1]) for row in found]

    def keep_post(
        self, conversation: str, *, kind: NewsKind, subject: str, message_id: str
    ) -> None:
        """Remember where a card stands, instead of where it stood before."""
        place = {"conversation": conversation, "kind": kind, "subject": subject}
        self._statements.change(_KEEP_POST, **place, message_id=message_id)

    def forget_post(self, conversation: str, *, kind: NewsKind, subject: str) -> None:
        """Forget a card that stands: nothing takes its place any more."""
        place = {"conversation": conversation, "kind": kind, "subject": subject}
        self._statements.change(_FORGET_POST, **place)

    def missed(
        self, conversations: Iterable[str], *, kind: NewsKind, subject: str
    ) -> frozenset[str]:
        """Return where of these it did not arrive, or may not have, nor did since."""
        wanted = {"kind": kind, "subject": subject}
        found = _MISSED.rows(self._statements, conversations, **wanted)
        return frozenset(str(row[0]) for row in found)

    def forget(self, conversation: str, *, kind: NewsKind, subject: str) -> int:
        """Forget what of it did not arrive, or may not have; return how many."""
        which = {"conversation": conversation, "kind": kind, "subject": subject}
        return self._statements.change(_FORGET, **which)

    def shown_in(self, conversation: str, *, kind: NewsKind) -> frozenset[str]:
        """Return what the cards of a kind are of that stand in a conversation."""
        rows = self._statements.rows(_SHOWN_IN, conversation=conversation, kind=kind)
        return frozenset(str(row[0]) for row in rows)


def outgoing_in(row: Found) -> Outgoing:
    """Make the news of a row of `COLUMNS`."""
    return _OUTGOING.made(row[len(_NEWS.names) :], news=_NEWS.made(row))


def new_outgoing(at: datetime) -> dict[str, Any]:
    """
    Return the columns of a row that nobody has tried to send yet.

    It may go at once, whatever the product's clock says: that may be a virtual one.
    """
    return {
        "state": NewsState.PENDING,
        "created_at": at,
        "not_before": AT_ONCE,
        "attempted_at": None,
        "settled_at": None,
        "attempts": 0,
        "problem": "",
        "once": None,
        "way": "",
        "leased_by": "",
        "leased_until": None,
    }
