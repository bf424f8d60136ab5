"""What leadership looks at, over all the cases that they lead: one query a question."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    text,
    union,
)

from domain.actions import ActionLine
from domain.documents import DocumentKind, Signature
from domain.exceptions_sheet import TroubleLine, Unreached
from domain.forecast import COMES_BEFORE
from domain.leaders import LEADERS
from domain.news import NewsState, person_in
from domain.nudging.history import NudgeOutcome
from domain.procedure.early import EARLY
from domain.roles import Role
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.stores.action_lists import OPEN_AND_DATED, line_from, lines
from storage.stores.outbox import SHOWN_ANEW
from storage.tables.actions import ActionRow, ActionWaitRow
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.documents import DocumentRow, SignatureRow, VersionRow
from storage.tables.nudges import NudgeRow
from storage.tables.outbox import OutboxRow
from storage.tables.people import ActingRow, MembershipRow

_ACTIONS = table_of(ActionRow)
_CASES = table_of(CaseRow)
_MEMBERS = table_of(MembershipRow)
_ACTING = table_of(ActingRow)
_OUTBOX = table_of(OutboxRow)
_NUDGES = table_of(NudgeRow)
_DOCUMENTS = table_of(DocumentRow)
_VERSIONS = table_of(VersionRow)
_WAITS = table_of(ActionWaitRow)
_WAITED_ON = Statement(select(_WAITS.c.person_id).distinct())
_SIGNATURE = Shape(Signature, table_of(SignatureRow))

_PERSON = bindparam("person_id", type_=String())
_TODAY = bindparam("today", type_=Date())
_LIMIT = bindparam("limit", type_=Integer())
_AS_LEADER = (
    _MEMBERS.c.person_id == _PERSON,
    _MEMBERS.c.until.is_(None),
    or_(*(_MEMBERS.c.role == role for role in LEADERS)),
)
_AS_DEPUTY = (
    _ACTING.c.deputy_id == _PERSON,
    _ACTING.c.ended_at.is_(None),
    _ACTING.c.first_day <= _TODAY,
    _ACTING.c.last_day >= _TODAY,
    or_(*(_ACTING.c.role == role for role in LEADERS)),
)
_LED = union(
    select(_MEMBERS.c.case_id).where(*_AS_LEADER),
    select(_ACTING.c.case_id).where(*_AS_DEPUTY),
)


def _led(case_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Tell in SQL whether `person_id` leads on one case on `today`."""
    member = exists().where(_MEMBERS.c.case_id == case_id, *_AS_LEADER)
    deputy = exists().where(_ACTING.c.case_id == case_id, *_AS_DEPUTY)
    return member | deputy


def _shown(case_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Tell in SQL that a row is not one that others on the case alone see (1 to 4)."""
    keeps = Role.CORPORATE_SES_TEAM
    member = exists().where(
        _MEMBERS.c.case_id == case_id, *_AS_LEADER, _MEMBERS.c.role == keeps
    )
    deputy = exists().where(
        _ACTING.c.case_id == case_id, *_AS_DEPUTY, _ACTING.c.role == keeps
    )
    later = and_(*(_ACTIONS.c.row_key != key for key in sorted(EARLY)))
    return later | member | deputy


_FIRST_ROWS = sorted({key for keys in COMES_BEFORE.values() for key in keys})

# Written out, so that the index over just these is of use.
_TROUBLED = text("(outbox.state = 'not-reached' OR outbox.state = 'uncertain')")

_LEADS = Statement(
    select(or_(exists().where(*_AS_LEADER), exists().where(*_AS_DEPUTY)))
)


# Whoever leads few cases is asked for by case; for who leads very many, the few that
# are shown are found by their day, and the others are never looked at.
_FEW = 200
_LED_AT_MOST = Statement(
    select(func.count()).select_from(
        select(_MEMBERS.c.case_id).where(*_AS_LEADER).limit(_FEW + 1).subquery()
    )
)


def _dated(of: ColumnElement[bool]) -> Select[Any]:
    return (
        lines()
        .where(of, OPEN_AND_DATED, _shown(_ACTIONS.c.case_id))
        .order_by(_ACTIONS.c.due_on, _ACTIONS.c.case_id, _ACTIONS.c.number)
        .limit(_LIMIT)
    )


def _by_case_or_day(*when: ColumnElement[bool]) -> tuple[Statement, Statement]:
    """Return a question for who leads few cases, and the same for who leads many."""
    few = _dated(_ACTIONS.c.case_id.in_(_LED))
    many = _dated(_led(_ACTIONS.c.case_id))
    return Statement(few.where(*when)), Statement(many.where(*when))


_LATE = _by_case_or_day(_ACTIONS.c.due_on < _TODAY)
_COMING = _by_case_or_day(
    _ACTIONS.c.due_on >= _TODAY, _ACTIONS.c.due_on <= bindparam("last", type_=Date())
)
_TROUBLES = Statement(
    select(
        _CASES.c.id,
        _CASES.c.reference,
        _OUTBOX.c.conversation,
        _OUTBOX.c.state,
        _OUTBOX.c.created_at,
    )
    .join_from(_OUTBOX, _CASES, _CASES.c.id == _OUTBOX.c.case_id)
    .where(_TROUBLED, ~SHOWN_ANEW, _led(_CASES.c.id))
    .order_by(_OUTBOX.c.id.desc())
    .limit(_LIMIT)
)
_UNFINISHED = Among(
    lambda slots: (
        select(
            _ACTIONS.c.case_id,
            _ACTIONS.c.row_key,
            _ACTIONS.c.number,
            _ACTIONS.c.round,
        )
        .where(
            _ACTIONS.c.case_id.in_(slots),
            _ACTIONS.c.is_open,
            or_(*(_ACTIONS.c.row_key == key for key in _FIRST_ROWS)),
        )
        .order_by(_ACTIONS.c.number, _ACTIONS.c.round)
    )
)
_DRAFTED = Among(
    lambda slots: (
        select(
            _DOCUMENTS.c.case_id,
            _DOCUMENTS.c.kind,
            _DOCUMENTS.c.action_id,
            func.max(_VERSIONS.c.at),
        )
        .join_from(_DOCUMENTS, _VERSIONS, _VERSIONS.c.document_id == _DOCUMENTS.c.id)
        .where(_DOCUMENTS.c.case_id.in_(slots))
        .group_by(_DOCUMENTS.c.case_id, _DOCUMENTS.c.kind, _DOCUMENTS.c.action_id)
    )
)
_SIGNATURES = Among(
    lambda slots: (
        select(*_SIGNATURE.columns)
        .where(table_of(SignatureRow).c.action_id.in_(slots))
        .order_by(table_of(SignatureRow).c.ordinal)
    )
)
_LATEST_NUDGES = Among(
    lambda slots: (
        select(
            _NUDGES.c.action_id, _NUDGES.c.person_id, _NUDGES.c.outcome, _NUDGES.c.at
        )
        .where(_NUDGES.c.action_id.in_(slots))
        .order_by(_NUDGES.c.ordinal)
    )
)
_SILENT = frozenset({NudgeOutcome.NOT_REACHED, NudgeOutcome.UNCERTAIN})


class SqlLeadership:
    """Fills `LeadershipStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def leads(self, person_id: str, day: date) -> bool:
        """Whether somebody leads on any case that day."""
        row = self._statements.row(_LEADS, person_id=person_id, today=day)
        return bool(row and row[0])

    def late(self, person_id: str, day: date, *, limit: int) -> list[ActionLine]:
        """Return what is late on the cases that they lead, longest first."""
        late = self._fitting(_LATE, person_id)
        found = self._statements.rows(late, person_id=person_id, today=day, limit=limit)
        return [line_from(row) for row in found]

    def coming(
        self, person_id: str, day: date, *, last: date, limit: int
    ) -> list[ActionLine]:
        """Return what falls due from *day* to *last*, soonest first."""
        coming = self._fitting(_COMING, person_id)
        found = self._statements.rows(
            coming, person_id=person_id, today=day, last=last, limit=limit
        )
        return [line_from(row) for row in found]

    def waited_on(self) -> list[str]:
        """Return everybody on whom an open action of some case waits."""
        return [person_id for (person_id,) in self._statements.rows(_WAITED_ON)]

    def troubles(self, person_id: str, day: date, *, limit: int) -> list[TroubleLine]:
        """Return what did not arrive or may not have, newest first."""
        found = self._statements.rows(
            _TROUBLES, person_id=person_id, today=day, limit=limit
        )
        return [
            TroubleLine(
                case_id=case_id,
                reference=reference,
                person_id=person_in(conversation),
                uncertain=state is NewsState.UNCERTAIN,
                at=at,
            )
            for case_id, reference, conversation, state, at in found
        ]

    def unfinished(self, case_ids: Collection[str]) -> list[tuple[str, str, int, int]]:
        """Return the case, row, number and round of what comes first and is open."""
        found = _UNFINISHED.rows(self._statements, case_ids)
        return [
            (case_id, key, number, round_) for case_id, key, number, round_ in found
        ]

    def drafted(
        self, case_ids: Collection[str]
    ) -> list[tuple[tuple[str, DocumentKind], tuple[str, datetime]]]:
        """Return, by case and kind, the action and the time of each last draft."""
        found = _DRAFTED.rows(self._statements, case_ids)
        return [((case_id, kind), (action, at)) for case_id, kind, action, at in found]

    def signatures(self, action_ids: Collection[str]) -> list[Signature]:
        """Return the signatures on those actions, oldest first."""
        found = _SIGNATURES.rows(self._statements, action_ids)
        return [_SIGNATURE.made(row) for row in found]

    def unreached(self, action_ids: Collection[str]) -> dict[str, list[Unreached]]:
        """Return whose last nudge of an action did not arrive, or may not have."""
        latest = {
            (action_id, person_id): (outcome, at)
            for action_id, person_id, outcome, at in _LATEST_NUDGES.rows(
                self._statements, action_ids
            )
            if outcome is not NudgeOutcome.QUEUED
        }
        silent: dict[str, list[Unreached]] = {}
        for (action_id, person_id), (outcome, at) in latest.items():
            if outcome in _SILENT:
                uncertain = outcome is NudgeOutcome.UNCERTAIN
                missed = Unreached(person_id=person_id, uncertain=uncertain, at=at)
                silent.setdefault(action_id, []).append(missed)
        return silent

    def _fitting(
        self, few_many: tuple[Statement, Statement], person_id: str
    ) -> Statement:
        """Choose how to ask, by how many cases somebody leads."""
        row = self._statements.row(_LED_AT_MOST, person_id=person_id)
        return few_many[bool(row and row[0] > _FEW)]
