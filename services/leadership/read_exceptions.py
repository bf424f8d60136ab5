"""Read what needs leadership: late, theirs to decide, probably late, not reached."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from domain.actions import ActionLine
from domain.calendars.counting import count_working_days
from domain.calendars.working_calendar import WorkingCalendar
from domain.exceptions_sheet import (
    DecisionLine,
    ExceptionsSheet,
    LateLine,
    RiskLine,
    StripDay,
    TroubleLine,
)
from domain.forecast import holidays, reasons_of, working_days
from domain.leaders import AHEAD
from domain.people import Person
from domain.refusals import Refusal
from services.case_change import today_of
from services.leadership.decisions import decisions_of
from services.leadership.gathered import Gathered, gather
from services.ports import Ports, UnitOfWork
from services.procedures import rows_of

MOST = 60  # Of each kind; whoever has more starts with these.
_MOST_AHEAD = 200
_ONE_DAY = timedelta(days=1)


def read_exceptions(reader: str, *, ports: Ports) -> ExceptionsSheet:
    """
    Return the exceptions of the cases that somebody leads; few queries, always as many.

    Refusal `not-a-leader` for who leads on none.
    """
    with ports.read_uow() as uow:
        now = ports.clock()
        today = today_of(reader, uow=uow, at=now)
        if not uow.leadership.leads(reader, today):
            raise Refusal("not-a-leader")
        person = uow.people.get(reader)
        office = uow.people.office(person.office_id)
        calendar = uow.calendars.calendar(office.calendar)
        return _sheet(
            person, calendar, today=today, now=now, uow=uow, away=ports.away()
        )


def leads(person_id: str, *, day: date, uow: UnitOfWork) -> bool:
    """Whether the exceptions of some case are somebody's to see that day."""
    return uow.leadership.leads(person_id, day)


def _sheet(
    person: Person,
    calendar: WorkingCalendar,
    *,
    today: date,
    now: datetime,
    uow: UnitOfWork,
    away: frozenset[str],
) -> ExceptionsSheet:
    days = _days_ahead(today, calendar)
    late = _chased(uow.leadership.late(person.id, today, limit=MOST + 1))
    coming = uow.leadership.coming(
        person.id, today, last=days[-1], limit=_MOST_AHEAD + 1
    )
    lines = [*late, *coming]
    found = gather(person.id, lines, today=today, now=now, uow=uow, away=away)
    decisions = tuple(decisions_of(person.id, coming, found, last=days[-1]))
    risks = tuple(_risks(coming, found, today=today))
    troubles = [
        *uow.leadership.troubles(person.id, today, limit=MOST + 1),
        *_unreminded(lines, found),
    ]
    shown_late = tuple(_late(line, found, today=today) for line in late[:MOST])
    return ExceptionsSheet(
        reader=person,
        today=today,
        late=shown_late,
        decisions=decisions[:MOST],
        risks=risks[:MOST],
        troubles=tuple(troubles[:MOST]),
        strip=_strip(days, coming, risks, decisions),
        people=uow.people.some(_names(shown_late, risks, troubles)),
        cut=_is_cut(late, decisions, risks, troubles) or len(coming) > _MOST_AHEAD,
    )


def _days_ahead(today: date, calendar: WorkingCalendar) -> list[date]:
    """Return the reader's next working days, today among them where it is one."""
    days = [today] if calendar.is_working_day(today) else []
    while len(days) < AHEAD:
        last = days[-1] if days else today
        days.append(count_working_days(last, count=1, calendar=calendar).day)
    return days


def _chased(lines: Iterable[ActionLine]) -> list[ActionLine]:
    """Leave out what is shown for information: nobody here is late with it."""
    return [
        line
        for line in lines
        if not rows_of(line.procedure)[line.action.row_key].for_information
    ]


def _is_cut(*found: Sequence[object]) -> bool:
    return any(len(each) > MOST for each in found)


def _late(line: ActionLine, found: Gathered, *, today: date) -> LateLine:
    action, row = line.action, found.row_of(line)
    due = action.due_on or today
    passed = working_days(due, to=today, calendar=found.calendar_of(line))
    changed = action.changed_at.date() if action.changed_at else None
    return LateLine(
        line=line,
        row=row,
        days=max(1, passed),  # On the weekend after it, it is late already.
        people=found.waited_on(action),
        away=found.all_away(action),
        since=changed or action.opened_on,
    )


def _risks(
    coming: Iterable[ActionLine], found: Gathered, *, today: date
) -> Iterator[RiskLine]:
    for line in coming:
        calendar, day = found.calendar_of(line), line.action.due_on
        row = found.row_of(line)
        if day is None or row.for_information:
            continue
        left = working_days(today, to=day, calendar=calendar)
        reasons = reasons_of(found.prospect(line, days_left=left))
        if reasons:
            yield RiskLine(
                line=line,
                row=row,
                days_left=left,
                reasons=reasons,
                holidays=holidays(today, to=day, calendar=calendar),
            )


def _unreminded(lines: Iterable[ActionLine], found: Gathered) -> Iterable[TroubleLine]:
    """Return whom no reminder reached: once a case, however many it told of."""
    missed = {
        (line.action.case_id, each.person_id): TroubleLine(
            case_id=line.action.case_id,
            reference=line.reference,
            person_id=each.person_id,
            uncertain=each.uncertain,
            at=each.at,
        )
        for line in lines
        for each in found.unreached.get(line.action.id, ())
    }
    return missed.values()


def _names(
    late: Iterable[LateLine],
    risks: Iterable[RiskLine],
    troubles: Iterable[TroubleLine],
) -> set[str]:
    people = {person for each in late for person in (*each.people, *each.away)}
    people |= {p for each in risks for r in each.reasons for p in r.people}
    return people | {each.person_id for each in troubles} - {""}


def _strip(
    days: list[date],
    coming: Iterable[ActionLine],
    risks: Iterable[RiskLine],
    decisions: Iterable[DecisionLine],
) -> tuple[StripDay, ...]:
    """Count what falls on each of the days; on a day of rest, on the one before it."""
    dues = [_on(days, line) for line in coming]
    risky = [_on(days, each.line) for each in risks]
    decided = [_on(days, each.line) for each in decisions]
    return tuple(
        StripDay(
            day=day,
            due=dues.count(day),
            risks=risky.count(day),
            decisions=decided.count(day),
        )
        for day in days
    )


def _on(days: list[date], line: ActionLine) -> date:
    due = line.action.due.day or days[0]
    return max((day for day in days if day <= due), default=days[0])
