"""Load a year's holidays into a calendar, and move the dates that hang on it."""

from dataclasses import dataclass

from domain.calendars.holiday_list import HolidayList, read_holiday_list
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.cases import Case, CaseState
from domain.dating import redatings
from domain.people import Actor
from domain.refusals import Refusal
from domain.standing import Standing
from domain.timeline import Timeline
from services.case_change import CaseChange
from services.cases.calendars import calendars_of
from services.cases.event_effects import store_redatings
from services.ports import Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The *holidays* as read, and how many dates of open actions *moved*."""

    holidays: HolidayList
    moved: int


def load_holidays(
    calendar: str,
    text: str,
    *,
    year: int,
    by: Actor,
    ports: Ports,
    weekend: Weekend | None = None,
) -> Loaded:
    """
    Put a list in place of any earlier one of that year, and re-date open cases.

    With *weekend* a calendar that is not there yet is made. Each case is re-dated in a
    unit of work of its own: if that stops halfway, loading once more does the rest.

    Refusals: `calendar-not-found`, and those of a list that cannot be read.
    """
    with ports.open_uow() as uow:
        found = _calendar(calendar, weekend, uow)
        holidays = read_holiday_list(text, year=year, weekend=found.weekend)
        uow.calendars.put(holidays.added_to(found))
        case_ids = uow.record.known_cases()
        uow.commit()
    moved = sum(
        _redate(case_id, calendar=calendar, by=by, ports=ports) for case_id in case_ids
    )
    return Loaded(holidays=holidays, moved=moved)


def _calendar(name: str, weekend: Weekend | None, uow: UnitOfWork) -> WorkingCalendar:
    try:
        return uow.calendars.calendar(name)
    except Refusal:
        if weekend is None:
            raise
        return WorkingCalendar(name=name, weekend=weekend)


def _redate(case_id: str, *, calendar: str, by: Actor, ports: Ports) -> int:
    """Reckon a case's open dates anew; return how many days changed."""
    with ports.open_uow() as uow:
        case = uow.cases.lock(case_id)
        if not _hangs_on(case, calendar):
            return 0
        change = _change(case, uow=uow, by=by, ports=ports)
        moves = redatings(
            uow.actions.of_case(case_id),
            rows=dict(change.rows),
            timeline=Timeline(uow.cases.events(case_id)),
            calendars=calendars_of(case, uow=uow),
        )
        store_redatings(change, moves)
        change.commit()
    return sum(move.before.day != move.after.day for move in moves)


def _hangs_on(case: Case, calendar: str) -> bool:
    calendars = {case.country_calendar, case.headquarters_calendar}
    return case.state is CaseState.OPEN and calendar in calendars


def _change(case: Case, *, uow: UnitOfWork, by: Actor, ports: Ports) -> CaseChange:
    """An administrator is on no case, and changes nothing of it but dates."""
    at = ports.clock()
    return CaseChange(
        uow=uow,
        case=case,
        team=uow.people.team(case.id),
        standing=Standing(person_id=by.person_id),
        by=by,
        at=at,
        today=at.date(),
    )
