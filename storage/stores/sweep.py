"""What the sweep asks and writes: each question once for all that is due."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    DateTime,
    Integer,
    Select,
    bindparam,
    func,
    or_,
    select,
    update,
)

from domain.nudging.history import NudgeOutcome
from domain.nudging.ladder_names import LadderName
from domain.nudging.looked_at import Cast, LookedAt
from domain.nudging.messages import Listener, Message, Shown
from services.ports import ByReader
from storage.ready import Found
from storage.statements import Among, Statement, Statements
from storage.stores.casts import casts_of
from storage.stores.messages import queue_cards, queue_messages
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.nudges import NudgeRow, SnoozeRow
from storage.tables.people import OfficeRow, PersonRow

_ACTIONS = table_of(ActionRow)
_CASES = table_of(CaseRow)
_NUDGES = table_of(NudgeRow)
_SNOOZES = table_of(SnoozeRow)
_PEOPLE = table_of(PersonRow)
_OFFICES = table_of(OfficeRow)
_MOMENT = DateTime(timezone=True)
_LADDERS = {name.value: name for name in LadderName}


def _looked_at() -> Select[Any]:
    return select(
        _ACTIONS.c.id,
        _ACTIONS.c.case_id,
        _ACTIONS.c.row_key,
        _CASES.c.procedure,
        _ACTIONS.c.ladder,
        _ACTIONS.c.opened_on,
        _ACTIONS.c.order_day,
        _ACTIONS.c.waits_on,
        _ACTIONS.c.assignee_id,
        _CASES.c.demo,
    ).join_from(_ACTIONS, _CASES, _CASES.c.id == _ACTIONS.c.case_id)


# Of what another process looks at just now, nothing is waited for.
_DUE = Statement(
    _looked_at()
    .where(
        _ACTIONS.c.look_at <= bindparam("now", type_=_MOMENT),
        _ACTIONS.c.look_at.is_not(None),
    )
    .order_by(_ACTIONS.c.look_at)
    .limit(bindparam("limit", type_=Integer()))
    .with_for_update(skip_locked=True, of=_ACTIONS)
)
_SOME = Among(
    lambda slots: _looked_at().where(_ACTIONS.c.id.in_(slots), _ACTIONS.c.is_open)
)
_LISTENERS = Among(
    lambda slots: (
        select(_PEOPLE.c.id, _PEOPLE.c.time_zone, _OFFICES.c.calendar, _PEOPLE.c.demo)
        .outerjoin_from(_PEOPLE, _OFFICES, _OFFICES.c.id == _PEOPLE.c.office_id)
        .where(_PEOPLE.c.id.in_(slots))
    )
)


def _told(slots: list[BindParameter[str]]) -> Select[Any]:
    return (
        select(_NUDGES.c.action_id, _NUDGES.c.person_id, func.max(_NUDGES.c.day))
        .where(
            _NUDGES.c.action_id.in_(slots),
            _NUDGES.c.outcome == NudgeOutcome.DELIVERED,
        )
        .group_by(_NUDGES.c.action_id, _NUDGES.c.person_id)
    )


def _silent(slots: list[BindParameter[str]]) -> Select[Any]:
    return (
        select(_SNOOZES.c.action_id, _SNOOZES.c.person_id, func.max(_SNOOZES.c.until))
        .where(_SNOOZES.c.action_id.in_(slots), _SNOOZES.c.ended_at.is_(None))
        .group_by(_SNOOZES.c.action_id, _SNOOZES.c.person_id)
    )


def _unreached(slots: list[BindParameter[str]]) -> Select[Any]:
    last = (
        select(func.max(_NUDGES.c.ordinal))
        .where(
            _NUDGES.c.action_id.in_(slots),
            or_(
                _NUDGES.c.outcome == NudgeOutcome.DELIVERED,
                _NUDGES.c.outcome == NudgeOutcome.NOT_REACHED,
            ),
        )
        .group_by(_NUDGES.c.action_id, _NUDGES.c.person_id)
    )
    return select(_NUDGES.c.action_id, _NUDGES.c.person_id).where(
        _NUDGES.c.ordinal.in_(last), _NUDGES.c.outcome == NudgeOutcome.NOT_REACHED
    )


_TOLD = Among(_told)
_UNREACHED = Among(_unreached)
_SILENT = Among(_silent)
_LOOK_NEXT = Statement(
    update(_ACTIONS)
    .where(_ACTIONS.c.id == bindparam("which"), _ACTIONS.c.is_open)
    .values(look_at=bindparam("then", type_=_MOMENT))
)
NEXT_LOOK = Statement(
    select(_ACTIONS.c.look_at)
    .where(_ACTIONS.c.look_at.is_not(None))
    .order_by(_ACTIONS.c.look_at)
    .limit(1)
)


class SqlSweep:
    """Fills `SweepStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def due(self, now: datetime, *, limit: int) -> list[LookedAt]:
        """
        Return open actions to be looked at by now, longest due first.

        Nobody else is given them until this unit ends.
        """
        found = self._statements.rows(_DUE, now=now, limit=limit)
        return [_made(row) for row in found]

    def some(self, action_ids: Collection[str]) -> list[LookedAt]:
        """Return those of the actions that are open."""
        return [_made(row) for row in _SOME.rows(self._statements, action_ids)]

    def casts(self, case_ids: Collection[str], *, now: datetime) -> dict[str, Cast]:
        """Return who plays which part on each of the cases now."""
        return casts_of(case_ids, now=now, statements=self._statements)

    def listeners(self, person_ids: Collection[str]) -> dict[str, Listener]:
        """Return on which clock and calendar each of those people is spoken to."""
        return {
            person_id: Listener(
                person_id=person_id, time_zone=zone, calendar=calendar or "", demo=demo
            )
            for person_id, zone, calendar, demo in _LISTENERS.rows(
                self._statements, person_ids
            )
        }

    def told(self, action_ids: Collection[str]) -> ByReader:
        """Return the last day on which a nudge of an action was delivered."""
        return _by_reader(_TOLD.rows(self._statements, action_ids))

    def unreached(self, action_ids: Collection[str]) -> set[tuple[str, str]]:
        """Return which people, by action, the last nudge of it did not reach."""
        found = _UNREACHED.rows(self._statements, action_ids)
        return {(action_id, person_id) for action_id, person_id in found}

    def silences(self, action_ids: Collection[str]) -> ByReader:
        """Return the first day on which who snoozed an action hears of it again."""
        return _by_reader(_SILENT.rows(self._statements, action_ids))

    def queue(self, messages: Sequence[Message], *, at: datetime) -> int:
        """
        Queue messages whose key is new; return how many were.

        What a message that still waits does not tell of yet joins it.
        """
        return queue_messages(messages, at=at, statements=self._statements)

    def show(self, shown: Sequence[Shown], *, at: datetime) -> None:
        """Let the rooms show actions as they now are, each once for its key."""
        queue_cards(shown, at=at, statements=self._statements)

    def look_next(self, looks: Mapping[str, datetime | None]) -> None:
        """Say when each action is to be looked at again; None for never."""
        which = [{"which": each, "then": then} for each, then in looks.items()]
        self._statements.change_all(_LOOK_NEXT, which)

    def next_look(self) -> datetime | None:
        """Return when the next action is to be looked at; None for never."""
        row = self._statements.row(NEXT_LOOK)
        return row[0] if row else None


def _made(row: Found) -> LookedAt:
    which, case_id, row_key, procedure, ladder, opened_on, day, waits, to, demo = row
    return LookedAt(
        id=which,
        case_id=case_id,
        row_key=row_key,
        procedure=procedure,
        ladder=_LADDERS[ladder],
        opened_on=opened_on or day,
        day=None if day == date.max else day,
        waits_on=waits,
        assignee_id=to,
        demo=demo,
    )


def _by_reader(rows: list[Found]) -> ByReader:
    return {(action_id, person_id): day for action_id, person_id, day in rows}
