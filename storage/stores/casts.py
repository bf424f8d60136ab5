"""Who plays which part on many cases at once, as the sweep needs it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import select

from domain.nudging.looked_at import Cast
from domain.roles import Role
from storage.statements import Among, Statements
from storage.tables.base import table_of
from storage.tables.people import ActingRow, MembershipRow, RecusalRow

_A_DAY = timedelta(days=1)
_MEMBERS = table_of(MembershipRow)
_ACTING = table_of(ActingRow)
_RECUSALS = table_of(RecusalRow)

_PRESENT = Among(
    lambda slots: (
        select(_MEMBERS.c.case_id, _MEMBERS.c.role, _MEMBERS.c.person_id)
        .where(_MEMBERS.c.case_id.in_(slots), _MEMBERS.c.until.is_(None))
        .order_by(_MEMBERS.c.ordinal)
    )
)
_DEPUTIES = Among(
    lambda slots: select(
        _ACTING.c.case_id,
        _ACTING.c.role,
        _ACTING.c.principal_id,
        _ACTING.c.deputy_id,
        _ACTING.c.first_day,
        _ACTING.c.last_day,
    ).where(_ACTING.c.case_id.in_(slots), _ACTING.c.ended_at.is_(None))
)
_STEPPED_BACK = Among(
    lambda slots: select(_RECUSALS.c.case_id, _RECUSALS.c.person_id).where(
        _RECUSALS.c.case_id.in_(slots)
    )
)


class _Parts:
    """A case's cast while its rows are read."""

    def __init__(self) -> None:
        self.holders: dict[Role, tuple[str, ...]] = {}
        self.deputized: dict[Role, frozenset[str]] = {}
        self.recused: frozenset[str] = frozenset()
        self.changes_on: date | None = None

    def hold(self, role: Role, person_id: str) -> None:
        self.holders[role] = (*self.holders.get(role, ()), person_id)

    def deputize(self, role: Role, principal_id: str, deputy_id: str) -> None:
        if principal_id in self.holders.get(role, ()):  # Who has left has no deputy.
            self.hold(role, deputy_id)
            away = self.deputized.get(role, frozenset())
            self.deputized[role] = away | {principal_id}

    def change(self, *days: date, after: date) -> None:
        """Note the first of the days on which the cast is another."""
        coming = [day for day in (*days, self.changes_on) if day and day > after]
        self.changes_on = min(coming, default=None)

    def cast(self) -> Cast:
        return Cast(
            holders=self.holders,
            deputized=self.deputized,
            recused=self.recused,
            changes_on=self.changes_on,
        )


def casts_of(
    case_ids: Collection[str], *, day: date, statements: Statements
) -> dict[str, Cast]:
    """Return who plays which part on each of the cases on *day*."""
    parts: defaultdict[str, _Parts] = defaultdict(_Parts)
    for case_id, role, person_id in _PRESENT.rows(statements, case_ids):
        parts[case_id].hold(role, person_id)
    for case_id, role, principal, deputy, first, last in _DEPUTIES.rows(
        statements, case_ids
    ):
        parts[case_id].change(first, last + _A_DAY, after=day)
        if first <= day <= last:
            parts[case_id].deputize(role, principal, deputy)
    for case_id, person_id in _STEPPED_BACK.rows(statements, case_ids):
        parts[case_id].recused |= {person_id}
    return {case_id: parts[case_id].cast() for case_id in case_ids}
