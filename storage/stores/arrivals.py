"""What vendors brought, as rows: kept, worked on, and done."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, func, select, update

from domain.arrivals import Arrival
from domain.seats import Vendor
from storage.inserts import insert_new
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.tables.base import table_of
from storage.tables.channels import ArrivalRow

_ARRIVALS = table_of(ArrivalRow)
_ARRIVAL = Shape(Arrival, _ARRIVALS)
_EMPTY = b""
_NOW = bindparam("now", type_=_ARRIVALS.c.came_at.type)
_WHICH = and_(
    _ARRIVALS.c.vendor == bindparam("by"), _ARRIVALS.c.key == bindparam("which")
)

_KEEP = insert_new(_ARRIVALS)
_LEFT = Statement(
    select(*_ARRIVAL.columns)
    .where(_ARRIVALS.c.vendor == bindparam("by"), _ARRIVALS.c.leased_until <= _NOW)
    .order_by(_ARRIVALS.c.came_at, _ARRIVALS.c.key)
    .limit(bindparam("most"))
)
_TAKE = Statement(
    update(_ARRIVALS)
    .where(_WHICH, _ARRIVALS.c.leased_until == bindparam("seen"))
    .values(leased_until=bindparam("until"), attempts=_ARRIVALS.c.attempts + 1)
)
# Nobody works on it any more, so it is on no index of what waits.
_DONE = Among(
    lambda slots: (
        update(_ARRIVALS)
        .where(_ARRIVALS.c.vendor == bindparam("by"), _ARRIVALS.c.key.in_(slots))
        .values(sealed=_EMPTY, leased_until=None)
    )
)
_WAITING = Statement(
    select(func.count())
    .select_from(_ARRIVALS)
    .where(_ARRIVALS.c.vendor == bindparam("by"), _ARRIVALS.c.leased_until.is_not(None))
)
_FORGET = Statement(
    delete(_ARRIVALS).where(
        _ARRIVALS.c.leased_until.is_(None), _ARRIVALS.c.came_at < bindparam("before")
    )
)


class SqlArrivals:
    """Fills `ArrivalStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def keep(self, arrival: Arrival) -> bool:
        """Keep what came in; False where the same came before."""
        return self._statements.change(_KEEP, **_ARRIVAL.values(arrival)) == 1

    def left(self, vendor: Vendor, *, now: datetime, most: int) -> list[Arrival]:
        """Return what is not answered and nobody works on any more, oldest first."""
        rows = self._statements.rows(_LEFT, by=vendor, now=now, most=most)
        return [_ARRIVAL.made(row) for row in rows]

    def take(self, arrival: Arrival, *, until: datetime) -> bool:
        """Work on it until then; False where another took it meanwhile."""
        which = {"by": arrival.vendor, "which": arrival.key}
        seen = arrival.leased_until
        return self._statements.change(_TAKE, **which, seen=seen, until=until) == 1

    def done(self, vendor: Vendor, keys: Iterable[str]) -> None:
        """Forget what was said, but not that it came."""
        _DONE.change(self._statements, keys, by=vendor)

    def waiting(self, vendor: Vendor) -> int:
        """Count what is not answered yet."""
        row = self._statements.row(_WAITING, by=vendor)
        return int(row[0]) if row else 0

    def forget_before(self, moment: datetime) -> int:
        """Forget what came in before and is answered; return how much."""
        return self._statements.change(_FORGET, before=moment)
