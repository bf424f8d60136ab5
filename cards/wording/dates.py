"""Days, moments, numbers and lists as the reader's language writes them."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from cards.wording import language, ngettext, zone

_REMEMBERED = 2048  # Days and lists as they were worded: a card says the same ones.


def language_name(code: str) -> str:
    """Return a language's name in the reader's; its code where nobody knows it."""
    return str(_locale(language()).languages.get(code, code))


def long_day(day: date) -> str:
    """Return a day with its year: `Mon 3 June 2024`."""
    return _day(day, english="EEE d MMMM y", others="yMMMMEd")


def short_day(day: date) -> str:
    """Return a day without its year: `Mon 3 June`."""
    return _day(day, english="EEE d MMMM", others="MMMMEd")


def near_day(day: date, *, today: date) -> str:
    """Return a day, with its year only where that is another one than today's."""
    return short_day(day) if day.year == today.year else long_day(day)


def moment(at: datetime) -> str:
    """Return a moment in the reader's zone: `3 June 2024 09:12 UTC`."""
    there = at.astimezone(ZoneInfo(zone()))
    day = _day(there.date(), english="d MMMM y", others="yMMMMd")
    clock = _clock_in(language(), there.hour, there.minute)
    return f"{day} {clock} {there.tzname()}"


def day_there(at: datetime) -> date:
    """Return the day that the reader's own clock showed at that moment."""
    return at.astimezone(ZoneInfo(zone())).date()


def day_written(iso: str) -> str:
    """Return a stored day (`2024-06-03`) in words; what is no day as it is."""
    try:
        return long_day(date.fromisoformat(iso))
    except ValueError:
        return iso


def working_days(count: int) -> str:
    """Return a number of working days in words: `1 working day`, `5 working days`."""
    words = ngettext("{count} working day", "{count} working days", count)
    return words.format(count=number(count))


def working_days_written(stored: str) -> str:
    """Return a stored number of working days in words; what is none as it is."""
    return working_days(int(stored)) if stored.isdecimal() else stored


def number(value: float, *, spoken: str = "") -> str:
    """Return a number with the separators of a language, the reader's by default."""
    return str(format_decimal(value, locale=_locale(spoken or language())))


def listed(words: Iterable[str], *, any_of: bool = False) -> str:
    """Return `a, b and c`, or `a, b or c` for *any_of*."""
    said = tuple(filter(None, words))
    return _listed(said, any_of=any_of, spoken=language()) if said else ""


@lru_cache(maxsize=_REMEMBERED)
def _listed(words: tuple[str, ...], *, any_of: bool, spoken: str) -> str:
    style: Literal["or", "standard"] = "or" if any_of else "standard"
    shown = format_list(words, style, _locale(spoken))
    return shown.replace(", and ", " and ").replace(", or ", " or ")


def _day(day: date, *, english: str, others: str) -> str:
    return _day_in(language(), day, english, others)


@lru_cache(maxsize=_REMEMBERED)
def _clock_in(spoken: str, hour: int, minute: int) -> str:
    return str(format_time(time(hour, minute), "HH:mm", locale=_locale(spoken)))


@lru_cache(maxsize=_REMEMBERED)
def _day_in(spoken: str, day: date, english: str, others: str) -> str:
    locale = _locale(spoken)
    if locale.language == "en":  # Its skeleton says `Mon, June 3, 2024`.
        return format_date(day, english, locale=locale)
    if locale.language == "fr":  # Its skeleton says `avr.`, and `1 juin`.
        first = english.replace("d ", "d'er' ") if day.day == 1 else english
        return format_date(day, first, locale=locale)
    return str(format_skeleton(others, day, locale=locale))


@lru_cache(maxsize=32)
def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
