"""When the sweep looks at an action again: at once, after whatever may change it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    Update,
    bindparam,
    literal,
    select,
    union,
    update,
)

from storage.statements import Statement, Statements
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.people import ActingRow, MembershipRow, RecusalRow

# Long ago: what changed is looked at with the next sweep.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_ACTIONS = table_of(ActionRow)
_MEMBERS = table_of(MembershipRow)
_DEPUTIES = table_of(ActingRow)
_WHICH = bindparam("which", type_=String())


def _again(of: ColumnElement[bool]) -> Statement:
    return Statement(_looking(of))


def _looking(of: ColumnElement[bool]) -> Update:
    at_once: Any = literal(AT_ONCE, _ACTIONS.c.look_at.type)
    return update(_ACTIONS).where(_ACTIONS.c.is_open, of).values(look_at=at_once)


def _case_of(row: type[ActingRow | RecusalRow]) -> Statement:
    table = table_of(row)
    case_id = select(table.c.case_id).where(table.c.id == _WHICH).scalar_subquery()
    return _again(_ACTIONS.c.case_id == case_id)


_ACTION = _again(_ACTIONS.c.id == _WHICH)
_CASE = _again(_ACTIONS.c.case_id == _WHICH)
_ACTING = _case_of(ActingRow)
_RECUSAL = _case_of(RecusalRow)
# Whether a deputy hears instead of somebody hangs on the deputy's clock, also of one
# whose days are still to come.
_PERSON = _again(
    _ACTIONS.c.case_id.in_(
        union(
            select(_MEMBERS.c.case_id).where(
                _MEMBERS.c.person_id == _WHICH, _MEMBERS.c.until.is_(None)
            ),
            select(_DEPUTIES.c.case_id).where(
                _DEPUTIES.c.deputy_id == _WHICH, _DEPUTIES.c.ended_at.is_(None)
            ),
        )
    )
)
_ALL = _again(_ACTIONS.c.look_at.is_not(None))


class Looks:
    """Lets the sweep look again, in the transaction of what makes it necessary."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def at_actions(self, action_ids: Iterable[str]) -> None:
        """Look again at those that are open."""
        self._statements.change_all(_ACTION, [{"which": each} for each in action_ids])

    def at_case(self, case_id: str) -> None:
        """Look again at what is open on a case: its team is another."""
        self._statements.change(_CASE, which=case_id)

    def after_acting(self, acting_id: str) -> None:
        """Look again at the case on which somebody acts for somebody."""
        self._statements.change(_ACTING, which=acting_id)

    def after_recusal(self, recusal_id: str) -> None:
        """Look again at the case on which somebody steps back."""
        self._statements.change(_RECUSAL, which=recusal_id)

    def at_person(self, person_id: str) -> None:
        """Look again at the cases of a person: their clock may be another."""
        self._statements.change(_PERSON, which=person_id)

    def at_all(self) -> None:
        """Look again at everything that is open: days of rest are others."""
        self._statements.change(_ALL)
