"""Which days an office works, and which years its lists cover."""

from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from domain.calendars.new_york import NEW_YORK
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.due import Skipped, SkipReason
from tests.domain.strategies import anchors, calendars

MONDAY = date(2024, 1, 8)
WEEK = [MONDAY + timedelta(days=after) for after in range(7)]
OFFICE = WorkingCalendar(
    name="Demo Office",
    weekend=Weekend.FRIDAY_SATURDAY,
    holidays={date(2024, 1, 10): "Harvest Day", date(2024, 1, 12): "Founders’ Day"},
    listed_years=frozenset({2024}),
)


@pytest.mark.parametrize(
    "weekend, rest",
    [
        ("thursday-friday", ["Thu", "Fri"]),
        ("friday-saturday", ["Fri", "Sat"]),
        ("saturday-sunday", ["Sat", "Sun"]),
        ("sunday-monday", ["Mon", "Sun"]),
    ],
)
def test_each_weekend_pattern_rests_on_its_two_days(
    weekend: str, rest: list[str]
) -> None:
    office = WorkingCalendar(name="Demo Office", weekend=Weekend(weekend))

    resting = [day for day in WEEK if not office.is_working_day(day)]

    assert [f"{day:%a}" for day in resting] == rest


def test_a_working_day_has_no_reason_to_be_skipped() -> None:
    assert OFFICE.skip_reason(date(2024, 1, 11)) is None


def test_a_skipped_holiday_carries_its_name() -> None:
    harvest_day = date(2024, 1, 10)

    assert OFFICE.skip_reason(harvest_day) == Skipped(
        day=harvest_day, reason=SkipReason.HOLIDAY, name="Harvest Day"
    )


def test_a_holiday_on_a_day_of_rest_is_skipped_as_weekend() -> None:
    friday = date(2024, 1, 12)

    assert OFFICE.skip_reason(friday) == Skipped(day=friday, reason=SkipReason.WEEKEND)


@given(calendar=calendars, day=anchors)
def test_a_day_is_worked_exactly_when_nothing_skips_it(
    calendar: WorkingCalendar, day: date
) -> None:
    assert calendar.is_working_day(day) == (calendar.skip_reason(day) is None)


@pytest.mark.parametrize(
    "first, last, years",
    [
        (date(2024, 1, 1), date(2024, 12, 31), ()),
        (date(2023, 12, 31), date(2024, 1, 1), (2023,)),
        (date(2023, 6, 1), date(2026, 6, 1), (2023, 2025, 2026)),
    ],
)
def test_years_without_a_list_are_unverified(
    first: date, last: date, years: tuple[int, ...]
) -> None:
    assert OFFICE.unverified(first, last) == years


def test_a_calendar_cannot_be_changed_from_outside() -> None:
    given_holidays = {date(2024, 1, 10): "Harvest Day"}
    office = replace(OFFICE, holidays=given_holidays)

    given_holidays.clear()

    assert not office.is_working_day(date(2024, 1, 10))
    with pytest.raises(TypeError):
        office.holidays[date(2024, 1, 11)] = "Strike"  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        office.name = "Elsewhere"  # type: ignore[misc]


def test_equal_calendars_are_one_in_a_set() -> None:
    assert len({OFFICE, replace(OFFICE)}) == 1
    assert replace(OFFICE, holidays={}) != OFFICE


@pytest.mark.parametrize(
    "year, days",
    [
        (2017, "01-02 04-14 05-29 06-26 07-04 09-01 09-04 11-23 12-25"),
        (2020, "01-01 04-10 05-25 05-26 07-03 07-31 09-07 11-26 12-25"),
        (2024, "01-01 03-29 04-10 05-27 06-17 07-04 09-02 11-28 12-25"),
    ],
)
def test_new_york_keeps_the_nine_fixed_holidays(year: int, days: str) -> None:
    listed = sorted(day for day in NEW_YORK.holidays if day.year == year)

    assert [f"{day:%m-%d}" for day in listed] == days.split()


def test_no_new_york_holiday_was_listed_on_a_day_of_rest() -> None:
    reasons = {NEW_YORK.skip_reason(day) for day in NEW_YORK.holidays}

    assert {skipped.reason for skipped in reasons if skipped} == {SkipReason.HOLIDAY}


def test_new_york_is_verified_only_where_its_list_is_known() -> None:
    unverified = NEW_YORK.unverified(date(2016, 1, 1), date(2025, 12, 31))

    assert unverified == (2016, 2018, 2019, 2021, 2022, 2023, 2025)
