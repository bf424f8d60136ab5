"""Who plays which part on many cases at once, as the sweep needs it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from domain.nudging.looked_at import Cast
from domain.nudging.reader_time import zone_named
from domain.roles import Role
from storage.statements import Among, Statements
from storage.tables.base import table_of
from storage.tables.people import ActingRow, MembershipRow, PersonRow, RecusalRow

_A_DAY = timedelta(days=1)
_MEMBERS = table_of(MembershipRow)
_ACTING = table_of(ActingRow)
_PEOPLE = table_of(PersonRow)
_RECUSALS = table_of(RecusalRow)

_PRESENT = Among(
    lambda slots: (
        select(_MEMBERS.c.case_id, _MEMBERS.c.role, _MEMBERS.c.person_id)
        .where(_MEMBERS.c.case_id.in_(slots), _MEMBERS.c.until.is_(None))
        .order_by(_MEMBERS.c.ordinal)
    )
)
_DEPUTIES = Among(
    lambda slots: (
        select(
            _ACTING.c.case_id,
            _ACTING.c.role,
            _ACTING.c.principal_id,
            _ACTING.c.deputy_id,
            _ACTING.c.first_day,
            _ACTING.c.last_day,
            _PEOPLE.c.time_zone,
        )
        .join_from(_ACTING, _PEOPLE, _PEOPLE.c.id == _ACTING.c.deputy_id)
        .where(_ACTING.c.case_id.in_(slots), _ACTING.c.ended_at.is_(None))
    )
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
        self.deputies: dict[tuple[Role, str], tuple[str, ...]] = {}
        self.recused: frozenset[str] = frozenset()
        self.changes_at: datetime | None = None

    def hold(self, role: Role, person_id: str) -> None:
        self.holders[role] = (*self.holders.get(role, ()), person_id)

    def deputize(self, role: Role, principal_id: str, deputy_id: str) -> None:
        if principal_id in self.holders.get(role, ()):  # Who has left has no deputy.
            self.hold(role, deputy_id)
            others = self.deputies.get((role, principal_id), ())
            self.deputies[role, principal_id] = (*others, deputy_id)

    def change(self, *moments: datetime, after: datetime) -> None:
        """Note the first of the moments at which the cast is another."""
        coming = [at for at in (*moments, self.changes_at) if at and at > after]
        self.changes_at = min(coming, default=None)

    def cast(self) -> Cast:
        return Cast(
            holders=self.holders,
            deputies=self.deputies,
            recused=self.recused,
            changes_at=self.changes_at,
        )


def casts_of(
    case_ids: Collection[str], *, now: datetime, statements: Statements
) -> dict[str, Cast]:
    """Return who plays which part on each of the cases *now*."""
    parts: defaultdict[str, _Parts] = defaultdict(_Parts)
    for case_id, role, person_id in _PRESENT.rows(statements, case_ids):
        parts[case_id].hold(role, person_id)
    for case_id, role, principal, deputy, first, last, zone in _DEPUTIES.rows(
        statements, case_ids
    ):
        begins, ends = _starts(first, zone), _starts(_after(last), zone)
        parts[case_id].change(begins, ends, after=now)
        if begins <= now < ends:
            parts[case_id].deputize(role, principal, deputy)
    for case_id, person_id in _STEPPED_BACK.rows(statements, case_ids):
        parts[case_id].recused |= {person_id}
    return {case_id: parts[case_id].cast() for case_id in case_ids}


def _after(day: date) -> date:
    """Return the next day; of the last one that can be written, that day itself."""
    return day + _A_DAY if day < date.max else day


def _starts(day: date, zone: str) -> datetime:
    """Return when a day begins on a deputy's own clock: from then they may read."""
    return datetime.combine(day, time(), zone_named(zone)).astimezone(UTC)
