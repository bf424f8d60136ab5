"""Lists of actions over all the cases that a person may see."""

from datetime import date

from domain.actions import ActionLine
from domain.procedure.model import ProcedureRow
from domain.sheets import ActionList, AskedLine
from services.case_change import today_of
from services.ports import Ports
from services.procedures import rows_of
from services.reading.asked_lines import asked_lines

PAGE = 20


def my_actions(person_id: str, *, page: int, ports: Ports) -> ActionList:
    """
    Return the open actions that wait on a person, earliest due first, a page.

    With the first page come the requests for more time that wait for them.
    """
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        lines = uow.actions.open_of_person(
            person_id, today, limit=PAGE + 1, offset=(page - 1) * PAGE
        )
        asked = asked_lines(person_id, today, uow=uow)[:PAGE] if page == 1 else []
    return _page(lines, today=today, page=page, asked=tuple(asked))


def late_actions(person_id: str, *, page: int, ports: Ports) -> ActionList:
    """Return the late actions of all cases that a person may see, a page."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        lines = uow.actions.late_of_person(
            person_id, today, limit=PAGE + 1, offset=(page - 1) * PAGE
        )
    return _page(lines, today=today, page=page)


def _page(
    lines: list[ActionLine],
    *,
    today: date,
    page: int,
    asked: tuple[AskedLine, ...] = (),
) -> ActionList:
    shown = tuple(lines[:PAGE])
    all_ = (*shown, *(each.line for each in asked))
    return ActionList(
        lines=shown,
        asked=asked,
        rows={line.action.id: _row(line) for line in all_},
        today=today,
        page=page,
        has_more=len(lines) > PAGE,
    )


def _row(line: ActionLine) -> ProcedureRow:
    return rows_of(line.procedure)[line.action.row_key]
