"""Cases that belong together, as rows."""

from datetime import date, datetime

from sqlalchemy import String, bindparam, or_, select, update

from domain.cases import Case, CaseState
from domain.related import RelatedCase
from storage.inserts import insert_new
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.stores.cases import sees
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.related import RelatedCaseRow

_RELATED = table_of(RelatedCaseRow)
_CASES = table_of(CaseRow)
_SHAPE = Shape(RelatedCase, _RELATED)
_CASE_ID = bindparam("case_id", type_=String())
_NUMBER = bindparam("project_number", type_=String())
_LIVE = _RELATED.c.ended_at.is_(None)

_ADD = insert_new(_RELATED, leave_out="ordinal")
_OF_CASE = Statement(
    select(*_SHAPE.columns)
    .where(or_(_RELATED.c.case_id == _CASE_ID, _RELATED.c.other_id == _CASE_ID), _LIVE)
    .order_by(_RELATED.c.ordinal)
)
_END = Statement(
    update(_RELATED)
    .where(_RELATED.c.id == bindparam("which"), _LIVE)
    .values(ended_at=bindparam("at"))
)
# Both columns have an index, and without an order the first few that fit will do: what
# it costs does not grow with the number of cases, even if all were on one project.
_SAME_PROJECT = Statement(
    select(_CASES.c.id, _CASES.c.reference)
    .where(
        or_(
            _CASES.c.project == bindparam("project", type_=String()),
            (_CASES.c.project_number == _NUMBER) & (_CASES.c.project_number != ""),
        ),
        _CASES.c.state == CaseState.OPEN,
        _CASES.c.demo == bindparam("demo"),
        _CASES.c.id != _CASE_ID,
        sees(_CASES.c.id),
    )
    .limit(bindparam("limit"))  # In no order: it stops at the first few it finds.
)
_MOST = 5


class SqlRelated:
    """Fills `RelatedStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, related: RelatedCase) -> bool:
        """Store that two cases belong together; False when they do already."""
        return self._statements.change(_ADD, **_SHAPE.values(related)) == 1

    def of_case(self, case_id: str) -> list[RelatedCase]:
        """Return what belongs together with a case now, oldest first."""
        found = self._statements.rows(_OF_CASE, case_id=case_id)
        return [_SHAPE.made(row) for row in found]

    def end(self, related_id: str, *, at: datetime) -> bool:
        """Say that two cases do not belong together; False when that stood."""
        return self._statements.change(_END, which=related_id, at=at) == 1

    def same_project(self, case: Case, person_id: str, day: date) -> dict[str, str]:
        """Return a few open cases on the same project that they may see: id, code."""
        found = self._statements.rows(
            _SAME_PROJECT,
            case_id=case.id,
            project=case.facts.project,
            project_number=case.facts.project_number,
            demo=case.demo,
            person_id=person_id,
            today=day,
            limit=_MOST,
        )
        return dict(sorted(found, key=lambda pair: str(pair[1])))
