"""
A feed as iCalendar (RFC 5545), for the calendar program of its reader.

It leaves the desk, so it says as little as an entry can: which action, and by its
code which case. The same state gives the same bytes, whenever it is asked for.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from cards.wording import _, speaking
from domain.due import DueKind
from domain.feeds import FeedLine, FeedSheet

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_MAKER = "-//SES Desk//Private calendar//EN"
_HOST = "ses-desk"
_ONE_DAY = timedelta(days=1)
_ASK_AGAIN = "PT4H"  # Calendar programs that heed it ask no more often.


def as_calendar(sheet: FeedSheet) -> bytes:
    """Return a feed as a calendar program reads it, in its reader's language."""
    with speaking(sheet.language):
        calendar = _calendar(sheet)
        for line in sheet.lines:
            calendar.add_component(_event(line))
        return bytes(calendar.to_ical())


def _calendar(sheet: FeedSheet) -> "Calendar":
    # Loaded here: starting the desk does not wait for it.
    from icalendar import Calendar

    calendar = Calendar()
    name = _("SES actions")
    calendar.add("version", "2.0")
    calendar.add("prodid", _MAKER)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"{name}, {sheet.code}" if sheet.code else name)
    calendar.add("x-published-ttl", _ASK_AGAIN)
    return calendar


def _event(line: FeedLine) -> "Event":
    from icalendar import Event

    day = line.action.due.day
    if day is None:
        raise ValueError("an action without a day has no place in a calendar")
    event = Event()
    event.add("uid", f"{line.action.id}@{_HOST}")
    event.add("dtstamp", line.changed_at)
    event.add("last-modified", line.changed_at)
    event.add("sequence", line.sequence)
    event.add("dtstart", day)
    event.add("dtend", day + _ONE_DAY)
    event.add("summary", _title(line))
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # Nobody is busy all day for it.
    return event


def _title(line: FeedLine) -> str:
    words = _words(line).format(action=line.action.label)
    return f"{words} ({line.code})" if line.code else words


def _words(line: FeedLine) -> str:
    """Word a title; the title of the action would say what the case is about."""
    due = line.action.due
    if line.row.for_information:
        return _("SES action {action}, for information")
    if due.kind is DueKind.EXTERNAL:
        return _("SES action {action} due, set by SECU")
    if not due.can_be_late:
        return _("SES action {action}, suggested day")
    return _("SES action {action} due")
