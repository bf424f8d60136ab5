"""What was sent on which lane: the vendors' rates, kept over all processes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, true

from services.ports import Sending
from storage.inserts import insert_into
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.base import table_of
from storage.tables.outbox import SendRow

_SENDS = table_of(SendRow)
_SENDING = Shape(Sending, _SENDS)
_LOCK = 5_637_219  # Any number, the same for ever: the advisory lock's name.

_TURN = Statement(
    lambda dialect: (
        select(true())
        if dialect == "sqlite"  # Whoever writes is alone anyway.
        else select(func.pg_advisory_xact_lock(_LOCK))
    )
)
_SINCE = Statement(
    select(*_SENDING.columns)
    .where(_SENDS.c.id > bindparam("after"), _SENDS.c.at > bindparam("since"))
    .order_by(_SENDS.c.id)
)
_ADD = Statement(insert_into(_SENDS, leave_out="id"))
# The newest row stays, so that numbers go on growing also where they are reused.
_FORGET = Statement(
    delete(_SENDS).where(
        _SENDS.c.at < bindparam("before"),
        _SENDS.c.id < select(func.max(_SENDS.c.id)).scalar_subquery(),
    )
)


class SqlSends:
    """Fills `SendStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def wait_for_turn(self) -> None:
        """Let nobody else read or add sends until this unit ends."""
        self._statements.rows(_TURN)

    def added_since(self, last_id: int, *, after: datetime) -> list[Sending]:
        """Return the sends that were added later than that one, by id."""
        found = self._statements.rows(_SINCE, after=last_id, since=after)
        return [_SENDING.made(row) for row in found]

    def add(self, lanes: Sequence[tuple[str, datetime]]) -> None:
        """Store that something is sent on each lane, and when."""
        rows = [{"lane": lane, "at": at} for lane, at in lanes]
        self._statements.change_all(_ADD, rows)

    def forget_before(self, moment: datetime) -> int:
        """Forget sends that no window reaches back to; return how many."""
        return self._statements.change(_FORGET, before=moment)
