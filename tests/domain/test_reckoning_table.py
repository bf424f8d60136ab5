"""
Due dates worked out by hand on a paper calendar.

1 January 2024 is a Monday. The comment of each line counts the days: (1), (2) are the
days that count, [..] those skipped. New York's lists are those of 2017, 2020 and 2024.
"""

from datetime import date

import pytest

from domain.calendars.new_york import NEW_YORK
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.deadlines import Annually, WithinMonths, WithinWorkingDays
from domain.due import Due, SkipReason
from domain.events import EventKind
from domain.reckoning import reckon

START = EventKind.REGISTERED


def working_days(start: str, count: int, calendar: WorkingCalendar = NEW_YORK) -> Due:
    rule = WithinWorkingDays(count=count, of=START)
    days = {START: date.fromisoformat(start)}
    return reckon(rule, days=days, binding=calendar)


def months(start: str, count: int, calendar: WorkingCalendar = NEW_YORK) -> Due:
    rule = WithinMonths(count=count, of=START)
    days = {START: date.fromisoformat(start)}
    return reckon(rule, days=days, binding=calendar)


def unverified(found: Due) -> tuple[int, ...]:
    assert found.why is not None
    return found.why.unverified_years


@pytest.mark.parametrize(
    "start, count, expected",
    [
        # Thu 28 (1), [Fri 29 Good Friday, Sat, Sun], Mon 1 (2), Tue 2 (3).
        ("2024-03-27", 3, "2024-04-02"),
        # As above, Wed 3 to Fri 5 (6), [6, 7], Mon 8 (7), Tue 9 (8), [Wed 10 Eid],
        # Thu 11 (9), Fri 12 (10).
        ("2024-03-27", 10, "2024-04-12"),
        # 21 to 24 (4), [25, 26, Mon 27 Memorial Day], 28 to 31 (8), [1, 2],
        # 3 to 7 June (13), [8, 9], Mon 10 (14).
        ("2024-05-20", 14, "2024-06-10"),
        # [15, 16, Mon 17 Eid], 18 to 21 (4), [22, 23], 24 to 26 (7).
        ("2024-06-14", 7, "2024-06-26"),
        # [Thu 4 Independence Day], Fri 5 (1).
        ("2024-07-03", 1, "2024-07-05"),
        # [31, 1, Mon 2 Labour Day], 3 to 6 (4), [7, 8], Mon 9 (5).
        ("2024-08-30", 5, "2024-09-09"),
        # [Thu 28 Thanksgiving], Fri 29 (1), [30, 1], Mon 2 (2).
        ("2024-11-27", 2, "2024-12-02"),
        # [Mon 1 New Year’s Day], Tue 2 (1), from a Sunday.
        ("2023-12-31", 1, "2024-01-02"),
        # Mon 26 to Wed 28 (3), Thu 29 February (4), Fri 1 March (5).
        ("2024-02-23", 5, "2024-03-01"),
        # [Sat 23, Sun 24, Mon 25 Memorial Day, Tue 26 Eid], Wed 27 (1), Thu 28 (2).
        ("2020-05-22", 2, "2020-05-28"),
        # Day 0 is Fri 1, itself Eid. [Sat 2, Sun 3, Mon 4 Labour Day], Tue 5 (1).
        ("2017-09-01", 1, "2017-09-05"),
    ],
)
def test_working_days_in_new_york(start: str, count: int, expected: str) -> None:
    found = working_days(start, count)

    assert found.day == date.fromisoformat(expected)
    assert unverified(found) == ()


@pytest.mark.parametrize(
    "weekend, from_thursday, from_friday",
    [
        # One day after Thu 4 January 2024, two days after Fri 5 January 2024.
        ("thursday-friday", "2024-01-06", "2024-01-07"),  # Sat; Sat, Sun.
        ("friday-saturday", "2024-01-07", "2024-01-08"),  # Sun; Sun, Mon.
        ("saturday-sunday", "2024-01-05", "2024-01-09"),  # Fri; Mon, Tue.
        ("sunday-monday", "2024-01-05", "2024-01-09"),  # Fri; Sat, Tue.
    ],
)
def test_working_days_over_each_weekend(
    weekend: str, from_thursday: str, from_friday: str
) -> None:
    office = WorkingCalendar(name="Demo Office", weekend=Weekend(weekend))

    assert working_days("2024-01-04", 1, office).day == date.fromisoformat(
        from_thursday
    )
    assert working_days("2024-01-05", 2, office).day == date.fromisoformat(from_friday)


def test_a_sunday_to_thursday_week_with_its_own_holiday() -> None:
    office = WorkingCalendar(
        name="Demo Office",
        weekend=Weekend.FRIDAY_SATURDAY,
        holidays={date(2024, 2, 29): "Leap Holiday"},
    )

    # Wed 28 (1), [Thu 29 holiday, Fri 1, Sat 2], Sun 3 (2), Mon 4 (3).
    found = working_days("2024-02-27", 3, office)

    assert found.day == date(2024, 3, 4)
    assert found.why is not None
    assert [(f"{s.day:%a %d}", s.reason, s.name) for s in found.why.skipped] == [
        ("Thu 29", SkipReason.HOLIDAY, "Leap Holiday"),
        ("Fri 01", SkipReason.WEEKEND, ""),
        ("Sat 02", SkipReason.WEEKEND, ""),
    ]


@pytest.mark.parametrize(
    "start, count, expected, years",
    [
        # 23, 24 (2), [25], 26, 27 (4), [28, 29], 30, 31 (6), Wed 1 January 2025 (7):
        # surely a holiday, but the list of 2025 is not loaded, which is said.
        ("2024-12-20", 7, "2025-01-01", (2025,)),
        # Tue 31 December 2019 (1), [Wed 1 New Year’s Day], Thu 2 (2), Fri 3 (3).
        ("2019-12-30", 3, "2020-01-03", (2019,)),
        # Day 0 is not counted, so that its year does not matter.
        ("2019-12-31", 1, "2020-01-02", ()),
        # Neither list is there: 27, 28, 29 December 2022 are Tuesday to Thursday,
        # Fri 30 (4), [31, 1], Mon 2 January 2023 (5).
        ("2022-12-26", 5, "2023-01-02", (2022, 2023)),
    ],
)
def test_years_without_a_list_are_flagged(
    start: str, count: int, expected: str, years: tuple[int, ...]
) -> None:
    found = working_days(start, count)

    assert found.day == date.fromisoformat(expected)
    assert unverified(found) == years


@pytest.mark.parametrize(
    "start, count, reached, expected, years",
    [
        ("2024-01-31", 1, "2024-02-29", "2024-02-29", ()),  # A leap year: Thursday.
        ("2023-01-31", 1, "2023-02-28", "2023-02-28", (2023,)),  # Clipped: Tuesday.
        ("2020-01-31", 1, "2020-02-29", "2020-02-28", ()),  # [Sat 29], Fri 28.
        ("2024-02-29", 1, "2024-03-29", "2024-03-28", ()),  # [Good Friday], Thu 28.
        ("2024-04-27", 1, "2024-05-27", "2024-05-24", ()),  # [Mon 27, 26, 25], Fri.
        ("2023-12-01", 1, "2024-01-01", "2023-12-29", (2023,)),  # [1, 31, 30], Fri.
        ("2024-02-28", 1, "2024-03-28", "2024-03-28", ()),  # Not the end: Thursday.
        ("2024-08-31", 6, "2025-02-28", "2025-02-28", (2025,)),  # Clipped: Friday.
        ("2023-12-15", 1, "2024-01-15", "2024-01-15", ()),  # 2023 is not looked at.
    ],
)
def test_months_keep_the_day_or_the_months_end_and_are_not_exceeded(
    start: str, count: int, reached: str, expected: str, years: tuple[int, ...]
) -> None:
    found = months(start, count)

    assert found.day == date.fromisoformat(expected)
    assert found.why is not None
    assert found.why.reached == date.fromisoformat(reached)
    assert unverified(found) == years


@pytest.mark.parametrize(
    "start, turn, expected",
    [
        ("2024-02-29", 1, "2025-02-28"),  # Clipped: a Friday.
        ("2024-02-29", 4, "2028-02-29"),  # From the leap day itself: a Tuesday.
        ("2016-07-04", 1, "2017-07-03"),  # [Independence Day], Mon 3.
        ("2023-01-01", 1, "2023-12-29"),  # [Mon 1, Sun 31, Sat 30], Fri 29.
    ],
)
def test_years_from_the_anniversarys_own_day(
    start: str, turn: int, expected: str
) -> None:
    days = {START: date.fromisoformat(start)}

    found = reckon(Annually(of=START), days=days, binding=NEW_YORK, turn=turn)

    assert found.day == date.fromisoformat(expected)
