"""Load a year's holidays into a calendar, and move the dates that hang on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from domain.calendars.holiday_list import HolidayList, read_holiday_list
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.cases import Case, CaseState
from domain.dating import CaseCalendars, redatings
from domain.moving import Moving
from domain.people import Actor, Person
from domain.refusals import Refusal
from domain.standing import Standing
from domain.timeline import Timeline
from services.case_change import CaseChange
from services.cases.calendars import calendars_of
from services.cases.event_effects import store_redatings
from services.dates.told import moving_of, told_words, worded
from services.ports import Ports, UnitOfWork

_SHOWN = 16  # Letters of a digest: enough to tell one preview from another.


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedCase:
    """What moves on one case, with the names of those who are told, by id."""

    reference: str
    moving: Moving
    people: Mapping[str, Person]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """
    The *holidays* as read, and the cases on which dates of open actions move.

    With *asks* nothing is loaded yet: so it would be.
    """

    holidays: HolidayList
    cases: tuple[MovedCase, ...] = ()
    asks: bool = False

    @property
    def moved(self) -> int:
        """How many dates of open actions move."""
        return sum(len(case.moving.shown) for case in self.cases)

    @property
    def seen(self) -> str:
        """Return a word that is another as soon as something else would be shown."""
        days = (f"{day} {name}" for day, name in self.holidays.holidays.items())
        cases = (f"{case.reference} {case.moving.seen}" for case in self.cases)
        said = "\n".join([*sorted(days), *sorted(cases)])
        return sha256(said.encode()).hexdigest()[:_SHOWN]


def load_holidays(
    calendar: str,
    text: str,
    *,
    year: int,
    by: Actor,
    ports: Ports,
    weekend: Weekend | None = None,
    confirmed: bool = True,
    seen: str = "",
) -> Loaded:
    """
    Put a list in place of any earlier one of that year, and re-date open cases.

    Unless *confirmed* nothing changes: the answer shows before and after and who is
    told, with a word that a confirmation gives back as *seen*. With *weekend* a
    calendar that is not there yet is made. Each case is re-dated in a unit of work of
    its own: if that stops halfway, loading once more does the rest.

    Refusals: `calendar-not-found`, `preview-outdated`, and those of a list that cannot
    be read.
    """
    if seen or not confirmed:
        preview = _preview(calendar, text, year, weekend, by=by, ports=ports)
        if not confirmed:
            return preview
        if seen != preview.seen:
            raise Refusal("preview-outdated")
    with ports.open_uow() as uow:
        found = _calendar(calendar, weekend, uow)
        holidays = read_holiday_list(text, year=year, weekend=found.weekend)
        uow.calendars.put(holidays.added_to(found))
        case_ids = uow.record.known_cases()
        uow.commit()
    why = {"calendar": calendar, "year": str(year)}
    moved = [_redate(case_id, why=why, by=by, ports=ports) for case_id in case_ids]
    return Loaded(holidays=holidays, cases=_that_move(moved))


def _preview(
    calendar: str,
    text: str,
    year: int,
    weekend: Weekend | None,
    *,
    by: Actor,
    ports: Ports,
) -> Loaded:
    """Return what a list would do, and leave all as it is."""
    with ports.read_uow() as uow:
        found = _calendar(calendar, weekend, uow)
        holidays = read_holiday_list(text, year=year, weekend=found.weekend)
        becomes = holidays.added_to(found)
        moved = [
            _moved(_change(case, uow=uow, by=by, ports=ports), becomes)
            for case in map(uow.cases.get, uow.record.known_cases())
            if _hangs_on(case, calendar)
        ]
    return Loaded(holidays=holidays, cases=_that_move(moved), asks=True)


def _that_move(cases: Iterable[MovedCase | None]) -> tuple[MovedCase, ...]:
    return tuple(case for case in cases if case and case.moving.shown)


def _calendar(name: str, weekend: Weekend | None, uow: UnitOfWork) -> WorkingCalendar:
    try:
        return uow.calendars.calendar(name)
    except Refusal:
        if weekend is None:
            raise
        return WorkingCalendar(name=name, weekend=weekend)


def _moved(change: CaseChange, becomes: WorkingCalendar | None = None) -> MovedCase:
    """Reckon a case's dates on its calendars, one of them as it *becomes*."""
    calendars = calendars_of(change.case, uow=change.uow)
    moves = redatings(
        change.uow.actions.of_case(change.case.id),
        rows=dict(change.rows),
        timeline=Timeline(change.uow.cases.events(change.case.id)),
        calendars=_with(calendars, becomes) if becomes else calendars,
    )
    moving = moving_of(change, moves)
    told = [person_id for person_id, _theirs in moving.told]
    return MovedCase(
        reference=change.case.facts.reference,
        moving=moving,
        people=change.uow.people.some(told),
    )


def _with(calendars: CaseCalendars, becomes: WorkingCalendar) -> CaseCalendars:
    named = {becomes.name: becomes}
    return replace(
        calendars,
        country=named.get(calendars.country.name, calendars.country),
        headquarters=named.get(calendars.headquarters.name, calendars.headquarters),
    )


def _redate(
    case_id: str, *, why: Mapping[str, str], by: Actor, ports: Ports
) -> MovedCase | None:
    """Reckon a case's open dates anew and tell them; None where nothing hangs on it."""
    with ports.open_uow() as uow:
        case = uow.cases.lock(case_id)
        if not _hangs_on(case, why["calendar"]):
            return None
        change = _change(case, uow=uow, by=by, ports=ports)
        moved = _moved(change)
        store_redatings(change, moved.moving.moves)
        _tell(change, moved.moving, why)
        change.commit()
    return moved


def _tell(change: CaseChange, moving: Moving, why: Mapping[str, str]) -> None:
    """Tell the room what moved from when to when, and why; each owner of theirs."""
    if not moving.shown:
        return
    change.say("dates-moved", moved=worded(moving.shown), **why)
    for person_id, theirs in told_words(change, moving):
        change.say_to_person(person_id, "dates-moved-told", **theirs, **why)


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
