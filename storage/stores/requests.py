"""SECU's requests and the stakeholders, as rows."""

from datetime import date, datetime

from sqlalchemy import String, bindparam, select, update

from domain.requests import Notified, SecuRequest, Stakeholder
from storage.inserts import insert_into, insert_new
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.base import table_of
from storage.tables.requests import NotifiedRow, RequestRow, StakeholderRow

_REQUESTS = table_of(RequestRow)
_STAKEHOLDERS = table_of(StakeholderRow)
_NOTIFIED_ROWS = table_of(NotifiedRow)

_REQUEST = Shape(SecuRequest, _REQUESTS)
_STAKEHOLDER = Shape(Stakeholder, _STAKEHOLDERS)
_NOTIFIED = Shape(Notified, _NOTIFIED_ROWS)

_CASE_ID = bindparam("case_id", type_=String())
_UNANSWERED = (
    _REQUESTS.c.id == bindparam("which"),
    _REQUESTS.c.answered_on.is_(None),
)
_ADD = Statement(insert_into(_REQUESTS, leave_out="ordinal"))
_OF_CASE = Statement(
    select(*_REQUEST.columns)
    .where(_REQUESTS.c.case_id == _CASE_ID)
    .order_by(_REQUESTS.c.ordinal)
)
_SET_DUE = Statement(
    update(_REQUESTS).where(*_UNANSWERED).values(due_on=bindparam("day"))
)
_ANSWER = Statement(
    update(_REQUESTS)
    .where(*_UNANSWERED)
    .values(answered_on=bindparam("day"), answered_by=bindparam("by"))
)
_ADD_STAKEHOLDER = Statement(insert_into(_STAKEHOLDERS, leave_out="ordinal"))
_REMOVE_STAKEHOLDER = Statement(
    update(_STAKEHOLDERS)
    .where(
        _STAKEHOLDERS.c.id == bindparam("which"), _STAKEHOLDERS.c.removed_at.is_(None)
    )
    .values(removed_at=bindparam("at"))
)
_STAKEHOLDERS_OF = Statement(
    select(*_STAKEHOLDER.columns)
    .where(_STAKEHOLDERS.c.case_id == _CASE_ID, _STAKEHOLDERS.c.removed_at.is_(None))
    .order_by(_STAKEHOLDERS.c.ordinal)
)
_NOTIFY = insert_new(_NOTIFIED_ROWS)
_NOTIFIED_OF = Statement(
    select(*_NOTIFIED.columns)
    .join_from(
        _NOTIFIED_ROWS,
        _STAKEHOLDERS,
        _NOTIFIED_ROWS.c.stakeholder_id == _STAKEHOLDERS.c.id,
    )
    .where(_STAKEHOLDERS.c.case_id == _CASE_ID)
    .order_by(_NOTIFIED_ROWS.c.at, _STAKEHOLDERS.c.ordinal)
)


class SqlRequests:
    """Fills `RequestStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, request: SecuRequest) -> None:
        """Store a request."""
        self._statements.change(_ADD, **_REQUEST.values(request))

    def of_case(self, case_id: str) -> list[SecuRequest]:
        """Return a case's requests, oldest first."""
        found = self._statements.rows(_OF_CASE, case_id=case_id)
        return [_REQUEST.made(row) for row in found]

    def set_due(self, request_id: str, due_on: date) -> bool:
        """Move a request's date, as SECU said; False when it is answered."""
        return self._statements.change(_SET_DUE, which=request_id, day=due_on) == 1

    def answer(self, request_id: str, *, on: date, by: str) -> bool:
        """Mark a request answered; False when it was already."""
        return self._statements.change(_ANSWER, which=request_id, day=on, by=by) == 1

    def add_stakeholder(self, stakeholder: Stakeholder) -> None:
        """Store a stakeholder."""
        self._statements.change(_ADD_STAKEHOLDER, **_STAKEHOLDER.values(stakeholder))

    def remove_stakeholder(self, stakeholder_id: str, *, at: datetime) -> bool:
        """Take a stakeholder off the list; False when off already."""
        removed = self._statements.change(
            _REMOVE_STAKEHOLDER, which=stakeholder_id, at=at
        )
        return removed == 1

    def stakeholders(self, case_id: str) -> list[Stakeholder]:
        """Return those on the list."""
        found = self._statements.rows(_STAKEHOLDERS_OF, case_id=case_id)
        return [_STAKEHOLDER.made(row) for row in found]

    def notify(self, notified: Notified) -> bool:
        """Store that one was told; False when that was stored already."""
        return self._statements.change(_NOTIFY, **_NOTIFIED.values(notified)) == 1

    def notified(self, case_id: str) -> list[Notified]:
        """Return who was told for which action."""
        found = self._statements.rows(_NOTIFIED_OF, case_id=case_id)
        return [_NOTIFIED.made(row) for row in found]
