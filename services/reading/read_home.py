"""Read what waits for somebody over all their cases: their own desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.actions import ActionLine
from domain.exceptions_sheet import ASKED_NOW, DecisionLine
from domain.home import HomeSheet, StandInLine
from domain.people import Person
from domain.procedure.model import ProcedureRow
from services.case_change import today_of
from services.cases.may_open import is_opener
from services.learning.connect.list_waiting import waiting_for
from services.learning.connect.read_own import own_waiting
from services.learning.digest.read_digest import waits_for_approval
from services.learning.facilitators import may_facilitate
from services.learning.feedback.read_tasks import count_tasks
from services.ports import Ports, UnitOfWork
from services.procedures import rows_of
from services.reading.asked_lines import asked_lines

MOST = 200  # Actions; whoever has more starts with those due first.
CASES = 5


def read_home(person_id: str, *, ports: Ports) -> HomeSheet:
    """Return somebody's own desk; few queries, as many for a hundred cases as for one.

    What is there to be known of, and not to be done, is left out.
    """
    with ports.read_uow() as uow:
        reader = uow.people.get(person_id)
        today = today_of(person_id, uow=uow, at=ports.clock())
        sheet = _sheet(reader, today, uow=uow)
        return replace(
            sheet,
            now=ports.clock(),
            asked_people=tuple(own_waiting(person_id, uow=uow, ports=ports)),
            to_answer=tuple(waiting_for(person_id, uow=uow, ports=ports)),
        )


def _sheet(reader: Person, today: date, *, uow: UnitOfWork) -> HomeSheet:
    found = uow.actions.open_of_person(reader.id, today, limit=MOST + 1)
    lines = [line for line in found[:MOST] if not _row(line).for_information]
    asked = asked_lines(reader.id, today, uow=uow)
    cases = uow.cases.of_person(reader.id, today, limit=CASES + 1)
    all_lines = (*lines, *(each.line for each in asked))
    return HomeSheet(
        reader=reader,
        today=today,
        decisions=tuple(_decisions(lines)),
        asked=tuple(asked),
        todo=tuple(line for line in lines if line.action.state not in ASKED_NOW),
        rows={line.action.id: _row(line) for line in all_lines},
        standing_in=tuple(_standing_in(reader.id, today, uow=uow)),
        cases=tuple(cases[:CASES]),
        may_open=is_opener(reader),
        leads=uow.leadership.leads(reader.id, today),
        to_mend=_to_mend(reader.id, uow=uow),
        digest_waits=waits_for_approval(reader.id, uow),
        more_cases=len(cases) > CASES,
        cut=len(found) > MOST,
    )


def _decisions(lines: list[ActionLine]) -> Iterator[DecisionLine]:
    for line in lines:
        asked = ASKED_NOW.get(line.action.state)
        if asked is not None:
            yield DecisionLine(line=line, row=_row(line), asked=asked)


def _to_mend(person_id: str, *, uow: UnitOfWork) -> int:
    return count_tasks(uow) if may_facilitate(person_id, uow) else 0


def _standing_in(
    person_id: str, today: date, *, uow: UnitOfWork
) -> Iterator[StandInLine]:
    acting = uow.people.acting_of(person_id, today)
    cases = uow.cases.some({each.case_id for each in acting})
    people = uow.people.some({each.principal_id for each in acting})
    for each in acting:
        yield StandInLine(
            acting=each,
            reference=cases[each.case_id].facts.reference,
            principal=people[each.principal_id].name,
        )


def _row(line: ActionLine) -> ProcedureRow:
    return rows_of(line.procedure)[line.action.row_key]
