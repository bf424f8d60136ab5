"""On whom each open action waits: reckoned again whenever one side changes."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    String,
    bindparam,
    delete,
    select,
    type_coerce,
    union,
)

from storage.inserts import insert_for
from storage.statements import Statement, Statements
from storage.tables.actions import ActionRow, ActionWaitRow
from storage.tables.base import table_of
from storage.tables.people import MembershipRow

_ACTIONS = table_of(ActionRow)
_MEMBERS = table_of(MembershipRow)
_WAITS = table_of(ActionWaitRow)
_CASE_ID = bindparam("case_id", type_=String())
_PERSON_ID = bindparam("person_id", type_=String())
_ACTION_ID = bindparam("action_id", type_=String())


def waits_on(role: Column[Any]) -> ColumnElement[bool]:
    """Tell in SQL whether an action waits on that role; each stands between spaces."""
    pattern = "% " + type_coerce(role, String()) + " %"
    return type_coerce(_ACTIONS.c.waits_on, String()).like(pattern)


def _waiting(
    of: ColumnElement[bool], *, only: ColumnElement[str] | None = None
) -> CompoundSelect[Any]:
    """Ask who is waited on, by role or by name, for the open actions *of* something."""
    there = (_MEMBERS.c.case_id == _ACTIONS.c.case_id) & _MEMBERS.c.until.is_(None)
    repeated = (
        _ACTIONS.c.id,
        _ACTIONS.c.case_id,
        _ACTIONS.c.number,
        _ACTIONS.c.order_day,
    )
    by_role = (
        select(_MEMBERS.c.person_id, *repeated)
        .join_from(_MEMBERS, _ACTIONS, there & waits_on(_MEMBERS.c.role))
        .where(_ACTIONS.c.is_open, of)
    )
    by_name = select(_ACTIONS.c.assignee_id, *repeated).where(
        _ACTIONS.c.is_open, _ACTIONS.c.assignee_id != "", of
    )
    if only is not None:
        by_role = by_role.where(_MEMBERS.c.person_id == only)
        by_name = by_name.where(_ACTIONS.c.assignee_id == only)
    return union(by_role, by_name)


def _store(waiting: CompoundSelect[Any]) -> Statement:
    """Store what was asked; who is waited on already stays as they are."""
    columns = ("person_id", "action_id", "case_id", "number", "order_day")
    return Statement(
        lambda dialect: (
            insert_for(dialect)(_WAITS)
            .from_select(columns, waiting)
            .on_conflict_do_nothing()
        )
    )


_ADD_CASE = _store(_waiting(_ACTIONS.c.case_id == _CASE_ID))
_ADD_ACTION = _store(_waiting(_ACTIONS.c.id == _ACTION_ID))
_ADD_PERSON = _store(_waiting(_ACTIONS.c.case_id == _CASE_ID, only=_PERSON_ID))
_DROP_ACTION = Statement(delete(_WAITS).where(_WAITS.c.action_id == _ACTION_ID))
_DROP_PERSON = Statement(
    delete(_WAITS).where(_WAITS.c.case_id == _CASE_ID, _WAITS.c.person_id == _PERSON_ID)
)


class Waits:
    """Keeps `action_waits` as actions and memberships say."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add_case(self, case_id: str) -> None:
        """Reckon new actions or new members of a case."""
        self._statements.change(_ADD_CASE, case_id=case_id)

    def reckon_actions(self, action_ids: Iterable[str]) -> None:
        """Reckon actions again."""
        which = [{"action_id": action_id} for action_id in action_ids]
        self._statements.change_all(_DROP_ACTION, which)
        self._statements.change_all(_ADD_ACTION, which)

    def drop_action(self, action_id: str) -> None:
        """Forget an action: it waits on nobody any more."""
        self._statements.change(_DROP_ACTION, action_id=action_id)

    def reckon_person(self, case_id: str, person_id: str) -> None:
        """Reckon again what waits on a person on a case."""
        self._statements.change(_DROP_PERSON, case_id=case_id, person_id=person_id)
        self._statements.change(_ADD_PERSON, case_id=case_id, person_id=person_id)
