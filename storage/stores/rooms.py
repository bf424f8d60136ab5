"""The checklist of making a case's room, as rows."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, or_, select, update

from domain.rooms import RoomStep, StepState
from storage.shapes import Shape
from storage.statements import Statement, Statements, insert_new, insert_or_replace
from storage.tables.base import table_of
from storage.tables.outbox import UNFINISHED, RoomStepRow

_STEPS = table_of(RoomStepRow)
_STEP = Shape(RoomStep, _STEPS)

_PLAN = insert_new(_STEPS)
_OF_CASE = Statement(
    select(*_STEP.columns)
    .where(_STEPS.c.case_id == bindparam("case_id"))
    .order_by(_STEPS.c.position)
)
_MARK = insert_or_replace(_STEPS)
_THE_STEP = Statement(
    select(*_STEP.columns).where(
        _STEPS.c.case_id == bindparam("which"), _STEPS.c.key == bindparam("step")
    )
)
_TAKE = Statement(
    update(_STEPS)
    .where(
        _STEPS.c.case_id == bindparam("which"),
        _STEPS.c.key == bindparam("step"),
        _STEPS.c.state == StepState.WAITING,
        or_(_STEPS.c.look_at.is_(None), _STEPS.c.look_at <= bindparam("now")),
    )
    .values(
        look_at=bindparam("until"),
        began_at=func.coalesce(_STEPS.c.began_at, bindparam("now")),
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
        found = self._statements.rows(_OF_CASE, case_id=case_id)
        return [_STEP.made(row) for row in found]

    def mark(self, step: RoomStep) -> None:
        """Store how far a step is."""
        self._statements.change(_MARK, **_STEP.values(step))

    def take(
        self, case_id: str, key: str, *, now: datetime, until: datetime
    ) -> RoomStep | None:
        """Return a step that waits, taken to work on; None where there is none."""
        which = {"which": case_id, "step": key}
        if not self._statements.change(_TAKE, **which, now=now, until=until):
            return None
        row = self._statements.row(_THE_STEP, **which)
        return _STEP.made(row) if row else None

    def unfinished(self) -> list[str]:
        """Return the ids of the cases whose room is not complete."""
        return [case_id for (case_id,) in self._statements.rows(_UNFINISHED)]
