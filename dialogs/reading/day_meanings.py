"""What day a written form means, reckoned from today."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialogs.reading import day_names
from dialogs.reading.day_patterns import Form, Written
from domain.refusals import Refusal

_ONE_WEEK = 7
_ABOUT_A_MONTH = timedelta(days=31)
_MONTHS = 12
_LONGEST_MONTH = 31
_CENTURY = 2000
_YEARS_APART = 8  # The longest time between two 29 February.
_BACK = {"last", "past", "previous", "dernier", "passe", "pasado"}
_THIS = {"this", "este"}


class Leaning(StrEnum):
    """Whether what happened is asked for, or what is to come."""

    PAST = "past"
    FUTURE = "future"


class ReadAs(StrEnum):
    """How a day was understood, for the read-back."""

    ISO = "iso"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"  # Figures that are no day with the day first.
    DAY_MONTH = "day-month"
    RELATIVE = "relative"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """From which day it is reckoned, which way, and the words as they were typed."""

    today: date
    leaning: Leaning
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The day meant; *full* when nothing had to be supplied by us."""

    day: date
    read_as: ReadAs
    ambiguous_with: date | None = None
    full: bool = True


def meaning_of(written: Written, asked: Asked) -> Meaning | None:
    """
    Return what a written form means, or None when it is no day after all.

    :raises Refusal: `day-does-not-exist` or `weekday-does-not-fit`.
    """
    try:
        return _MEANINGS[written.form](written.match, asked)
    except OverflowError:
        raise _no_such_day(asked) from None


def _iso(match: re.Match[str], asked: Asked) -> Meaning:
    found = _existing(int(match["year"]), int(match["month"]), int(match["day"]))
    days = _fitting(match, [found] if found else [], asked)
    return Meaning(day=days[0], read_as=ReadAs.ISO)


def _figures(match: re.Match[str], asked: Asked) -> Meaning | None:
    first, second = int(match["day"]), int(match["month"])
    year = match.groupdict().get("year")
    if not year and not _could_be_day(first, second):
        return None
    either_way = [
        (read_as, day)
        for read_as, month, of_month in (
            (ReadAs.DAY_FIRST, second, first),
            (ReadAs.MONTH_FIRST, first, second),
        )
        if (day := _in_year(year, month, of_month, asked))
    ]
    days = _fitting(match, [day for _, day in either_way], asked)
    read_as = next(read_as for read_as, day in either_way if day == days[0])
    other = next((day for day in days if day != days[0]), None)
    return Meaning(day=days[0], read_as=read_as, ambiguous_with=other, full=bool(year))


def _could_be_day(first: int, second: int) -> bool:
    return min(first, second) <= _MONTHS and max(first, second) <= _LONGEST_MONTH


def _day_month(match: re.Match[str], asked: Asked) -> Meaning:
    month = day_names.months()[match["month"]]
    found = _in_year(match["year"], month, int(match["day"]), asked)
    days = _fitting(match, [found] if found else [], asked)
    return Meaning(day=days[0], read_as=ReadAs.DAY_MONTH, full=bool(match["year"]))


def _named(match: re.Match[str], asked: Asked) -> Meaning:
    apart = day_names.NAMED_DAYS[match["named"]]
    return Meaning(day=asked.today + timedelta(days=apart), read_as=ReadAs.RELATIVE)


def _counted(match: re.Match[str], asked: Asked) -> Meaning:
    written, unit = match["count"], match["unit"]
    count = int(written) if written.isdigit() else day_names.NUMBERS[written]
    if match.groupdict().get("back"):
        count = -count
    if unit in day_names.UNIT_DAYS:
        day = asked.today + timedelta(days=count * day_names.UNIT_DAYS[unit])
    else:
        day = _months_from(asked.today, count * day_names.UNIT_MONTHS[unit])
    return Meaning(day=day, read_as=ReadAs.RELATIVE)


def _months_from(day: date, count: int) -> date:
    years, month = divmod(day.year * _MONTHS + day.month - 1 + count, _MONTHS)
    if not date.min.year <= years <= date.max.year:
        raise OverflowError
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def _weekday(match: re.Match[str], asked: Asked) -> Meaning:
    side = match.groupdict().get("side") or ""
    apart = (_number(match["weekday"]) - asked.today.weekday()) % _ONE_WEEK
    if not side:
        return _bare_weekday(apart, asked)
    if side in _THIS:
        days = _number(match["weekday"]) - asked.today.weekday()
        return _some_day(days, asked)
    if side in _BACK:
        # On a Wednesday, "last Monday" may be two days ago, or nine.
        days = apart - _ONE_WEEK
        same_week = asked.today.weekday() + days >= 0
        return _some_day(days, asked, other=days - _ONE_WEEK if same_week else None)
    days = apart or _ONE_WEEK
    same_week = asked.today.weekday() + days < _ONE_WEEK
    return _some_day(days, asked, other=days + _ONE_WEEK if same_week else None)


def _bare_weekday(apart: int, asked: Asked) -> Meaning:
    past = asked.leaning is Leaning.PAST
    days = apart - _ONE_WEEK if past and apart else apart
    week = -_ONE_WEEK if past else _ONE_WEEK
    return _some_day(days, asked, other=None if apart else week)


def _some_day(days: int, asked: Asked, *, other: int | None = None) -> Meaning:
    return Meaning(
        day=asked.today + timedelta(days=days),
        read_as=ReadAs.WEEKDAY,
        ambiguous_with=None if other is None else asked.today + timedelta(days=other),
        full=False,
    )


def _in_year(year: str | None, month: int, day: int, asked: Asked) -> date | None:
    """Return that day of the *year*, or of the year that the leaning supplies."""
    if year:
        digits = year.lstrip("'")
        short = len(digits) == len("24")
        return _existing(int(digits) + (_CENTURY if short else 0), month, day)
    this_year = asked.today.year
    years = range(this_year - _YEARS_APART, this_year + _YEARS_APART + 1)
    days = [found for each in years if (found := _existing(each, month, day))]
    if asked.leaning is Leaning.PAST:
        return max((d for d in days if d - asked.today < _ABOUT_A_MONTH), default=None)
    return min((d for d in days if asked.today - d < _ABOUT_A_MONTH), default=None)


def _fitting(match: re.Match[str], days: list[date], asked: Asked) -> list[date]:
    """Keep the days that are the weekday named before them, at least one."""
    if not days:
        raise _no_such_day(asked)
    weekday = match.groupdict().get("weekday")
    fitting = [d for d in days if not weekday or d.weekday() == _number(weekday)]
    if not fitting:
        raise Refusal(
            "weekday-does-not-fit", words=asked.words, day=days[0].isoformat()
        )
    return fitting


def _number(weekday: str) -> int:
    return (day_names.weekdays() | day_names.SHORT_WEEKDAYS)[weekday]


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_such_day(asked: Asked) -> Refusal:
    return Refusal("day-does-not-exist", words=asked.words)


_MEANINGS = {
    Form.ISO: _iso,
    Form.FIGURES: _figures,
    Form.DAY_MONTH: _day_month,
    Form.MONTH_DAY: _day_month,
    Form.NAMED: _named,
    Form.COUNTED: _counted,
    Form.WEEKDAY: _weekday,
}
