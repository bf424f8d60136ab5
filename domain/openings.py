"""What an event does to the actions of a case: it opens them, or a new round."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from domain.actions import Action, ActionState, PartState
from domain.approvals import first_doers
from domain.cases import Case, CaseEvent
from domain.dating import CaseCalendars, due_of
from domain.due import Due
from domain.procedure.duties import needed_parts
from domain.procedure.model import Procedure, ProcedureRow, Repeat
from domain.timeline import Timeline, beginnings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An action that becomes pending: *was* is None for a new round."""

    was: Action | None
    becomes: Action
    parts: tuple[PartState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTable:
    """What opening needs to know of a case, all of it already loaded."""

    case: Case
    procedure: Procedure
    actions: tuple[Action, ...]
    timeline: Timeline
    calendars: CaseCalendars
    new_id: Callable[[], str]

    def rounds(self, row: ProcedureRow) -> list[Action]:
        """Return a row's actions by round."""
        return [action for action in self.actions if action.row_key == row.key]

    def due(
        self,
        row: ProcedureRow,
        *,
        round_: int,
        secu_day: date | None = None,
        extra_days: int = 0,
    ) -> Due:
        """Reckon a row's due date in a round."""
        return due_of(
            row,
            round_=round_,
            timeline=self.timeline,
            calendars=self.calendars,
            secu_day=secu_day,
            extra_days=extra_days,
        )


def waiting_actions(table: CaseTable) -> list[Action]:
    """Make a new case's actions, one a row, each waiting for its event."""
    return [_new_round(row, table, 1) for row in table.procedure.rows]


def openings(event: CaseEvent, table: CaseTable) -> list[Opening]:
    """Return the actions that *event* makes pending, by number (SOP, phases)."""
    found = (_opening(event, row, table) for row in table.procedure.rows)
    return [each for each in found if each is not None]


def _opening(event: CaseEvent, row: ProcedureRow, table: CaseTable) -> Opening | None:
    rounds = table.rounds(row)
    if not _is_opened_by(event, row, rounds):
        return None
    is_waiting = any(action.state is ActionState.WAITING for action in rounds)
    if not is_waiting and not _comes_again(row, rounds, table.timeline):
        return None
    return next_round(row, table, on=event.day, event_id=event.id)


def _is_opened_by(event: CaseEvent, row: ProcedureRow, rounds: list[Action]) -> bool:
    if event.kind in row.opens_on:
        return True
    begun = any(action.state is not ActionState.WAITING for action in rounds)
    return begun and event.kind in row.revisit_on


def _comes_again(row: ProcedureRow, rounds: list[Action], timeline: Timeline) -> bool:
    """Whether a further round is due: an event's own, or a revisit if none is open."""
    if row.repeat is Repeat.EACH_EVENT:
        called_for = beginnings_of(row.opens_on, timeline.events)
        return len(list(called_for)) > len(rounds)
    none_open = not any(action.is_open for action in rounds)
    return row.repeat is Repeat.AS_NEEDED and none_open


def next_round(
    row: ProcedureRow, table: CaseTable, *, on: date, event_id: str = ""
) -> Opening:
    """Make a row's next round pending from the day *on*: one that waits, else a new."""
    rounds = table.rounds(row)
    waiting = next((a for a in rounds if a.state is ActionState.WAITING), None)
    action = waiting or _new_round(row, table, len(rounds) + 1)
    becomes = replace(
        action,
        state=ActionState.PENDING,
        due=table.due(
            row,
            round_=action.round,
            secu_day=action.secu_day,
            extra_days=action.extra_days,
        ),
        waits_on=first_doers(row),
        opened_on=on,
        opened_by_event=event_id,
    )
    return Opening(was=waiting, becomes=becomes, parts=parts_of(becomes, row, table))


def _new_round(row: ProcedureRow, table: CaseTable, number: int) -> Action:
    return Action(
        id=table.new_id(),
        case_id=table.case.id,
        row_key=row.key,
        number=row.number,
        round=number,
        state=ActionState.WAITING,
        due=table.due(row, round_=number),
    )


def parts_of(
    action: Action, row: ProcedureRow, table: CaseTable
) -> tuple[PartState, ...]:
    """Make the parts of an action's several doers, needed or not on this case."""
    needed = needed_parts(
        row,
        vertical_fund=table.case.facts.vertical_fund,
        relevant=decided_parts(table.case, row),
    )
    keys = {part.key for part in needed}
    return tuple(
        PartState(action_id=action.id, key=part.key, needed=part.key in keys)
        for part in row.parts
    )


def decided_parts(case: Case, row: ProcedureRow) -> dict[str, bool]:
    """Return what was decided on a row's parts, stored as `row key/part key`."""
    prefix = f"{row.key}/"
    return {
        key.removeprefix(prefix): needed
        for key, needed in case.relevant
        if key.startswith(prefix)
    }
