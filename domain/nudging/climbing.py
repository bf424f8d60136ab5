"""How far somebody is on the ladder of an action, and what they are told next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.nudging.ladders import Base, Ladder, Rung, Step
from domain.nudging.reader_time import ReaderTime

# Whom each step speaks to: the owner's own line, or whom the action waits on.
LINE_STEPS = frozenset({Step.LEAD, Step.TOP})
OWNER_STEPS = frozenset(Step) - LINE_STEPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """
    One reader on the ladder of one action.

    *steps* are those that speak to this reader. *day* is the action's due day, or the
    suggested one. *told_on* is the reader's day on which a nudge of this action was
    last delivered to them, and *silent_until* the first day after their snooze.
    """

    ladder: Ladder
    steps: frozenset[Step]
    opened_on: date
    day: date | None
    told_on: date | None = None
    silent_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """A *step* and when it is told: *at* (UTC) lies in the reader's hours."""

    step: Step
    at: datetime

    @property
    def by_itself(self) -> bool:
        """Whether it does not wait for the one gathered message of the day."""
        return self.step is Step.AT_ONCE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Come:
    """The next *day* of a step; *place* is how high its rung stands."""

    day: date
    place: int
    step: Step


def next_nudge(climb: Climb, *, reader: ReaderTime, now: datetime) -> Nudge | None:
    """
    Return what the reader is told next of this action; None when that is nothing.

    Of several steps whose day has come the highest counts: missed time is caught up
    once and never replayed. Nothing is told on a day of rest, out of hours, before the
    action opened, or again on a day on which it was told.
    """
    at = _soonest(climb, reader, now)
    heard = reader.today(at)
    steps = sorted(_next_days(climb, reader), key=lambda come: (come.day, come.place))
    come = [step for step in steps if step.day <= heard]
    if come:
        return Nudge(step=_highest(come), at=at)
    later = [step for step in steps if step.day > heard]
    if not later:
        return None
    return Nudge(step=later[0].step, at=reader.morning_of(later[0].day))


def _highest(come: list[_Come]) -> Step:
    """What goes out by itself does so as long as it has not been said."""
    if any(each.step is Step.AT_ONCE for each in come):
        return Step.AT_ONCE
    return max(come, key=lambda each: each.place).step


def _soonest(climb: Climb, reader: ReaderTime, now: datetime) -> datetime:
    if climb.silent_until is None or climb.silent_until <= reader.today(now):
        return reader.hears_next(now)
    return reader.morning_of(reader.on_or_after(climb.silent_until))


def _next_days(climb: Climb, reader: ReaderTime) -> Iterator[_Come]:
    for place, rung in enumerate(climb.ladder.rungs):
        if rung.step not in climb.steps:
            continue
        day = _next_day(rung, climb, reader)
        if day is not None:
            yield _Come(day=day, place=place, step=rung.step)


def _next_day(rung: Rung, climb: Climb, reader: ReaderTime) -> date | None:
    first = _first_day(rung, climb, reader)
    if first is None or (rung.step is Step.EARLY and first < climb.opened_on):
        return None
    if climb.told_on is None or climb.told_on < first:
        return first
    return reader.counted(climb.told_on, rung.every) if rung.every else None


def _first_day(rung: Rung, climb: Climb, reader: ReaderTime) -> date | None:
    opened = reader.on_or_after(climb.opened_on)
    if rung.step is Step.AT_ONCE or climb.ladder.base is Base.OPENED:
        return reader.counted(opened, rung.after)
    if climb.day is None:
        return None
    # Recorded after its day, it is late from the start: its owner still hears first.
    base = max(climb.day, climb.opened_on) if rung.after > 0 else climb.day
    return reader.counted(base, rung.after)
