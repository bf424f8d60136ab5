"""Read a case, or the list of one's cases."""

from domain.cases import Case
from domain.sheets import CaseActions, CaseSheet
from services.case_change import today_of
from services.ports import Ports, UnitOfWork
from services.procedures import procedure_of
from services.reading.read_related import read_related
from services.reading.reader import day_of, people_of, standing_for


def read_case(case_id: str, *, reader: str, ports: Ports) -> CaseSheet:
    """
    Return a case for somebody who is on it; *reader* is empty for the room itself.

    Refusals: `case-not-found`, `not-on-case`.
    """
    with ports.read_uow() as uow:
        return sheet_of_case(case_id, reader=reader, uow=uow, ports=ports)


def sheet_of_case(
    case_id: str, *, reader: str, uow: UnitOfWork, ports: Ports
) -> CaseSheet:
    """Return the same within a unit of work that asks for more; refusals as above."""
    case = uow.cases.get(case_id)
    team = uow.people.team(case_id)
    today = day_of(reader, uow=uow, ports=ports)
    standing = standing_for(team, reader=reader, today=today)
    events = uow.cases.events(case_id)
    return CaseSheet(
        case=case,
        procedure=procedure_of(case.procedure),
        events=tuple(events),
        actions=tuple(uow.actions.of_case(case_id)),
        team=team,
        people=uow.people.some(people_of(team)),
        decisions=tuple(uow.documents.decisions_of_case(case_id)),
        requests=tuple(uow.requests.of_case(case_id)),
        steps=tuple(uow.rooms.steps(case_id)),
        troubles=tuple(uow.outbox.troubles(case_id)),
        head=uow.record.head(case_id),
        standing=standing,
        today=today,
        related=read_related(case, reader=reader, today=today, uow=uow),
    )


def read_case_actions(case_id: str, *, reader: str, ports: Ports) -> CaseActions:
    """Return a case's actions alone, for the same readers; refusals as above."""
    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
        today = day_of(reader, uow=uow, ports=ports)
        team = uow.people.team(case_id)
        return CaseActions(
            case=case,
            procedure=procedure_of(case.procedure),
            actions=tuple(uow.actions.of_case(case_id)),
            standing=standing_for(team, reader=reader, today=today),
            today=today,
        )


def visible_cases(
    person_id: str, *, limit: int | None = None, ports: Ports
) -> list[Case]:
    """Return the cases that a person may see today, latest first."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        return uow.cases.of_person(person_id, today, limit=limit)


def find_case(
    person_id: str, *, case_id: str = "", reference: str = "", ports: Ports
) -> Case | None:
    """Return the case of an id or else a reference, None unless they may see it."""
    with ports.read_uow() as uow:
        today = today_of(person_id, uow=uow, at=ports.clock())
        if case_id:
            return uow.cases.seen_by(person_id, today, case_id=case_id)
        return uow.cases.named_to(person_id, today, reference=reference)
