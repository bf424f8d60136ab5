"""The checklist of making a case's room, as rows."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select, update

from domain.cases import CaseState
from domain.rooms import RoomStep, StepState
from storage.inserts import insert_new, insert_or_replace
from storage.shapes import Shape
from storage.statements import Among, Question, Statement, Statements
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.outbox import UNFINISHED, RoomStepRow

_CASES = table_of(CaseRow)
_STEPS = table_of(RoomStepRow)
_STEP = Shape(RoomStep, _STEPS)

_PLAN = insert_new(_STEPS)
_OF_CASE = Question(
    select(*_STEP.columns)
    .where(_STEPS.c.case_id == bindparam("case_id"))
    .order_by(_STEPS.c.position),
    _STEP.made,
)
_MARK = insert_or_replace(_STEPS)
_AS_IT_WAS = Statement(
    update(_STEPS)
    .where(
        _STEPS.c.case_id == bindparam("which"),
        _STEPS.c.key == bindparam("step"),
        _STEPS.c.state == bindparam("was_state"),
        _STEPS.c.found == bindparam("was_found"),
        _STEPS.c.look_at.is_not_distinct_from(
            bindparam("was_look_at", type_=_STEPS.c.look_at.type)
        ),
    )
    .values(
        state=bindparam("becomes"),
        at=bindparam("moment"),
        problem=bindparam("wrong"),
        about=bindparam("of_what"),
        found=bindparam("kept"),
        began_at=bindparam("began"),
        look_at=bindparam("until"),
    )
)
_STANDING = Among(
    lambda slots: (
        select(*_STEP.columns)
        .where(_STEPS.c.key.in_(slots), _STEPS.c.state != StepState.WAITING)
        .order_by(_STEPS.c.case_id, _STEPS.c.position)
    )
)
_CLOSED = Statement(
    select(_CASES.c.id).where(
        _CASES.c.state == CaseState.CLOSED,
        _CASES.c.id.in_(select(_STEPS.c.case_id)),
    )
)
_UNFINISHED = Statement(
    select(_STEPS.c.case_id)
    .where(UNFINISHED)  # As the index words it, so that it serves.
    .group_by(_STEPS.c.case_id)
    .order_by(_STEPS.c.case_id)
)


class SqlRooms:
    """Fills `RoomStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def plan(self, steps: Sequence[RoomStep]) -> None:
        """Store the steps of a new room; those that are planned already stay."""
        self._statements.change_all(_PLAN, [_STEP.values(step) for step in steps])

    def steps(self, case_id: str) -> list[RoomStep]:
        """Return a room's steps by position."""
        return self._statements.things(_OF_CASE, case_id=case_id)

    def mark(self, step: RoomStep) -> None:
        """Store how far a step is."""
        self._statements.change(_MARK, **_STEP.values(step))

    def change(self, step: RoomStep, *, was: RoomStep) -> bool:
        """Store a step; False where it does not stand as it *was* any more."""
        changed = self._statements.change(
            _AS_IT_WAS,
            which=was.case_id,
            step=was.key,
            was_state=was.state,
            was_found=was.found,
            was_look_at=was.look_at,
            becomes=step.state,
            moment=step.at,
            wrong=step.problem,
            of_what=step.about,
            kept=step.found,
            began=step.began_at,
            until=step.look_at,
        )
        return changed == 1

    def standing(self, keys: Iterable[str]) -> list[RoomStep]:
        """Return the steps of those keys that are done or failed, of all cases."""
        return [_STEP.made(row) for row in _STANDING.rows(self._statements, keys)]

    def closed(self) -> frozenset[str]:
        """Return the ids of the cases that SECU closed and that have a room."""
        return frozenset(case_id for (case_id,) in self._statements.rows(_CLOSED))

    def unfinished(self) -> list[str]:
        """Return the ids of the cases whose room is not complete."""
        return [case_id for (case_id,) in self._statements.rows(_UNFINISHED)]
