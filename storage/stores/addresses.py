"""Ways to people that are none, as rows, until somebody mends them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import String, bindparam, delete, select

from domain.ways import Stopped, Way
from storage.inserts import insert_or_replace
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.tables.base import table_of
from storage.tables.outbox import StoppedAddressRow

_ADDRESSES = table_of(StoppedAddressRow)
_STOPPED = Shape(Stopped, _ADDRESSES)
_STOP = insert_or_replace(_ADDRESSES)
_OF_PEOPLE = Among(
    lambda slots: (
        select(*_STOPPED.columns)
        .where(_ADDRESSES.c.person_id.in_(slots))
        .order_by(_ADDRESSES.c.person_id, _ADDRESSES.c.way)
    )
)
_THEIRS = _ADDRESSES.c.person_id == bindparam("person_id", type_=String())
_MEND = Statement(delete(_ADDRESSES).where(_THEIRS))
_MEND_ONE = Statement(
    delete(_ADDRESSES).where(_THEIRS, _ADDRESSES.c.way == bindparam("way"))
)


class SqlAddresses:
    """Fills `AddressStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def stop(self, person_id: str, *, way: Way, problem: str, at: datetime) -> None:
        """Store that a way is none, why, and when that was last found."""
        row = {"person_id": person_id, "way": way, "problem": problem, "at": at}
        self._statements.change(_STOP, **row)

    def stopped(self, person_ids: Iterable[str]) -> list[Stopped]:
        """Return the ways to those people that are stopped, in one query."""
        found = _OF_PEOPLE.rows(self._statements, person_ids)
        return [_STOPPED.made(row) for row in found]

    def mend(self, person_id: str, *, way: Way | None = None) -> int:
        """Try one way to a person again, or all; return how many were stopped."""
        if way is None:
            return self._statements.change(_MEND, person_id=person_id)
        return self._statements.change(_MEND_ONE, person_id=person_id, way=way)
