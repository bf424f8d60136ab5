"""Clocks that are set: daylight saving in eight zones, steps back and forth."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select, update

from domain.due import Due
from domain.nudging.history import NudgeOutcome
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from scheduler.sweep import sweep
from services.ports import Ports
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.nudges import NudgeRow
from storage.tables.people import PersonRow
from tests.clock import FakeClock
from tests.faults.books import Count
from tests.faults.places import Grounds, ports_at
from tests.faults.scenes import MORNING, crowd
from tests.faults.table import Row
from tests.recording_channel import RecordingChannel

ZONES = (
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Beirut",
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Auckland",
)
_ACTIONS, _PEOPLE = table_of(ActionRow), table_of(PersonRow)
_NUDGES = table_of(NudgeRow)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_STEPS = (_HOUR, -_HOUR, _DAY, -_DAY)


class Clocks:
    """Lets days pass over a desk hour by hour, on a clock that is set meanwhile."""

    def __init__(self, grounds: Grounds) -> None:
        """Use desks on which two people owe an action each."""
        self._grounds = grounds
        self._finished = grounds.furnished("two_people", crowd(2))

    def summer_time(self, zones: tuple[str, ...] = ZONES) -> Row:
        """Let the clocks change in each zone, both ways; one neighbour lives on UTC."""
        total, changes = Count(), 0
        for zone in zones:
            for day in changes_of(zone):
                total.add(self._days(zone, day, steps={}))
                changes += 1
        return self._row(f"daylight saving, {len(zones)} zones", changes, total)

    def steps(self, *, runs: int, seed: int) -> Row:
        """Set the clock an hour or a day back or forth, four times in nine days."""
        total = Count()
        for number in range(runs):
            chance = Random(f"steps {seed} {number}")
            steps = {chance.randrange(9 * 24): chance.choice(_STEPS) for _ in range(4)}
            total.add(self._days("UTC", MORNING.date(), steps=steps))
        return self._row("clock set by an hour or a day", runs, total)

    def _row(self, fault: str, runs: int, count: Count) -> Row:
        return Row.of(fault, self._grounds.kind, runs=runs, count=count)

    def _days(self, zone: str, day: date, *, steps: dict[int, timedelta]) -> Count:
        clock = FakeClock(now=datetime.combine(day, MORNING.timetz()) - 4 * _DAY)
        channel = RecordingChannel()
        with self._grounds.copied(self._finished) as place:
            engine = place.engine()
            _live_in(engine, zone, day)
            ports = ports_at(place, engine, clock)
            for hour in range(9 * 24):
                _tick(ports, channel)
                clock.now += steps.get(hour, timedelta()) + _HOUR
            told = {n: sorted(_told(engine, n)) for n in (0, 1)}
            engine.dispose()
        return _counted(told, len(channel.keys), is_set=bool(steps))


def _counted(
    told: dict[int, list[tuple[date, str]]], messages: int, *, is_set: bool
) -> Count:
    """Whoever's clock changed hears on the same days as who lives on UTC."""
    count = Count(messages=messages)
    for number, days in told.items():
        again = Counter(day for day, _ in days)
        count.doubled += sum(times - 1 for times in again.values())
        count.lost += not days
        count.why += (
            [f"{number}: {days}"] if not days or max(again.values()) > 1 else []
        )
    if not is_set and told[0] != told[1]:
        count.lost += 1
        count.why.append(f"{told}")
    return count


def _tick(ports: Ports, channel: RecordingChannel) -> None:
    sweep(ports)
    drawn = partial(draw, ports=ports)
    asyncio.run(deliver(Delivery(ports=ports, channel=channel, draw=drawn)))


def _live_in(engine: Engine, zone: str, day: date) -> None:
    """Let one of two people live in a zone, and both owe something on a day."""
    with engine.begin() as connection:
        which = _PEOPLE.c.id == "demo-neighbour-1"
        connection.execute(update(_PEOPLE).where(which).values(time_zone=zone))
        which = _PEOPLE.c.id == "demo-neighbour-0"
        connection.execute(update(_PEOPLE).where(which).values(time_zone="UTC"))
        owed = _ACTIONS.c.id.like("owed-%")
        found = connection.execute(select(_ACTIONS.c.due).where(owed)).scalars()
        due: Due = found.all()[0]
        new = {"due": replace(due, day=day), "due_on": day, "order_day": day}
        opened = {"opened_on": day - 10 * _DAY, "look_at": MORNING - 999 * _DAY}
        connection.execute(update(_ACTIONS).where(owed).values(**new, **opened))


def _told(engine: Engine, number: int) -> Iterator[tuple[date, str]]:
    question = select(_NUDGES.c.day, _NUDGES.c.step).where(
        _NUDGES.c.person_id == f"demo-neighbour-{number}",
        _NUDGES.c.outcome == NudgeOutcome.DELIVERED,
    )
    with engine.connect() as connection:
        for day, step in connection.execute(question):
            yield day, str(step)


def changes_of(zone: str, *, year: int = 2024) -> list[date]:
    """Return the days of a year on which the clocks of a zone are set."""
    where = ZoneInfo(zone)
    first = datetime(year, 1, 1, tzinfo=UTC)
    hours = [first + n * _HOUR for n in range(365 * 24)]
    return [
        hour.astimezone(where).date()
        for before, hour in pairwise(hours)
        if before.astimezone(where).utcoffset() != hour.astimezone(where).utcoffset()
    ]
