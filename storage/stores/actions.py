"""Actions and what belongs to one, as rows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import DateTime, String, bindparam, case, func, select, update

from domain.actions import (
    Action,
    ActionLine,
    ActionState,
    Comment,
    Evidence,
    PartState,
)
from domain.due import Due
from domain.refusals import Refusal
from storage.inserts import insert_into
from storage.shapes import Shape
from storage.statements import Question, Statement, Statements
from storage.stores.action_lists import (
    LATE_OF_PERSON,
    LINES_OF,
    OPEN_OF_PERSON,
    line_from,
)
from storage.stores.looking import AT_ONCE
from storage.stores.waits import Waits
from storage.tables.actions import ActionRow, CommentRow, EvidenceRow, PartRow
from storage.tables.base import table_of

_ACTIONS = table_of(ActionRow)
_PARTS = table_of(PartRow)
_EVIDENCE_ROWS = table_of(EvidenceRow)
_COMMENT_ROWS = table_of(CommentRow)

_ACTION = Shape(Action, _ACTIONS)
_PART = Shape(PartState, _PARTS)
_EVIDENCE = Shape(Evidence, _EVIDENCE_ROWS)
_COMMENT = Shape(Comment, _COMMENT_ROWS)

_REPEATED = ("is_open", "due_on", "order_day", "ladder", "look_at")
_FIXED = ("id", "case_id", "row_key", "number", "round")
_OF_ACTION = bindparam("action_id", type_=String())

_ADD = Statement(insert_into(_ACTIONS))
_GET = Question(
    select(*_ACTION.columns).where(_ACTIONS.c.id == bindparam("id")), _ACTION.made
)
_OF_CASE = Question(
    select(*_ACTION.columns)
    .where(_ACTIONS.c.case_id == bindparam("case_id"))
    .order_by(_ACTIONS.c.number, _ACTIONS.c.round),
    _ACTION.made,
)
_NUMBERED = Question(
    select(*_ACTION.columns)
    .where(
        _ACTIONS.c.case_id == bindparam("case_id"),
        _ACTIONS.c.number == bindparam("number"),
    )
    .order_by(_ACTIONS.c.round),
    _ACTION.made,
)
_CHANGE = Statement(
    update(_ACTIONS)
    .where(_ACTIONS.c.id == bindparam("which"), _ACTIONS.c.version == bindparam("was"))
    .values(
        {
            name: bindparam(name)
            for name in (*_ACTION.names, *_REPEATED)
            if name not in _FIXED
        }
    )
)
_REDATE = Statement(
    update(_ACTIONS)
    .where(_ACTIONS.c.id == bindparam("which"))
    .values(
        due=bindparam("due"),
        due_on=bindparam("due_on"),
        order_day=bindparam("order_day"),
        ladder=bindparam("ladder"),
        look_at=case(
            (_ACTIONS.c.is_open, bindparam("look_at", type_=DateTime(timezone=True)))
        ),
    )
)
_COUNTS = Statement(
    select(_ACTIONS.c.state, func.count())
    .where(_ACTIONS.c.case_id == bindparam("case_id"))
    .group_by(_ACTIONS.c.state)
)
_ADD_PART = Statement(insert_into(_PARTS))
_PARTS_OF_CASE = Statement(
    select(*_PART.columns)
    .join_from(_PARTS, _ACTIONS, _PARTS.c.action_id == _ACTIONS.c.id)
    .where(_ACTIONS.c.case_id == bindparam("case_id"))
    .order_by(_ACTIONS.c.number, _ACTIONS.c.round, _PARTS.c.key)
)
_PARTS_OF = Statement(
    select(*_PART.columns)
    .where(_PARTS.c.action_id == _OF_ACTION)
    .order_by(_PARTS.c.key)
)
_FINISH_PART = Statement(
    update(_PARTS)
    .where(
        _PARTS.c.action_id == bindparam("which"),
        _PARTS.c.key == bindparam("part"),
        _PARTS.c.done_at.is_(None),
        _PARTS.c.needed,
    )
    .values(
        needed=bindparam("needed"),
        done_at=bindparam("done_at"),
        done_by=bindparam("done_by"),
        reason=bindparam("reason"),
    )
)
_RESTORE_PART = Statement(
    update(_PARTS)
    .where(
        _PARTS.c.action_id == bindparam("which"),
        _PARTS.c.key == bindparam("part"),
        ~_PARTS.c.needed,
    )
    .values(needed=bindparam("becomes"), reason=bindparam("words"))
)
_REOPEN_PARTS = Statement(
    update(_PARTS)
    .where(_PARTS.c.action_id == bindparam("which"), _PARTS.c.done_at.is_not(None))
    .values(
        done_at=bindparam("done_at"),
        done_by=bindparam("done_by"),
        reason=bindparam("reason"),
    )
)
_ADD_EVIDENCE = Statement(insert_into(_EVIDENCE_ROWS, leave_out="ordinal"))
_EVIDENCE_OF = Statement(
    select(*_EVIDENCE.columns)
    .where(_EVIDENCE_ROWS.c.action_id == _OF_ACTION)
    .order_by(_EVIDENCE_ROWS.c.ordinal)
)
_ADD_COMMENT = Statement(insert_into(_COMMENT_ROWS, leave_out="ordinal"))
_COMMENTS_OF = Statement(
    select(*_COMMENT.columns)
    .where(_COMMENT_ROWS.c.action_id == _OF_ACTION)
    .order_by(_COMMENT_ROWS.c.ordinal)
)
_LAST_COMMENTS = Statement(
    select(*_COMMENT.columns)
    .where(_COMMENT_ROWS.c.action_id == _OF_ACTION)
    .order_by(_COMMENT_ROWS.c.ordinal.desc())
    .limit(bindparam("last"))
)
_COUNT_COMMENTS = Statement(
    select(func.count()).where(_COMMENT_ROWS.c.action_id == _OF_ACTION)
)


class SqlActions:
    """Fills `ActionStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._waits = Waits(statements)

    def add_all(self, actions: Sequence[Action], parts: Sequence[PartState]) -> None:
        """Store new actions with their parts, in bulk."""
        self._statements.change_all(_ADD, [_values(action) for action in actions])
        self._statements.change_all(_ADD_PART, [_PART.values(part) for part in parts])
        for case_id in {action.case_id for action in actions if action.is_open}:
            self._waits.add_case(case_id)

    def get(self, action_id: str) -> Action:
        """Return the action; Refusal `action-not-found` when there is none."""
        action = self._statements.thing(_GET, id=action_id)
        if action is None:
            raise Refusal("action-not-found", action=action_id)
        return action

    def of_case(self, case_id: str) -> list[Action]:
        """Return a case's actions by number and round."""
        return self._statements.things(_OF_CASE, case_id=case_id)

    def numbered(self, case_id: str, number: int) -> list[Action]:
        """Return the rounds of a case's action of that number, in order."""
        return self._statements.things(_NUMBERED, case_id=case_id, number=number)

    def change(self, action: Action, *, was: Action) -> bool:
        """
        Store *action* in place of *was*, raising its version by one.

        False when somebody changed it since *was* was read.
        """
        values = _values(action) | {"version": was.version + 1}
        changed = self._statements.change(
            _CHANGE, which=was.id, was=was.version, **values
        )
        if changed and _waiters(action) != _waiters(was):
            self._reckon(action)
        return changed == 1

    def redate(self, dues: Mapping[str, Due]) -> None:
        """Set the dues of actions, by action id, in bulk; versions stay."""
        changes = [{"which": which} | _due_values(due) for which, due in dues.items()]
        self._statements.change_all(_REDATE, changes)
        self._waits.reckon_actions(dues)

    def open_of_person(
        self, person_id: str, day: date, *, limit: int, offset: int = 0
    ) -> list[ActionLine]:
        """
        Return the open actions that wait on a person's roles or are assigned to them.

        Earliest due first, undated last; one query over all cases.
        """
        found = self._statements.rows(
            OPEN_OF_PERSON,
            person_id=person_id,
            today=day,
            limit=limit,
            offset=offset,
            enough=limit + offset,
        )
        return [line_from(row) for row in found]

    def late_of_person(
        self, person_id: str, day: date, *, limit: int, offset: int = 0
    ) -> list[ActionLine]:
        """Return the late actions of all cases that a person may see."""
        found = self._statements.rows(
            LATE_OF_PERSON, person_id=person_id, today=day, limit=limit, offset=offset
        )
        return [line_from(row) for row in found]

    def lines(self, action_ids: Collection[str]) -> list[ActionLine]:
        """Return those actions with their cases' references, in one query."""
        return [line_from(row) for row in LINES_OF.rows(self._statements, action_ids)]

    def counts(self, case_id: str) -> dict[ActionState, int]:
        """Count a case's actions by state."""
        return dict(self._statements.rows(_COUNTS, case_id=case_id))

    def parts(self, case_id: str) -> list[PartState]:
        """Return the parts of all a case's actions."""
        found = self._statements.rows(_PARTS_OF_CASE, case_id=case_id)
        return [_PART.made(row) for row in found]

    def parts_of(self, action_id: str) -> list[PartState]:
        """Return one action's parts."""
        found = self._statements.rows(_PARTS_OF, action_id=action_id)
        return [_PART.made(row) for row in found]

    def finish_part(self, part: PartState) -> bool:
        """Mark a part done or not needed; False when it was already."""
        values = _PART.values(part) | {"which": part.action_id, "part": part.key}
        return self._statements.change(_FINISH_PART, **values) == 1

    def restore_part(self, part: PartState) -> bool:
        """Mark a part as needed again; False when it was."""
        which = {"which": part.action_id, "part": part.key}
        new = {"becomes": True, "words": part.reason}
        return self._statements.change(_RESTORE_PART, **which, **new) == 1

    def reopen_parts(self, action_id: str) -> None:
        """Forget that an action's parts were done."""
        nothing = {"done_at": None, "done_by": "", "reason": ""}
        self._statements.change(_REOPEN_PARTS, which=action_id, **nothing)

    def add_evidence(self, evidence: Evidence) -> None:
        """Store what shows that an action was done."""
        self._statements.change(_ADD_EVIDENCE, **_EVIDENCE.values(evidence))

    def evidence_of(self, action_id: str) -> list[Evidence]:
        """Return an action's evidence, oldest first."""
        found = self._statements.rows(_EVIDENCE_OF, action_id=action_id)
        return [_EVIDENCE.made(row) for row in found]

    def add_comment(self, comment: Comment) -> None:
        """Store a comment."""
        self._statements.change(_ADD_COMMENT, **_COMMENT.values(comment))

    def comments_of(self, action_id: str) -> list[Comment]:
        """Return an action's comments, oldest first."""
        found = self._statements.rows(_COMMENTS_OF, action_id=action_id)
        return [_COMMENT.made(row) for row in found]

    def last_comments(self, action_id: str, *, last: int) -> list[Comment]:
        """Return an action's newest comments, oldest of them first."""
        found = self._statements.rows(_LAST_COMMENTS, action_id=action_id, last=last)
        return [_COMMENT.made(row) for row in reversed(found)]

    def count_comments(self, action_id: str) -> int:
        """Count an action's comments."""
        ((count,),) = self._statements.rows(_COUNT_COMMENTS, action_id=action_id)
        return int(count)

    def _reckon(self, action: Action) -> None:
        if action.is_open:
            self._waits.reckon_actions([action.id])
        else:
            self._waits.drop_action(action.id)


def _values(action: Action) -> dict[str, Any]:
    repeated = {"is_open": action.is_open} | _due_values(action.due)
    look_at = AT_ONCE if action.is_open else None
    return _ACTION.values(action) | repeated | {"look_at": look_at}


def _due_values(due: Due) -> dict[str, Any]:
    """Repeat what SQL has to compare; without a day it stands last in a list."""
    return {
        "due": due,
        "due_on": due.day if due.can_be_late else None,
        "order_day": due.day or date.max,
        "ladder": due.ladder,
        "look_at": AT_ONCE,
    }


def _waiters(action: Action) -> tuple[object, ...]:
    """Return what decides on whom it waits, and where it stands in their lists."""
    return action.is_open, action.waits_on, action.assignee_id, action.due.day
