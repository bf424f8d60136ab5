"""When somebody may be spoken to: their working days, their hours, on their clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.calendars.working_calendar import WorkingCalendar
from domain.refusals import Refusal

MORNING = time(9)
EVENING = time(17)
_ONE_DAY = timedelta(days=1)
# No office rests longer at a stretch; a calendar that does is a mistake in its list.
_LONGEST_REST_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderTime:
    """A reader's *calendar* and *zone*, and the hours in which they want to hear."""

    calendar: WorkingCalendar
    zone: ZoneInfo
    opens: time = MORNING
    closes: time = EVENING

    def today(self, now: datetime) -> date:
        """Return the day on their clock."""
        return now.astimezone(self.zone).date()

    def hears(self, now: datetime) -> bool:
        """Whether it is a working day of theirs, in their hours."""
        local = now.astimezone(self.zone)
        working = self.calendar.is_working_day(local.date())
        return working and self.opens <= local.time() < self.closes

    def hears_next(self, now: datetime) -> datetime:
        """Return *now* in their hours, else when these begin next, in UTC."""
        if self.hears(now):
            return now
        local = now.astimezone(self.zone)
        first = local.date() + (_ONE_DAY if local.time() >= self.opens else timedelta())
        return self.morning_of(self.on_or_after(first))

    def morning_of(self, day: date) -> datetime:
        """
        Return when their hours begin on *day*, in UTC.

        A clock that skips that hour is read as if it had not been set forward yet, and
        of an hour that comes twice the first counts.
        """
        return datetime.combine(day, self.opens, self.zone).astimezone(UTC)

    def morning_after(self, day: date) -> datetime:
        """Return when their hours begin on the next working day, in UTC."""
        return self.morning_of(self.on_or_after(day + _ONE_DAY))

    def on_or_after(self, day: date) -> date:
        """Return the first working day from *day* on."""
        return self._nearest(day, _ONE_DAY)

    def on_or_before(self, day: date) -> date:
        """Return the last working day up to *day*."""
        return self._nearest(day, -_ONE_DAY)

    def counted(self, day: date, working_days: int) -> date:
        """
        Return the day so many working days from *day*, before it where negative.

        A day of rest counts as the working day before it: what falls due on the
        reader's own holiday is told the day before.
        """
        reached = self.on_or_before(day)
        step = _ONE_DAY if working_days > 0 else -_ONE_DAY
        for _ in range(abs(working_days)):
            reached = self._nearest(reached + step, step)
        return reached

    def _nearest(self, day: date, step: timedelta) -> date:
        start = day
        for _ in range(_LONGEST_REST_DAYS):
            if self.calendar.is_working_day(day):
                return day
            day += step
        name, after = self.calendar.name, start.isoformat()
        raise Refusal("calendar-never-works", calendar=name, after=after)


def zone_named(name: str) -> ZoneInfo:
    """Return a time zone; UTC where a person names none that there is."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
