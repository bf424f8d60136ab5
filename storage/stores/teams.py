"""Who plays which part on cases: one row a case, made once while it is the same."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from sqlalchemy import BindParameter, Select, Table, select

from domain.people import ActingFor, Membership, Recusal, Team
from storage.ready import Found
from storage.rows_as_json import RowsAsJson
from storage.shapes import Shape
from storage.statements import QuestionAmong, Statements
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.people import ActingRow, MembershipRow, RecusalRow

_CASES = table_of(CaseRow)

T = TypeVar("T", Membership, ActingFor, Recusal)


class _Parts(Generic[T]):
    """One kind of a team's parts, in the order in which they came about."""

    def __init__(self, kind: type[T], table: Table) -> None:
        self.table = table
        self._shape: Shape[T] = Shape(kind, table)
        self.rows = RowsAsJson((*self._shape.columns, table.c.ordinal))

    def made(self, cell: str | None) -> tuple[T, ...]:
        """Make them of a cell."""
        rows = sorted(self.rows.rows(cell), key=lambda row: row[-1])
        return tuple(self._shape.made(row) for row in rows)


_MEMBERS = _Parts(Membership, table_of(MembershipRow))
_ACTING = _Parts(ActingFor, table_of(ActingRow))
_RECUSALS = _Parts(Recusal, table_of(RecusalRow))


def _whole(dialect: str, slots: list[BindParameter[Any]]) -> Select[Any]:
    cells = (
        parts.rows.cell(dialect, where=parts.table.c.case_id == _CASES.c.id)
        for parts in (_MEMBERS, _ACTING, _RECUSALS)
    )
    return select(_CASES.c.id, *cells).where(_CASES.c.id.in_(slots))


def _made(row: Found) -> tuple[str, Team]:
    case_id, members, acting, recusals = row
    return case_id, Team(
        members=_MEMBERS.made(members),
        acting=_ACTING.made(acting),
        recusals=_RECUSALS.made(recusals),
    )


# An answer asks twice for one, and most teams stay the same for months.
_TEAMS = QuestionAmong(lambda slots: lambda dialect: _whole(dialect, slots), _made)
_NOBODY = Team(members=(), acting=(), recusals=())


def teams_of(case_ids: Iterable[str], statements: Statements) -> dict[str, Team]:
    """Return who plays which part on each of the cases, in one query."""
    wanted = list(case_ids)
    found = dict(_TEAMS.things(statements, wanted))
    return {case_id: found.get(case_id, _NOBODY) for case_id in wanted}
