"""Who plays which part on many cases at once, as the sweep needs it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from domain.nudging.casting import Deputy, cast_of
from domain.nudging.looked_at import Cast
from domain.roles import Role
from storage.ready import Found
from storage.statements import Among, Statements
from storage.tables.base import table_of
from storage.tables.people import ActingRow, MembershipRow, PersonRow, RecusalRow

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
        .order_by(_ACTING.c.ordinal)
    )
)
_STEPPED_BACK = Among(
    lambda slots: select(_RECUSALS.c.case_id, _RECUSALS.c.person_id).where(
        _RECUSALS.c.case_id.in_(slots)
    )
)


def casts_of(
    case_ids: Collection[str], *, now: datetime, statements: Statements
) -> dict[str, Cast]:
    """Return who plays which part on each of the cases *now*."""
    holders: defaultdict[str, list[tuple[Role, str]]] = defaultdict(list)
    for case_id, role, person_id in _PRESENT.rows(statements, case_ids):
        holders[case_id].append((role, person_id))
    deputies: defaultdict[str, list[Deputy]] = defaultdict(list)
    for row in _DEPUTIES.rows(statements, case_ids):
        deputies[row[0]].append(_deputy(row))
    recused: defaultdict[str, list[str]] = defaultdict(list)
    for case_id, person_id in _STEPPED_BACK.rows(statements, case_ids):
        recused[case_id].append(person_id)
    return {
        case_id: cast_of(holders[case_id], deputies[case_id], recused[case_id], now=now)
        for case_id in case_ids
    }


def _deputy(row: Found) -> Deputy:
    _case_id, role, principal, deputy, first, last, zone = row
    return Deputy(
        role=role,
        principal_id=principal,
        deputy_id=deputy,
        first_day=first,
        last_day=last,
        time_zone=zone,
    )
