"""Cases, their facts and their events, as rows."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Exists,
    Integer,
    String,
    bindparam,
    exists,
    select,
    union,
    update,
)

from domain.cases import Case, CaseEvent, CaseFacts, CaseState
from domain.refusals import Refusal
from storage.inserts import insert_into, insert_new
from storage.ready import Found
from storage.shapes import Shape
from storage.statements import Question, QuestionAmong, Statement, Statements
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.cases import CaseRow, EventRow
from storage.tables.people import ActingRow, MembershipRow

_ACTIONS = table_of(ActionRow)
_CASES = table_of(CaseRow)
_EVENTS = table_of(EventRow)
_MEMBERS = table_of(MembershipRow)
_ACTING = table_of(ActingRow)

_FACTS = Shape(CaseFacts, _CASES)
_CASE = Shape(Case, _CASES, besides="facts")
_EVENT = Shape(CaseEvent, _EVENTS)

CASE_COLUMNS = (*_FACTS.columns, *_CASE.columns)
_ALL = 2**31 - 1  # A limit that no list reaches.

_PERSON = bindparam("person_id", type_=String())
_TODAY = bindparam("today", type_=Date())
_AS_MEMBER = (_MEMBERS.c.person_id == _PERSON, _MEMBERS.c.until.is_(None))
_AS_DEPUTY = (
    _ACTING.c.deputy_id == _PERSON,
    _ACTING.c.ended_at.is_(None),
    _ACTING.c.first_day <= _TODAY,
    _ACTING.c.last_day >= _TODAY,
)


def case_from(row: Found) -> Case:
    """Make a case from a row of `CASE_COLUMNS`."""
    return _CASE.made(row[len(_FACTS.names) :], facts=_FACTS.made(row))


def visible_cases() -> Any:  # noqa: ANN401 - SQLAlchemy's own name is longer than the thing.
    """Ask which cases `person_id` may see on `today`: as a member or acting for one."""
    member = select(_MEMBERS.c.case_id).where(*_AS_MEMBER)
    deputy = select(_ACTING.c.case_id).where(*_AS_DEPUTY)
    return union(member, deputy)


def sees(case_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Tell in SQL whether `person_id` may see one case on `today`."""
    member: Exists = exists().where(_MEMBERS.c.case_id == case_id, *_AS_MEMBER)
    deputy: Exists = exists().where(_ACTING.c.case_id == case_id, *_AS_DEPUTY)
    return member | deputy


def _seen(which: ColumnElement[bool]) -> Question[Case]:
    """Ask for one case, if they may see it; it costs the same however many they see."""
    return Question(select(*CASE_COLUMNS).where(which, sees(_CASES.c.id)), case_from)


_BY_ID = select(*CASE_COLUMNS).where(_CASES.c.id == bindparam("id"))
_ADD = insert_new(_CASES, leave_out="ordinal")
_GET = Question(_BY_ID, case_from)
_LOCK = Question(_BY_ID.with_for_update(), case_from)
_LOCK_OF = Question(
    select(*CASE_COLUMNS)
    .join_from(_CASES, _ACTIONS, _ACTIONS.c.case_id == _CASES.c.id)
    .where(_ACTIONS.c.id == bindparam("id"))
    .with_for_update(of=_CASES),
    case_from,
)
_NAMED = Question(
    select(*CASE_COLUMNS).where(_CASES.c.reference_key == bindparam("reference_key")),
    case_from,
)
_OF_PERSON = Question(
    select(*CASE_COLUMNS)
    .where(_CASES.c.id.in_(visible_cases()))
    .order_by(_CASES.c.opened_at.desc(), _CASES.c.ordinal.desc())
    .limit(bindparam("limit", type_=Integer())),
    case_from,
)
_SOME = QuestionAmong(
    lambda slots: select(*CASE_COLUMNS).where(_CASES.c.id.in_(slots)), case_from
)
_SEEN_BY_ID = _seen(_CASES.c.id == bindparam("id"))
_SEEN_BY_REFERENCE = _seen(_CASES.c.reference_key == bindparam("reference_key"))
_SET_STATE = Statement(
    update(_CASES)
    .where(_CASES.c.id == bindparam("which"), _CASES.c.state == bindparam("was"))
    .values(state=bindparam("becomes"), version=_CASES.c.version + 1)
)
_SET_FACTS = Statement(
    update(_CASES)
    .where(_CASES.c.id == bindparam("which"))
    .values(
        {column.name: bindparam(column.name) for column in _FACTS.columns}
        | {
            "reference_key": bindparam("reference_key"),
            "relevant": bindparam("relevant"),
            "version": _CASES.c.version + 1,
        }
    )
)
_ADD_EVENT = Statement(insert_into(_EVENTS, leave_out="ordinal"))
_REPLACE_EVENT = Statement(
    update(_EVENTS)
    .where(_EVENTS.c.id == bindparam("which"), _EVENTS.c.replaced_by == "")
    .values(replaced_by=bindparam("by"))
)
_EVENTS_OF = Question(
    select(*_EVENT.columns)
    .where(_EVENTS.c.case_id == bindparam("case_id"))
    .order_by(_EVENTS.c.day, _EVENTS.c.recorded_at, _EVENTS.c.ordinal),
    _EVENT.made,
)


class SqlCases:
    """Fills `CaseStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, case: Case) -> bool:
        """Store a new case; False when its reference is taken."""
        values = _CASE.values(case) | _facts_values(case.facts)
        return self._statements.change(_ADD, **values) == 1

    def get(self, case_id: str) -> Case:
        """Return the case; Refusal `case-not-found` when there is none."""
        return _found(self._statements.thing(_GET, id=case_id), case_id)

    def lock(self, case_id: str) -> Case:
        """Return the case and let nobody else change it until this unit ends."""
        return _found(self._statements.thing(_LOCK, id=case_id), case_id)

    def lock_of(self, action_id: str) -> Case:
        """Return the case of an action, locked as above; `action-not-found`."""
        case = self._statements.thing(_LOCK_OF, id=action_id)
        if case is None:
            raise Refusal("action-not-found", action=action_id)
        return case

    def named(self, reference: str) -> Case | None:
        """Return the case of that reference (case-insensitive), or None."""
        return self._statements.thing(_NAMED, reference_key=_key(reference))

    def of_person(
        self, person_id: str, day: date, *, limit: int | None = None
    ) -> list[Case]:
        """Return the cases they may see on that day, latest first."""
        return self._statements.things(
            _OF_PERSON,
            person_id=person_id,
            today=day,
            limit=_ALL if limit is None else limit,
        )

    def seen_by(self, person_id: str, day: date, *, case_id: str) -> Case | None:
        """Return the case, None unless they may see it on that day."""
        return self._statements.thing(
            _SEEN_BY_ID, id=case_id, person_id=person_id, today=day
        )

    def named_to(self, person_id: str, day: date, *, reference: str) -> Case | None:
        """Return the case of that reference, None unless they may see it."""
        return self._statements.thing(
            _SEEN_BY_REFERENCE,
            reference_key=_key(reference),
            person_id=person_id,
            today=day,
        )

    def some(self, case_ids: Collection[str]) -> dict[str, Case]:
        """Return those cases by id, in one query."""
        found = _SOME.things(self._statements, case_ids)
        return {case.id: case for case in found}

    def set_state(self, case_id: str, *, was: CaseState, becomes: CaseState) -> bool:
        """Change the state on condition; False when it was another."""
        changed = self._statements.change(
            _SET_STATE, which=case_id, was=was, becomes=becomes
        )
        return changed == 1

    def set_facts(
        self, case_id: str, facts: CaseFacts, relevant: Mapping[str, bool]
    ) -> None:
        """Replace the facts and the decisions on what is relevant."""
        values = _facts_values(facts) | {"relevant": tuple(relevant.items())}
        self._statements.change(_SET_FACTS, which=case_id, **values)

    def add_event(self, event: CaseEvent) -> None:
        """Store an event."""
        self._statements.change(_ADD_EVENT, **_EVENT.values(event))

    def replace_event(self, event_id: str, *, by: str) -> bool:
        """Mark an event as corrected by another; False when it was already."""
        return self._statements.change(_REPLACE_EVENT, which=event_id, by=by) == 1

    def events(self, case_id: str) -> list[CaseEvent]:
        """Return all events, also replaced ones, by day and time of recording."""
        return self._statements.things(_EVENTS_OF, case_id=case_id)


def _found(case: Case | None, case_id: str) -> Case:
    if case is None:
        raise Refusal("case-not-found", case=case_id)
    return case


def _facts_values(facts: CaseFacts) -> dict[str, Any]:
    return _FACTS.values(facts) | {"reference_key": _key(facts.reference)}


def _key(reference: str) -> str:
    return reference.strip().casefold()
