"""The promise: answered within one working day of whoever facilitates."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.nudging.reader_time import ReaderTime

_HALF = timedelta(hours=4)  # Of eight, from nine to five.
_THEN_OTHERS = timedelta(hours=1)
_THEN_ASKER = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """When half of the time is gone, and until when an answer is promised."""

    half_at: datetime
    due_at: datetime


def promise_of(now: datetime, time: ReaderTime) -> Promise:
    """
    Promise an answer by the same hour of the next working day.

    What is asked outside somebody's hours counts from when these begin.
    """
    start = time.hears_next(now).astimezone(time.zone)
    next_day = time.on_or_after(start.date() + timedelta(days=1))
    due = datetime.combine(next_day, start.time(), time.zone).astimezone(UTC)
    return Promise(half_at=_after(start, _HALF, time), due_at=due)


def others_at(promised_at: datetime, time: ReaderTime) -> datetime:
    """Return when the other facilitators hear of what is late."""
    return _after(promised_at, _THEN_OTHERS, time)


def asker_at(promised_at: datetime, time: ReaderTime) -> datetime:
    """Return when the asker is told that the promise is not kept."""
    return _after(promised_at, _THEN_ASKER, time)


def _after(start: datetime, hours: timedelta, time: ReaderTime) -> datetime:
    """Return so many working hours later, within the hours of the day."""
    local = time.hears_next(start).astimezone(time.zone)
    closing = datetime.combine(local.date(), time.closes, time.zone)
    left = closing - local
    if hours < left:
        return (local + hours).astimezone(UTC)
    morning = time.morning_after(local.date())
    return morning + (hours - left)
