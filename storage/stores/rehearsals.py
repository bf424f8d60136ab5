"""A rehearsal's clock and parts, as rows."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from domain.rehearsal.parts import PlayedPart
from storage.inserts import insert_new, insert_or_replace
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.base import table_of
from storage.tables.rehearsals import PlayedPartRow, VirtualClockRow

_CLOCK = table_of(VirtualClockRow)
_PARTS = table_of(PlayedPartRow)
_PART = Shape(PlayedPart, _PARTS)
_ONLY = 1  # The clock is one row.

_TIME = Statement(select(_CLOCK.c.at).where(_CLOCK.c.id == _ONLY))
_BEGIN = insert_new(_CLOCK)
_GO_ON = Statement(
    update(_CLOCK)
    .where(_CLOCK.c.id == _ONLY, _CLOCK.c.at == bindparam("was"))
    .values(at=bindparam("becomes"))
)
_ALL = Statement(select(*_PART.columns).order_by(_PARTS.c.since, _PARTS.c.person_id))
_TAKE = insert_or_replace(_PARTS)
_HAND_BACK = Statement(delete(_PARTS).where(_PARTS.c.person_id == bindparam("who")))


class SqlRehearsals:
    """Fills `RehearsalStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def time(self) -> datetime | None:
        """Return what time it is in the rehearsal; None before it began."""
        row = self._statements.row(_TIME)
        return row[0] if row else None

    def begin(self, at: datetime) -> bool:
        """Set the clock for the first time; False when it was set already."""
        return self._statements.change(_BEGIN, id=_ONLY, at=at) == 1

    def go_on(self, *, was: datetime, becomes: datetime) -> bool:
        """Move the clock on; False when it shows another time than *was*."""
        return self._statements.change(_GO_ON, was=was, becomes=becomes) == 1

    def parts(self) -> list[PlayedPart]:
        """Return the parts that are played by somebody, or late on purpose."""
        return [_PART.made(row) for row in self._statements.rows(_ALL)]

    def take(self, part: PlayedPart) -> None:
        """Store how a part is played from now on."""
        self._statements.change(_TAKE, **_PART.values(part))

    def hand_back(self, person_id: str) -> bool:
        """Let a part play itself again; False when it did."""
        return self._statements.change(_HAND_BACK, who=person_id) == 1
