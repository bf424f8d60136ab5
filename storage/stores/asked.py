"""What was asked, and what facilitators did about it, as rows."""

from datetime import datetime

from sqlalchemy import bindparam, case, delete, func, or_, select, update

from domain.learning.answers import Outcome
from domain.learning.feedback import Asked, Fix, Settled, Vote
from storage.inserts import insert_into, insert_new
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.asked import AskedRow, FixRow
from storage.tables.base import table_of

_ASKED = table_of(AskedRow)
_FIXES = table_of(FixRow)
_SHAPE = Shape(Asked, _ASKED)
_FIX = Shape(Fix, _FIXES)
_LIVE = _FIXES.c.ended_at.is_(None)
_LEARNT = or_(_FIXES.c.kind == Settled.SYNONYM, _FIXES.c.kind == Settled.PIN)

_ADD = Statement(insert_into(_ASKED, leave_out="ordinal"))
# A second press of the same changes nothing, and so counts nothing.
_VOTE = Statement(
    update(_ASKED)
    .where(_ASKED.c.id == bindparam("which"), _ASKED.c.vote != bindparam("new"))
    .values(vote=bindparam("new"))
)
_NEWEST = Statement(
    select(*_SHAPE.columns).order_by(_ASKED.c.ordinal.desc()).limit(bindparam("most"))
)
_OF_MARK = Statement(
    select(*_SHAPE.columns)
    .where(_ASKED.c.mark == bindparam("of"))
    .order_by(_ASKED.c.ordinal)
)
# A question is a task by what went badly since a facilitator did something about it.
_LATELY = (
    select(_ASKED.c.mark, _ASKED.c.at, _ASKED.c.outcome, _ASKED.c.vote)
    .order_by(_ASKED.c.ordinal.desc())
    .limit(bindparam("most"))
    .subquery()
)
_SETTLED = (
    select(_FIXES.c.mark, func.max(_FIXES.c.at).label("at"))
    .where(_LIVE)
    .group_by(_FIXES.c.mark)
    .subquery()
)
_BADLY = or_(
    _LATELY.c.outcome == Outcome.HANDED_OVER, _LATELY.c.vote == Vote.NOT_NEEDED
)
_TASKS = (
    select(_LATELY.c.mark)
    .outerjoin(_SETTLED, _SETTLED.c.mark == _LATELY.c.mark)
    .where(or_(_SETTLED.c.at.is_(None), _LATELY.c.at > _SETTLED.c.at))
    .group_by(_LATELY.c.mark)
    .having(
        or_(
            func.count() >= bindparam("often"),
            func.max(case((_BADLY, 1), else_=0)) == 1,
        )
    )
    .subquery()
)
_COUNT_TASKS = Statement(select(func.count()).select_from(_TASKS))
_FORGET_BEFORE = Statement(delete(_ASKED).where(_ASKED.c.at < bindparam("moment")))

_ADD_FIX = insert_new(_FIXES, leave_out="ordinal")
_END_FIX = Statement(
    update(_FIXES)
    .where(_FIXES.c.id == bindparam("which"), _LIVE)
    .values(ended_at=bindparam("moment"))
)
_LIVE_FIXES = Statement(select(*_FIX.columns).where(_LIVE).order_by(_FIXES.c.ordinal))
_LEARNT_FIXES = Statement(
    select(*_FIX.columns).where(_LIVE, _LEARNT).order_by(_FIXES.c.ordinal)
)


class SqlAsked:
    """Fills `AskedStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, asked: Asked) -> None:
        """Count a question."""
        self._statements.change(_ADD, **_SHAPE.values(asked))

    def vote(self, asked_id: str, vote: Vote) -> bool:
        """Keep what the asker said of the answer; False when that stood."""
        return self._statements.change(_VOTE, which=asked_id, new=vote) == 1

    def newest(self, *, most: int) -> list[Asked]:
        """Return what was asked last, newest first."""
        found = self._statements.rows(_NEWEST, most=most)
        return [_SHAPE.made(row) for row in found]

    def count_tasks(self, *, most: int, often: int) -> int:
        """Count, of the *most* newest, questions that are tasks as `Tally` tells."""
        row = self._statements.row(_COUNT_TASKS, most=most, often=often)
        return int(row[0]) if row else 0

    def of_mark(self, mark: str) -> list[Asked]:
        """Return how often that was asked, oldest first."""
        found = self._statements.rows(_OF_MARK, of=mark)
        return [_SHAPE.made(row) for row in found]

    def forget_before(self, moment: datetime) -> int:
        """Forget what was asked before; return how much."""
        return self._statements.change(_FORGET_BEFORE, moment=moment)

    def fix(self, fix: Fix) -> bool:
        """Store what was done about a question; False when that stands already."""
        return self._statements.change(_ADD_FIX, **_FIX.values(fix)) == 1

    def end_fix(self, fix_id: str, *, at: datetime) -> bool:
        """Take it back; False when it was."""
        return self._statements.change(_END_FIX, which=fix_id, moment=at) == 1

    def fixes(self) -> list[Fix]:
        """Return all that holds, oldest first."""
        return [_FIX.made(row) for row in self._statements.rows(_LIVE_FIXES)]

    def learnt(self) -> list[Fix]:
        """Return the synonyms and pins that hold, oldest first."""
        return [_FIX.made(row) for row in self._statements.rows(_LEARNT_FIXES)]
