"""Which days an office works: its weekend pattern and its holidays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from domain.due import Skipped, SkipReason


class Weekend(StrEnum):
    """One of UNDP's four weekend patterns; the value is stored for ever."""

    THURSDAY_FRIDAY = "thursday-friday"
    FRIDAY_SATURDAY = "friday-saturday"
    SATURDAY_SUNDAY = "saturday-sunday"
    SUNDAY_MONDAY = "sunday-monday"

    @property
    def rest_days(self) -> frozenset[int]:
        """Its two weekdays as `date.weekday` counts them: Monday is 0."""
        return _REST_DAYS[self]


_REST_DAYS = {
    Weekend.THURSDAY_FRIDAY: frozenset((3, 4)),
    Weekend.FRIDAY_SATURDAY: frozenset((4, 5)),
    Weekend.SATURDAY_SUNDAY: frozenset((5, 6)),
    Weekend.SUNDAY_MONDAY: frozenset((6, 0)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """
    An office's *weekend* and *holidays*, by day with their names.

    *listed_years* are those whose holiday list was loaded: in any other year only
    the weekend is known, and dates that touch it are unverified.
    """

    name: str
    weekend: Weekend
    holidays: Mapping[date, str] = field(default_factory=dict, hash=False)
    listed_years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Keep a copy of the holidays that nobody can change."""
        object.__setattr__(self, "holidays", MappingProxyType(dict(self.holidays)))

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on *day*, as far as the lists say."""
        return day.weekday() not in self.weekend.rest_days and day not in self.holidays

    def skip_reason(self, day: date) -> Skipped | None:
        """Say why *day* does not count; None on a working day. The weekend wins."""
        if day.weekday() in self.weekend.rest_days:
            return Skipped(day=day, reason=SkipReason.WEEKEND)
        name = self.holidays.get(day)
        if name is None:
            return None
        return Skipped(day=day, reason=SkipReason.HOLIDAY, name=name)

    def unverified(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years from *first* to *last* that have no holiday list."""
        years = range(first.year, last.year + 1)
        return tuple(year for year in years if year not in self.listed_years)
