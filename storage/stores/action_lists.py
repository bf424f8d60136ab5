"""What waits on a person, and what is late, over all cases: one query each."""

from typing import Any

from sqlalchemy import (
    Date,
    Integer,
    Select,
    String,
    bindparam,
    exists,
    select,
    text,
    union,
)

from domain.actions import Action, ActionLine
from storage.ready import Found
from storage.shapes import Shape
from storage.statements import Among, Statement
from storage.stores.cases import sees, visible_cases
from storage.stores.waits import waits_on
from storage.tables.actions import ActionRow, ActionWaitRow
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.people import ActingRow, RecusalRow

_ACTIONS = table_of(ActionRow)
_WAITS = table_of(ActionWaitRow)
_CASES = table_of(CaseRow)
_ACTING = table_of(ActingRow)
_RECUSALS = table_of(RecusalRow)

_ACTION = Shape(Action, _ACTIONS)
_LINE = (*_ACTION.columns, _CASES.c.reference, _CASES.c.procedure)
_PERSON_ID = bindparam("person_id", type_=String())
_TODAY = bindparam("today", type_=Date())
_IN_ORDER = (
    _ACTIONS.c.order_day,
    _ACTIONS.c.case_id,
    _ACTIONS.c.number,
    _ACTIONS.c.id,
)
_LIMIT = bindparam("limit", type_=Integer())
_OFFSET = bindparam("offset", type_=Integer())
# Written out: SQLite sees the indexes over just these in no other words.
OPEN_AND_DATED = text("actions.is_open AND actions.due_on IS NOT NULL")


def lines() -> Select[Any]:
    """Ask for actions as lines of a list: `line_from` makes one of each row."""
    return select(*_LINE).join_from(_ACTIONS, _CASES, _CASES.c.id == _ACTIONS.c.case_id)


def _own() -> Select[Any]:
    """Ask what waits on the person: the index has it in order, so few are read."""
    stepped_back = exists().where(
        _RECUSALS.c.person_id == _PERSON_ID, _RECUSALS.c.case_id == _WAITS.c.case_id
    )
    # Somebody may be named who acted for a while, and is not on the case any more.
    return (
        select(_WAITS.c.action_id)
        .where(_WAITS.c.person_id == _PERSON_ID, ~stepped_back, sees(_WAITS.c.case_id))
        .order_by(
            _WAITS.c.order_day, _WAITS.c.case_id, _WAITS.c.number, _WAITS.c.action_id
        )
        .limit(bindparam("enough", type_=Integer()))
    )


def _for_others() -> Select[Any]:
    """Ask what waits on those for whom the person acts today."""
    stepped_back = exists().where(
        _RECUSALS.c.person_id == _PERSON_ID, _RECUSALS.c.case_id == _ACTING.c.case_id
    )
    theirs = (_ACTIONS.c.case_id == _ACTING.c.case_id) & waits_on(_ACTING.c.role)
    return (
        select(_ACTIONS.c.id)
        .join_from(_ACTING, _ACTIONS, theirs)
        .where(
            _ACTING.c.deputy_id == _PERSON_ID,
            _ACTING.c.ended_at.is_(None),
            _ACTING.c.first_day <= _TODAY,
            _ACTING.c.last_day >= _TODAY,
            _ACTIONS.c.is_open,
            ~stepped_back,
        )
    )


_MINE = union(select(_own().subquery().c.action_id), _for_others())

OPEN_OF_PERSON = Statement(
    lines()
    .where(_ACTIONS.c.id.in_(_MINE))
    .order_by(*_IN_ORDER)
    .limit(_LIMIT)
    .offset(_OFFSET)
)
LATE_OF_PERSON = Statement(
    lines()
    .where(
        _ACTIONS.c.case_id.in_(visible_cases()),
        OPEN_AND_DATED,
        _ACTIONS.c.due_on < _TODAY,
    )
    .order_by(*_IN_ORDER)
    .limit(_LIMIT)
    .offset(_OFFSET)
)

LINES_OF = Among(lambda slots: lines().where(_ACTIONS.c.id.in_(slots)))


def line_from(row: Found) -> ActionLine:
    """Make a line of a list from a row: the action, then its case's two words."""
    reference, procedure = row[len(_ACTION.names) :]
    return ActionLine(
        action=_ACTION.made(row), reference=reference, procedure=procedure
    )
