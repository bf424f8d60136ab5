"""Lists of actions over all the cases that a person may see."""

from datetime import date

from domain.actions import ActionLine
from domain.procedure.model import ProcedureRow
from domain.sheets import ActionList
from services.case_change import today_of
from services.ports import Ports
from services.procedures import rows_of

PAGE = 20


def my_actions(person_id: str, *, page: int, ports: Ports) -> ActionList:
    """Return the open actions that wait on a person, earliest due first, a page."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        lines = uow.actions.open_of_person(
            person_id, today, limit=PAGE + 1, offset=(page - 1) * PAGE
        )
    return _page(lines, today=today, page=page)


def late_actions(person_id: str, *, page: int, ports: Ports) -> ActionList:
    """Return the late actions of all cases that a person may see, a page."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        lines = uow.actions.late_of_person(
            person_id, today, limit=PAGE + 1, offset=(page - 1) * PAGE
        )
    return _page(lines, today=today, page=page)


def _page(lines: list[ActionLine], *, today: date, page: int) -> ActionList:
    shown = tuple(lines[:PAGE])
    return ActionList(
        lines=shown,
        rows={line.action.id: _row(line) for line in shown},
        today=today,
        page=page,
        has_more=len(lines) > PAGE,
    )


def _row(line: ActionLine) -> ProcedureRow:
    return rows_of(line.procedure)[line.action.row_key]
