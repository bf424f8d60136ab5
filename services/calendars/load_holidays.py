"""Load a year's holidays into a calendar, and move the dates that hang on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.calendars.holiday_list import HolidayList, read_holiday_list
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.cases import Case, CaseState
from domain.dating import Redating, redatings
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
    why = {"calendar": calendar, "year": str(year)}
    moved = sum(_redate(case_id, why=why, by=by, ports=ports) for case_id in case_ids)
    return Loaded(holidays=holidays, moved=moved)


def _calendar(name: str, weekend: Weekend | None, uow: UnitOfWork) -> WorkingCalendar:
    try:
        return uow.calendars.calendar(name)
    except Refusal:
        if weekend is None:
            raise
        return WorkingCalendar(name=name, weekend=weekend)


def _redate(case_id: str, *, why: Mapping[str, str], by: Actor, ports: Ports) -> int:
    """Reckon a case's open dates anew and tell them; return how many days changed."""
    with ports.open_uow() as uow:
        case = uow.cases.lock(case_id)
        if not _hangs_on(case, why["calendar"]):
            return 0
        change = _change(case, uow=uow, by=by, ports=ports)
        moves = redatings(
            uow.actions.of_case(case_id),
            rows=dict(change.rows),
            timeline=Timeline(uow.cases.events(case_id)),
            calendars=calendars_of(case, uow=uow),
        )
        store_redatings(change, moves)
        _tell(change, moves, why)
        change.commit()
    return sum(move.before.day != move.after.day for move in moves)


def _tell(
    change: CaseChange, moves: Iterable[Redating], why: Mapping[str, str]
) -> None:
    """Tell the room what moved from when to when, and why; each owner of theirs."""
    told = [m for m in moves if m.action.is_open and m.before.day != m.after.day]
    if not told:
        return
    change.say("dates-moved", moved=_worded(told), **why)
    case = change.case.facts.reference
    for person_id, theirs in _by_owner(change, told).items():
        change.say_to_person(
            person_id, "dates-moved-told", case=case, moved=_worded(theirs), **why
        )


def _worded(moves: Iterable[Redating]) -> str:
    days = ((m.action.label, m.before.day or "", m.after.day or "") for m in moves)
    return ", ".join(f"{label} {before} {after}" for label, before, after in days)


def _by_owner(
    change: CaseChange, moves: Iterable[Redating]
) -> dict[str, list[Redating]]:
    """Return whose each date is: the one it was given to, else those it waits on."""
    found: dict[str, list[Redating]] = {}
    for move in moves:
        to = move.action.assignee_id
        owners = [
            person for role in move.action.waits_on for person in change.players(role)
        ]
        for person_id in dict.fromkeys([to] if to else owners):
            found.setdefault(person_id, []).append(move)
    return found


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
