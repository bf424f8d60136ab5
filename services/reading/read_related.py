"""Read what belongs together with a case, as far as the reader may see it."""

from datetime import date

from domain.cases import Case
from domain.related import CaseClock, Related, RelatedLine, clock_of
from services.case_change import standing_in, today_of
from services.ports import Ports, UnitOfWork
from services.procedures import hidden_rows, procedure_of

MOST = 6  # Clocks side by side; more would not be compared.


def read_related(case: Case, *, reader: str, today: date, uow: UnitOfWork) -> Related:
    """
    Return the related cases of one; *reader* is empty for the room itself.

    A room reads without a person, so it learns the codes alone, and so does whoever
    may not see the other case.
    """
    ids = [each.other_of(case.id) for each in uow.related.of_case(case.id)]
    others = uow.cases.some(ids)
    lines = tuple(
        _line(others[each], reader=reader, today=today, uow=uow) for each in ids[:MOST]
    )
    if not reader:
        return Related(lines=lines)
    found = uow.related.same_project(case, reader, today)
    return Related(
        lines=lines,
        own=_clock(case, reader=reader, today=today, uow=uow)
        if any(each.clock for each in lines)
        else None,
        same_project={i: code for i, code in found.items() if i not in ids},
    )


def _line(other: Case, *, reader: str, today: date, uow: UnitOfWork) -> RelatedLine:
    seen = reader and uow.cases.seen_by(reader, today, case_id=other.id)
    clock = _clock(other, reader=reader, today=today, uow=uow) if seen else None
    hidden = other.facts.confidential and not seen
    return RelatedLine(reference="" if hidden else other.facts.reference, clock=clock)


def _clock(case: Case, *, reader: str, today: date, uow: UnitOfWork) -> CaseClock:
    team = uow.people.team(case.id)
    standing = standing_in(team, person_id=reader, day=today)
    return clock_of(
        case,
        events=uow.cases.events(case.id),
        actions=uow.actions.of_case(case.id),
        requests=uow.requests.of_case(case.id),
        procedure=procedure_of(case.procedure),
        headquarters=uow.calendars.calendar(case.headquarters_calendar),
        today=today,
        hidden=hidden_rows(standing),
    )


def same_project(case_id: str, *, reader: str, ports: Ports) -> dict[str, str]:
    """Return other open cases on a case's project that the reader may see: id, code."""
    with ports.read_uow() as uow:
        today = today_of(reader, uow=uow, at=ports.clock())
        return uow.related.same_project(uow.cases.get(case_id), reader, today)
