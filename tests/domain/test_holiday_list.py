"""A holiday file is taken whole, or refused with every fault at once."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars.holiday_list import (
    HolidayList,
    HolidayListFaulty,
    read_holiday_list,
)
from domain.calendars.holiday_rows import Fault
from domain.calendars.new_york import NEW_YORK
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.refusals import Refusal

NEW_YEAR = date(2024, 1, 1)
CHRISTMAS = date(2024, 12, 25)
BOTH = {NEW_YEAR: "New Year’s Day", CHRISTMAS: "Christmas Day"}


def read(text: str) -> HolidayList:
    return read_holiday_list(text, year=2024, weekend=Weekend.SATURDAY_SUNDAY)


def faults(text: str) -> list[tuple[int, Fault]]:
    with pytest.raises(HolidayListFaulty) as refused:
        read(text)
    return [(problem.row, problem.fault) for problem in refused.value.problems]


def code(text: str) -> str:
    with pytest.raises(Refusal) as refused:
        read(text)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-01,New Year’s Day\n2024-12-25,Christmas Day\n",
        "date;name\r\n2024-01-01;New Year’s Day\r\n2024-12-25;Christmas Day",
        "\ufeffFecha\tNombre\n2024-01-01\tNew Year’s Day\n2024-12-25\tChristmas Day",
        '"Date","Name"\n"2024-01-01","New Year’s Day"\n\n"2024-12-25","Christmas Day"',
        "2024-12-25, Christmas   Day ,\n2024-1-1 , New Year’s Day,,\n,,\n",
        '{"2024-01-01": "New Year’s Day", "2024-12-25": "Christmas Day"}',
        """[{"date": "2024-01-01", "name": "New Year’s Day"},
            {"name": "Christmas Day", "date": "2024-12-25"}]""",
    ],
)
def test_each_form_of_file_is_understood(text: str) -> None:
    found = read(text)

    assert found == HolidayList(year=2024, holidays=BOTH)
    assert list(found.holidays) == [NEW_YEAR, CHRISTMAS]


def test_a_name_may_hold_a_comma_in_quotes_or_after_a_semicolon() -> None:
    quoted = read('2024-07-04,"Independence Day, observed"')
    after_semicolon = read("2024-07-04;Independence Day, observed")

    assert quoted == after_semicolon
    assert quoted.holidays == {date(2024, 7, 4): "Independence Day, observed"}


def test_a_holiday_on_a_day_of_rest_is_taken_and_pointed_out() -> None:
    found = read("2024-03-31,Easter Sunday\n2024-04-01,Easter Monday")

    assert len(found.holidays) == 2
    assert found.on_weekend == (date(2024, 3, 31),)


def test_a_list_replaces_the_earlier_one_of_its_year_and_no_other() -> None:
    earlier = date(2024, 3, 8)
    moved = replace(NEW_YORK, holidays={**NEW_YORK.holidays, earlier: "Wrong Day"})

    calendar = read("2024-12-25,Christmas Day").added_to(moved)

    days = sorted(day for day in calendar.holidays if day.year >= 2020)
    assert (len(days), days[-1]) == (10, CHRISTMAS)  # Nine of 2020, one of 2024.
    assert calendar.listed_years == NEW_YORK.listed_years


def test_a_loaded_year_is_no_longer_unverified() -> None:
    office = WorkingCalendar(name="Demo Office", weekend=Weekend.SUNDAY_MONDAY)

    calendar = read("2024-12-25,Christmas Day").added_to(office)

    assert calendar.unverified(date(2023, 12, 31), CHRISTMAS) == (2023,)


def test_all_faults_are_reported_by_line_at_once() -> None:
    text = "\n".join(
        [
            "date,name",
            "2024-02-30,Never Day",
            "25/12/2024,Christmas Day",
            "2023-12-25,Last Christmas",
            "",
            "2024-01-01,New Year’s Day",
            "2024-01-01,Again",
            "2024-05-01,",
            "2024-05-02,May,Day",
            '2024-05-03,"Open quote',
            "2024-05-06,Fine Day",
            "2024-05-07," + "x" * 101,
            "2024-05-08,Be\x07ll",
            "soon",
        ]
    )

    assert faults(text) == [
        (2, Fault.NO_SUCH_DATE),
        (3, Fault.UNREADABLE_DATE),
        (4, Fault.WRONG_YEAR),
        (7, Fault.DUPLICATE),
        (8, Fault.MISSING_NAME),
        (9, Fault.UNREADABLE_ROW),
        (10, Fault.UNREADABLE_ROW),
        (12, Fault.UNREADABLE_NAME),
        (13, Fault.UNREADABLE_NAME),
        (14, Fault.UNREADABLE_DATE),
        (14, Fault.MISSING_NAME),
    ]


def test_all_faults_of_a_json_file_are_reported_by_entry() -> None:
    entries = [
        {"date": "2024-02-30", "name": "Never Day"},
        {"date": 20240101, "name": "New Year’s Day"},
        {"name": "Dateless Day"},
        ["2024-01-01", "New Year’s Day"],
        {"date": "2024-05-01"},
        {"date": "2024-05-02", "name": "May Day", "paid": True},
        {"date": ["2024-05-03"], "name": {"en": "May Day"}},
        "2024-05-06",
    ]

    assert faults(json.dumps(entries)) == [
        (1, Fault.NO_SUCH_DATE),
        (2, Fault.UNREADABLE_ROW),
        (3, Fault.UNREADABLE_ROW),
        (4, Fault.UNREADABLE_ROW),
        (5, Fault.MISSING_NAME),
        (6, Fault.UNREADABLE_ROW),
        (7, Fault.UNREADABLE_ROW),
        (8, Fault.UNREADABLE_ROW),
    ]


def test_a_date_twice_in_a_json_object_is_not_lost() -> None:
    text = '{"2024-01-01": "New Year’s Day", "2024-01-01": "Again"}'

    assert faults(text) == [(2, Fault.DUPLICATE)]


def test_a_problem_quotes_its_row_short_and_printable() -> None:
    with pytest.raises(HolidayListFaulty) as refused:
        read('{"soon": "\\ud800\\u0007Day ' + "y" * 200 + '"}')

    problem = refused.value.problems[0]
    assert problem.text.startswith("soon: Day y")
    assert len(problem.text) == 60
    assert problem.text.endswith("…")


def test_the_refusal_names_the_rows_once_each() -> None:
    with pytest.raises(HolidayListFaulty) as refused:
        read("soon\n2024-02-30,Never Day")

    assert refused.value.code == "holiday-list-faulty"
    assert refused.value.details == {"rows": "1, 2", "count": "3"}


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\n", "date,name\n", ",,\n", "[]"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert code(text) == "holiday-list-empty"


@pytest.mark.parametrize("text", ["{", "[1,", '{"2024-01-01": }', "[" * 90_000])
def test_broken_json_is_refused(text: str) -> None:
    assert code(text) == "holiday-list-not-json"


@pytest.mark.parametrize("text", ["x" * 100_001, "soon\n" * 401])
def test_a_file_longer_than_any_year_is_refused(text: str) -> None:
    assert code(text) == "holiday-list-too-long"


@given(text=st.text(alphabet='{}[]",;:0123456789-\n ateé\x00\ud800'))
def test_no_text_makes_reading_fail_in_another_way(text: str) -> None:
    try:
        found = read(text)
    except Refusal:
        return

    assert found.holidays


@given(
    days=st.sets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), min_size=1),
    weekend=st.sampled_from(Weekend),
)
def test_what_is_written_is_what_is_read(days: set[date], weekend: Weekend) -> None:
    text = "".join(f"{day};Holiday of {day:%j}\n" for day in days)

    found = read_holiday_list(text, year=2024, weekend=weekend)

    assert set(found.holidays) == days
    assert {day.weekday() for day in found.on_weekend} <= weekend.rest_days
