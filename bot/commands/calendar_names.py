"""Calendars by the name that somebody typed."""

from collections.abc import Iterable

from bot.commands.refused import CommandRefused
from cards.wording import _
from domain.calendars.working_calendar import WorkingCalendar


def calendar_named(name: str, known: Iterable[WorkingCalendar]) -> WorkingCalendar:
    """
    Return the first calendar of that name, however it is spelt.

    :raises CommandRefused: with the names that there are.
    """
    calendars = list(known)
    for calendar in calendars:
        if _folded(calendar.name) == _folded(name):
            return calendar
    names = ", ".join(dict.fromkeys(calendar.name for calendar in calendars))
    raise CommandRefused(
        _("There is no calendar “{name}”. Choose one of: {known}.").format(
            name=name, known=names
        )
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
