"""Links between people's accounts, and what happened to seats, as rows."""

from datetime import datetime

from sqlalchemy import Insert, bindparam, case, delete, or_, select, update

from domain.seat_links import LIVE, LinkState, SeatChange, SeatLink
from domain.seats import Account
from storage.inserts import binds_of, insert_for, insert_into, insert_new
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.base import table_of
from storage.tables.seats import SeatChangeRow, SeatLinkRow, SeatLinkTryRow
from storage.updates import new_binds, new_values

_LINKS = table_of(SeatLinkRow)
_TRIES = table_of(SeatLinkTryRow)
_CHANGES = table_of(SeatChangeRow)
_LINK = Shape(SeatLink, _LINKS)
_CHANGE = Shape(SeatChange, _CHANGES)
_IS_LIVE = or_(*(_LINKS.c.state == state for state in sorted(LIVE)))

_KEPT = ("id", "person_id", "via", "made_at")  # What no step changes.

_ADD = insert_new(_LINKS, leave_out="ordinal")
_BY_DIGEST = Statement(
    select(*_LINK.columns).where(_LINKS.c.digest == bindparam("digest"))
)
_ONE = Statement(select(*_LINK.columns).where(_LINKS.c.id == bindparam("which")))
_OF_PERSON = Statement(
    select(*_LINK.columns).where(_LINKS.c.person_id == bindparam("person_id"), _IS_LIVE)
)
_OF_ACCOUNT = Statement(
    select(*_LINK.columns)
    .where(
        _LINKS.c.vendor == bindparam("vendor"),
        _LINKS.c.tenant == bindparam("tenant"),
        _LINKS.c.account == bindparam("account"),
        _IS_LIVE,
    )
    .order_by(_LINKS.c.ordinal.desc())
)
_STEP = Statement(
    update(_LINKS)
    .where(_LINKS.c.id == bindparam("which"), _LINKS.c.state == bindparam("was"))
    .values(new_binds(_LINK.columns, keep=_KEPT))
)
_END = Statement(
    update(_LINKS)
    .where(_LINKS.c.person_id == bindparam("whose"), _IS_LIVE)
    .values(state=LinkState.ENDED)
)
_FORGET_TRIES = Statement(delete(_TRIES).where(_TRIES.c.since < bindparam("before")))
_RECORD = Statement(insert_into(_CHANGES, leave_out="ordinal"))
_HISTORY = Statement(
    select(*_CHANGE.columns)
    .where(
        or_(bindparam("whose") == "", _CHANGES.c.person_id == bindparam("whose")),
    )
    .order_by(_CHANGES.c.ordinal)
)


def _count(dialect: str) -> Insert:
    """Count one try; a count that began too long ago begins anew."""
    insert = insert_for(dialect)(_TRIES).values(binds_of(_TRIES))
    is_old = _TRIES.c.since < bindparam("before", type_=_TRIES.c.since.type)
    more = {
        "tries": case((is_old, 1), else_=_TRIES.c.tries + 1),
        "since": case((is_old, insert.excluded.since), else_=_TRIES.c.since),
    }
    keys = list(_TRIES.primary_key.columns)
    counted = insert.on_conflict_do_update(index_elements=keys, set_=more)
    return counted.returning(_TRIES.c.tries)


_COUNT = Statement(_count)


class SqlSeatLinks:
    """Fills `SeatLinkStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, link: SeatLink, *, digest: str) -> bool:
        """Store a link; False while another of that person lives."""
        values = _LINK.values(link) | {"digest": digest}
        return self._statements.change(_ADD, **values) == 1

    def of_digest(self, digest: str) -> SeatLink | None:
        """Return the link of that code's digest, over or not; None for none."""
        row = self._statements.row(_BY_DIGEST, digest=digest)
        return _LINK.made(row) if row else None

    def get(self, link_id: str) -> SeatLink | None:
        """Return a link; None for none."""
        row = self._statements.row(_ONE, which=link_id)
        return _LINK.made(row) if row else None

    def of_person(self, person_id: str) -> SeatLink | None:
        """Return a person's link that is not settled; None for none."""
        row = self._statements.row(_OF_PERSON, person_id=person_id)
        return _LINK.made(row) if row else None

    def of_account(self, account: Account) -> list[SeatLink]:
        """Return the links that an account claimed and that are not settled."""
        at = {"tenant": account.tenant, "account": account.id}
        rows = self._statements.rows(_OF_ACCOUNT, vendor=account.vendor, **at)
        return [_LINK.made(row) for row in rows]

    def step(self, link: SeatLink, *, was: LinkState) -> bool:
        """Store how far a link is; False where it is not as it *was* any more."""
        new = new_values(_LINK.values(link), keep=_KEPT)
        return self._statements.change(_STEP, which=link.id, was=was, **new) == 1

    def end_of(self, person_id: str) -> int:
        """End what of a person's is not settled; return how many."""
        return self._statements.change(_END, whose=person_id)

    def count_try(self, account: Account, *, at: datetime, before: datetime) -> int:
        """Count a code that an account typed; return how many since *before*."""
        self._statements.change(_FORGET_TRIES, before=before)
        [row] = self._statements.rows(
            _COUNT,
            vendor=account.vendor,
            tenant=account.tenant,
            account=account.id,
            since=at,
            tries=1,
            before=before,
        )
        return int(row[0])

    def record(self, change: SeatChange) -> None:
        """Keep what happened to a seat."""
        self._statements.change(_RECORD, **_CHANGE.values(change))

    def history(self, person_id: str = "") -> list[SeatChange]:
        """Return what happened to a person's seats, or to all, oldest first."""
        rows = self._statements.rows(_HISTORY, whose=person_id)
        return [_CHANGE.made(row) for row in rows]
