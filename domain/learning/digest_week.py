"""When a digest is drafted and who is reminded: on the desk's own clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.nudging.reader_time import MORNING

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_WORKING_DAYS = 5  # Monday to Friday; what is late is drafted as long as these last.


def monday_of(now: datetime, zone: ZoneInfo) -> date:
    """Return the Monday of the week that it is there."""
    day = now.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def opens_at(day: date, zone: ZoneInfo, *, opens: time = MORNING) -> datetime:
    """Return when the desk opens on a day, in UTC."""
    return datetime.combine(day, opens, zone).astimezone(UTC)


def week_to_draft(now: datetime, zone: ZoneInfo) -> date | None:
    """
    Return for which week a digest should be there by now; None for none.

    From the opening hour of its Monday; a Monday that was missed is made good until
    the Friday, and a week that was missed is over.
    """
    monday = monday_of(now, zone)
    too_late = (now.astimezone(zone).date() - monday).days >= _WORKING_DAYS
    return None if too_late or now < opens_at(monday, zone) else monday


def next_draft_at(now: datetime, zone: ZoneInfo) -> datetime:
    """Return when the next digest is drafted that is not due yet."""
    monday = monday_of(now, zone)
    first = opens_at(monday, zone)
    return first if now < first else opens_at(monday + _WEEK, zone)


def nudge_at(drafted_at: datetime, zone: ZoneInfo) -> datetime | None:
    """
    Return when facilitators are reminded of a draft: the next morning, once.

    Of one that was drafted on a Friday nobody is reminded.
    """
    day = drafted_at.astimezone(zone).date() + _ONE_DAY
    return opens_at(day, zone) if day.weekday() < _WORKING_DAYS else None
