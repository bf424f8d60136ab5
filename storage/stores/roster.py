"""Who has a part in the community, as rows."""

from sqlalchemy import bindparam, or_, select, update

from domain.learning.roster import RosterEntry, RosterState
from storage.inserts import insert_new
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.base import table_of
from storage.tables.roster import RosterRow
from storage.updates import new_binds, new_values

_ROSTER = table_of(RosterRow)
_ENTRY = Shape(RosterEntry, _ROSTER)
_LIVE = or_(
    *(
        _ROSTER.c.state == state
        for state in (RosterState.INVITED, RosterState.ASKED, RosterState.HOLDS)
    )
)
_KEPT = ("id", "person_id", "part")  # What no step changes.

_ADD = insert_new(_ROSTER, leave_out="ordinal")
_ONE = Statement(select(*_ENTRY.columns).where(_ROSTER.c.id == bindparam("which")))
_ALL_LIVE = Statement(select(*_ENTRY.columns).where(_LIVE).order_by(_ROSTER.c.ordinal))
_OF_PERSON = Statement(
    select(*_ENTRY.columns)
    .where(_ROSTER.c.person_id == bindparam("whose"), _LIVE)
    .order_by(_ROSTER.c.ordinal)
)
_CHANGE = Statement(
    update(_ROSTER)
    .where(_ROSTER.c.id == bindparam("which"), _ROSTER.c.state == bindparam("was"))
    .values(new_binds(_ENTRY.columns, keep=_KEPT))
)


class SqlRoster:
    """Fills `RosterStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, entry: RosterEntry) -> bool:
        """Store an entry; False while another of that person and part lives."""
        return self._statements.change(_ADD, **_ENTRY.values(entry)) == 1

    def get(self, entry_id: str) -> RosterEntry | None:
        """Return an entry, over or not; None for none."""
        row = self._statements.row(_ONE, which=entry_id)
        return _ENTRY.made(row) if row else None

    def live(self) -> list[RosterEntry]:
        """Return all that holds or waits for a yes, oldest first."""
        return [_ENTRY.made(row) for row in self._statements.rows(_ALL_LIVE)]

    def of_person(self, person_id: str) -> list[RosterEntry]:
        """Return what somebody holds, was asked for or asked for, oldest first."""
        rows = self._statements.rows(_OF_PERSON, whose=person_id)
        return [_ENTRY.made(row) for row in rows]

    def change(self, entry: RosterEntry, *, was: RosterState) -> bool:
        """Store an entry as it is now; False where it is not as it *was* any more."""
        new = new_values(_ENTRY.values(entry), keep=_KEPT)
        return self._statements.change(_CHANGE, which=entry.id, was=was, **new) == 1
