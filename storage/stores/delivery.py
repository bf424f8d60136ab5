"""Taking news to deliver it: leases, on the database's own clock."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)

from domain.news import NewsState, Outgoing
from services.ports import Head
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.stores.outbox import (
    COLUMNS,
    IS_CARD,
    OUTBOX,
    UNSETTLED,
    WHICH,
    outgoing_in,
)

_HEAD = Shape(Head, OUTBOX)
_QUEUED = (*_HEAD.columns, OUTBOX.c.not_before, OUTBOX.c.leased_until)
_MOMENT = OUTBOX.c.not_before.type
_NOW = bindparam("now", type_=_MOMENT)
_MINE = and_(OUTBOX.c.leased_by == bindparam("by"), UNSETTLED)
_GIVEN_BACK = {"leased_by": "", "leased_until": None}


def _locked(dialect: str, locking: Select[Any]) -> Select[Any]:
    """On PostgreSQL, pass over what another process is just taking."""
    return locking.with_for_update(skip_locked=True) if dialect != "sqlite" else locking


def _first_of_each() -> Subquery:
    """
    Ask for the oldest unsettled row of every conversation, and of a role's in a room.

    What one role alone is shown waits for nothing that the room cannot take yet.
    In one pass, whatever the planner expects: PostgreSQL takes what is unsettled for a
    few rows, and would read them all anew for each of a thousand.
    """
    place = func.row_number().over(
        partition_by=(OUTBOX.c.conversation, OUTBOX.c.only_role), order_by=OUTBOX.c.id
    )
    placed = select(*_QUEUED, place.label("place")).where(UNSETTLED).subquery()
    return select(placed).where(placed.c.place == 1).subquery()


def _is_free(leased_until: ColumnElement[datetime]) -> ColumnElement[bool]:
    return or_(leased_until.is_(None), leased_until <= _NOW)


def _place_in(slots: Sequence[BindParameter[Any]]) -> ColumnElement[int]:
    """Order rows as their ids were given: whose turn it is comes first."""
    return case(
        *((OUTBOX.c.id == slot, place) for place, slot in enumerate(slots)),
        else_=len(slots),
    )


_NOW_THERE = Statement(select(func.clock_timestamp(type_=_MOMENT)))
_READY = and_(UNSETTLED, OUTBOX.c.not_before <= _NOW, _is_free(OUTBOX.c.leased_until))
_FIRST = _first_of_each()
HEADS = Statement(
    select(*(_FIRST.c[column.name] for column in _HEAD.columns))
    .where(_FIRST.c.not_before <= _NOW, _is_free(_FIRST.c.leased_until))
    .order_by(_FIRST.c.id)
    .limit(bindparam("limit"))
)
_LATER = case(
    (_FIRST.c.leased_until > _FIRST.c.not_before, _FIRST.c.leased_until),
    else_=_FIRST.c.not_before,
)
NEXT = Statement(select(func.min(_LATER, type_=_MOMENT)).where(_LATER > _NOW))
_NEWEST_CARDS = (
    select(func.max(OUTBOX.c.id))
    .where(UNSETTLED, IS_CARD)
    .group_by(OUTBOX.c.conversation, OUTBOX.c.kind, OUTBOX.c.subject)
)
SUPERSEDED = Statement(
    # Unordered: to sort by id, SQLite would read all that was ever said.
    select(OUTBOX.c.id).where(
        UNSETTLED,
        OUTBOX.c.state == NewsState.PENDING,
        IS_CARD,
        OUTBOX.c.id.not_in(_NEWEST_CARDS),
    )
)
_DROP = Statement(
    update(OUTBOX)
    .where(WHICH, UNSETTLED, OUTBOX.c.state == NewsState.PENDING)
    .values(
        state=NewsState.OUTDATED,
        settled_at=bindparam("at"),
        problem=bindparam("why"),
    )
)
_TAKE = Among(
    lambda slots: (
        lambda dialect: _locked(
            dialect,
            select(*COLUMNS)
            .where(OUTBOX.c.id.in_(slots), _READY)
            .order_by(_place_in(slots))
            .limit(bindparam("most")),
        )
    ),
    of=Integer(),
)
_LEASE = Statement(
    update(OUTBOX)
    .where(WHICH)
    .values(
        state=NewsState.SENDING,
        attempted_at=bindparam("at"),
        attempts=OUTBOX.c.attempts + 1,
        leased_by=bindparam("by"),
        leased_until=bindparam("until"),
        problem=bindparam("why"),
    )
)
_SETTLED: dict[str, Any] = {
    "state": bindparam("becomes"),
    "settled_at": bindparam("at"),
    "problem": bindparam("why"),
    "way": bindparam("how"),
    **_GIVEN_BACK,
}
_SETTLE = Statement(update(OUTBOX).where(WHICH, _MINE).values(_SETTLED))
_SETTLE_WHOSEVER = Statement(update(OUTBOX).where(WHICH, UNSETTLED).values(_SETTLED))
_FORGET = Statement(delete(OUTBOX).where(WHICH, ~UNSETTLED))
_HOLDS = Statement(
    select(OUTBOX.c.id).where(
        WHICH, _MINE, OUTBOX.c.leased_until >= bindparam("until", type_=_MOMENT)
    )
)
_GIVE_BACK = Statement(
    update(OUTBOX)
    .where(WHICH, _MINE, OUTBOX.c.state == NewsState.SENDING)
    .values(
        state=NewsState.PENDING,
        not_before=bindparam("then"),
        problem=bindparam("why"),
        **_GIVEN_BACK,
    )
)


class SqlDelivery:
    """Fills `DeliveryStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def now(self) -> datetime:
        """Return the time by the database's clock: all processes count on one."""
        if self._statements.dialect_name == "sqlite":
            return datetime.now(UTC)  # It has none but that of whoever asks.
        now: datetime
        ((now,),) = self._statements.rows(_NOW_THERE)
        return now

    def heads(self, now: datetime, *, limit: int) -> list[Head]:
        """Return what may go out next, one of each conversation, oldest first."""
        found = self._statements.rows(HEADS, now=now, limit=limit)
        return [_HEAD.made(row) for row in found]

    def next_head(self, now: datetime) -> datetime | None:
        """Return when the next of those that must wait may go; None for none."""
        row = self._statements.row(NEXT, now=now)
        return row[0] if row else None

    def superseded(self) -> list[int]:
        """Return the cards that wait although newer news draws them anyway."""
        return sorted(row[0] for row in self._statements.rows(SUPERSEDED))

    def drop(self, outgoing_ids: Sequence[int], *, at: datetime, problem: str) -> None:
        """Settle what still waits as outdated, and say why."""
        which = [{"which": each, "at": at, "why": problem} for each in outgoing_ids]
        self._statements.change_all(_DROP, which)

    def take(
        self, outgoing_ids: Sequence[int], now: datetime, *, most: int
    ) -> list[Outgoing]:
        """
        Return the first of the news that may go now and that nobody else is taking.

        Until this unit ends nobody else is given them; `lease` keeps it so.
        """
        found = _TAKE.rows(self._statements, outgoing_ids, now=now, most=most)
        return [outgoing_in(row) for row in found]

    def lease(
        self, taken: Sequence[Outgoing], *, by: str, at: datetime, until: datetime
    ) -> None:
        """Store that *by* attempts to send them, and how long nobody else may."""
        leases = [
            {
                "which": each.id,
                "by": by,
                "at": at,
                "until": until,
                "why": each.problem,
            }
            for each in taken
        ]
        self._statements.change_all(_LEASE, leases)

    def settle(
        self,
        outgoing_id: int,
        *,
        by: str,
        as_: NewsState,
        at: datetime,
        problem: str = "",
        way: str = "",
    ) -> bool:
        """
        End the way of news; False when it had ended, or another holds its lease.

        That it was sent is true whoever holds the lease by now.
        """
        values = {"becomes": as_, "at": at, "why": problem, "how": way}
        if as_ is NewsState.SENT:
            count = self._statements.change(
                _SETTLE_WHOSEVER, which=outgoing_id, **values
            )
        else:
            count = self._statements.change(_SETTLE, which=outgoing_id, by=by, **values)
        return count == 1

    def forget(self, outgoing_id: int) -> None:
        """Keep nothing of news that is over."""
        self._statements.change(_FORGET, which=outgoing_id)

    def holds(self, outgoing_id: int, *, by: str, until: datetime) -> bool:
        """Whether *by* may send it at least until then, and nobody else."""
        row = self._statements.row(_HOLDS, which=outgoing_id, by=by, until=until)
        return row is not None

    def give_back(
        self, outgoing_id: int, *, by: str, not_before: datetime, problem: str
    ) -> bool:
        """Let leased news wait for another try; False when *by* does not hold it."""
        given = self._statements.change(
            _GIVE_BACK, which=outgoing_id, by=by, then=not_before, why=problem
        )
        return given == 1
