"""Who is to hear of open actions next, and when: the ladder on each reader's clock."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.nudging.climbing import OWNER_STEPS, Climb, Nudge, next_nudge
from domain.nudging.ladders import LADDERS, Step
from domain.nudging.looked_at import Audience, Cast, LookedAt, audience_of
from domain.nudging.messages import Listener
from domain.nudging.reader_time import ReaderTime, zone_named
from domain.refusals import Refusal
from services.ports import ByReader, UnitOfWork

_LEAD_STEPS = frozenset({Step.LEAD})
_TOP_STEPS = frozenset({Step.TOP})
_Key = tuple[object, ...]
# For who sits where the desk knows no days of rest.
_PLAIN = WorkingCalendar(name="", weekend=Weekend.SATURDAY_SUNDAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """
    That a person hears of an action next: *nudge* says what, and when.

    *day* is the person's own on which they hear it, and *after* the first moment (UTC)
    at which they could hear of it once more. *told_on* is when they last did.
    """

    action: LookedAt
    person_id: str
    nudge: Nudge
    day: date
    after: datetime
    told_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Next:
    """What of a hearing is the same for all whose action stands alike."""

    nudge: Nudge
    day: date
    after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What people hear next of actions, and when the *cast* of a case next changes."""

    hearings: tuple[Hearing, ...]
    cast_changes: Mapping[str, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What readers heard of actions so far, and who wants to hear nothing yet."""

    told: ByReader
    silences: ByReader
    unreached: Collection[tuple[str, str]]


def hearings(
    actions: Sequence[LookedAt], *, uow: UnitOfWork, now: datetime
) -> tuple[Hearing, ...]:
    """Return what each reader of each action hears next, as `listen` does."""
    return listen(actions, uow=uow, now=now).hearings


def listen(actions: Sequence[LookedAt], *, uow: UnitOfWork, now: datetime) -> Heard:
    """
    Find what each reader of each action hears next; a few questions for all of them.

    Actions of a demo or a rehearsal speak to its cast only, and to nobody real.
    """
    casts = uow.sweep.casts({action.case_id for action in actions}, now=now)
    ids = [action.id for action in actions]
    before = Before(
        told=uow.sweep.told(ids),
        silences=uow.sweep.silences(ids),
        unreached=uow.sweep.unreached(ids),
    )
    return Heard(
        hearings=hearings_with(actions, casts, before, uow=uow, now=now),
        cast_changes={
            case_id: cast.changes_at
            for case_id, cast in casts.items()
            if cast.changes_at is not None
        },
    )


def hearings_with(
    actions: Sequence[LookedAt],
    casts: Mapping[str, Cast],
    before: Before,
    *,
    uow: UnitOfWork,
    now: datetime,
) -> tuple[Hearing, ...]:
    """Return the same for who knows the casts of the cases, and what was *before*."""
    audiences = [audience_of(action, casts[action.case_id]) for action in actions]
    people = {person for each in audiences for person in _everybody(each)}
    ears = _Ears(now=now, uow=uow, listeners=uow.sweep.listeners(people), before=before)
    return tuple(
        hearing
        for action, audience in zip(actions, audiences, strict=True)
        for hearing in ears.of(action, audience)
    )


def _everybody(audience: Audience) -> tuple[str, ...]:
    return (*audience.owners, *audience.lead, *audience.top)


class _Ears:
    """
    Reckons what people hear next.

    Many actions are alike: what was reckoned for one is kept for the others.
    """

    def __init__(
        self,
        *,
        now: datetime,
        uow: UnitOfWork,
        listeners: Mapping[str, Listener],
        before: Before,
    ) -> None:
        self._now = now
        self._uow = uow
        self._listeners = listeners
        self._before = before
        self._times: dict[tuple[str, str], ReaderTime] = {}
        self._known: dict[_Key, _Next | None] = {}

    def of(self, action: LookedAt, audience: Audience) -> Iterator[Hearing]:
        """Yield what each of an action's readers hears next."""
        for steps, people in self._parts(action, audience):
            for person_id in people:
                told = self._before.told.get((action.id, person_id))
                heard = self._heard(action, steps, person_id, told)
                if heard is not None:
                    yield Hearing(
                        action=action,
                        person_id=person_id,
                        nudge=heard.nudge,
                        day=heard.day,
                        after=heard.after,
                        told_on=told,
                    )

    def _parts(
        self, action: LookedAt, audience: Audience
    ) -> Iterator[tuple[frozenset[Step], tuple[str, ...]]]:
        """Part an action's readers by what they hear of it."""
        yield OWNER_STEPS, audience.owners
        if self._is_heard_by_nobody(action, audience.owners):
            # Nobody who owes it can be reached: their lead hears it in their place.
            yield OWNER_STEPS | _LEAD_STEPS, audience.lead or audience.top
            yield _TOP_STEPS, audience.top if audience.lead else ()
            return
        yield _LEAD_STEPS, audience.lead
        yield _TOP_STEPS, audience.top

    def _is_heard_by_nobody(self, action: LookedAt, owners: tuple[str, ...]) -> bool:
        return all((action.id, owner) in self._before.unreached for owner in owners)

    def _heard(
        self,
        action: LookedAt,
        steps: frozenset[Step],
        person_id: str,
        told: date | None,
    ) -> _Next | None:
        listener = self._listeners.get(person_id)
        if listener is None or listener.demo != action.demo:
            return None
        silent = self._before.silences.get((action.id, person_id))
        where = (listener.calendar, listener.time_zone)
        key = (action.ladder, steps, action.opened_on, action.day, told, silent, where)
        if key not in self._known:
            climb = Climb(
                ladder=LADDERS[action.ladder],
                steps=steps,
                opened_on=action.opened_on,
                day=action.day,
                told_on=told,
                silent_until=silent,
            )
            self._known[key] = self._reckoned(climb, self._time(*where))
        return self._known[key]

    def _reckoned(self, climb: Climb, reader: ReaderTime) -> _Next | None:
        try:
            return self._next(climb, reader)
        except Refusal:
            # A calendar without working days silences nobody, and holds up nobody.
            return self._next(climb, replace(reader, calendar=_PLAIN))

    def _next(self, climb: Climb, reader: ReaderTime) -> _Next | None:
        nudge = next_nudge(climb, reader=reader, now=self._now)
        if nudge is None:
            return None
        day = reader.today(nudge.at)
        return _Next(nudge=nudge, day=day, after=reader.morning_after(day))

    def _time(self, calendar: str, zone: str) -> ReaderTime:
        where = (calendar, zone)
        if where not in self._times:
            self._times[where] = ReaderTime(
                calendar=_calendar(calendar, uow=self._uow), zone=zone_named(zone)
            )
        return self._times[where]


def _calendar(name: str, *, uow: UnitOfWork) -> WorkingCalendar:
    """Return a calendar; Monday to Friday where an office names none that is there."""
    try:
        return uow.calendars.calendar(name)
    except Refusal:
        return _PLAIN
