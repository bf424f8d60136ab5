"""What other programs ask of the command line: rows and dates, without a server."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.bot.commands import ses_desk

FIELDS = [
    "row",
    "key",
    "phase",
    "owner",
    "support",
    "deadline",
    "sign_off",
    "clearance",
    "template",
    "clause",
]


def procedure(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        ses_desk("procedure", "--json", folder=folder).stdout
    )
    return rows


def due(folder: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        ses_desk("due", *words, "--json", folder=folder).stdout
    )
    return found


def test_the_procedure_has_thirty_rows_of_ten_fields(tmp_path: Path) -> None:
    rows = procedure(tmp_path)

    assert [row["row"] for row in rows] == list(range(1, 31))
    assert {tuple(row) for row in rows} == {tuple(FIELDS)}


def test_the_procedure_says_who_agrees(tmp_path: Path) -> None:
    rows = procedure(tmp_path)

    assert [row["row"] for row in rows if row["sign_off"]] == [10, 13, 16, 21]
    assert [row["row"] for row in rows if row["clearance"]] == [12, 18, 20, 26, 28]
    assert rows[9]["sign_off"][0] == "Risk Owner"


def test_each_kind_of_deadline_has_its_type(tmp_path: Path) -> None:
    types = {row["row"]: row["deadline"]["type"] for row in procedure(tmp_path)}

    assert [types[n] for n in (1, 2, 6, 7, 18, 21, 28)] == [
        "open",
        "fixed",
        "fixed or external",
        "end",
        "external",
        "none",
        "recurring",
    ]


def test_a_day_is_read_as_at_the_desk_and_a_doubtful_one_is_asked_about(
    tmp_path: Path,
) -> None:
    words = ("due", "5", "--calendar", "New York", "--json", "--anchor")
    named = ses_desk(*words, "28 March 2024", folder=tmp_path)
    doubtful = ses_desk(*words, "1.2.2026", folder=tmp_path)
    none = ses_desk(*words, "soon", folder=tmp_path)

    assert json.loads(named.stdout)["date"] == "2024-04-09"
    assert (doubtful.returncode, none.returncode) == (2, 2)
    assert "may be Sun 1 February 2026 or Fri 2 January 2026" in doubtful.stderr
    assert "is not a day" in none.stderr


def test_the_desk_says_which_it_is(tmp_path: Path) -> None:
    said = ses_desk("--version", folder=tmp_path)

    assert re.fullmatch(r"\d+\.\d+\.\d+\n", said.stdout)


def test_the_procedure_can_be_read_by_people_too(tmp_path: Path) -> None:
    lines = ses_desk("procedure", folder=tmp_path).stdout.splitlines()

    assert len(lines) == 30
    assert "Within 10 working days of eligibility" in lines[9]


def test_a_due_date_comes_with_its_explanation(tmp_path: Path) -> None:
    found = due(tmp_path, "10", "--anchor", "2024-03-28", "--calendar", "New York")

    skipped = [day["name"] for day in found["explanation"]["skipped"] if day["name"]]
    assert (found["key"], found["date"]) == ("agree-interim-plan", "2024-04-15")
    assert skipped == ["Good Friday", "Eid al-Fitr"]


@pytest.mark.parametrize(
    "calendar, day",
    [
        ("saturday-sunday", "2024-05-06"),
        ("friday-saturday", "2024-05-06"),
        ("thursday-friday", "2024-05-05"),
        ("Sunday Monday", "2024-05-04"),
    ],
)
def test_a_weekend_pattern_can_stand_for_a_calendar(
    calendar: str, day: str, tmp_path: Path
) -> None:
    found = due(tmp_path, "9", "--anchor", "2024-05-02", "--calendar", calendar)

    assert found["date"] == day
    assert found["explanation"]["unverified_years"] == [2024]


def test_a_due_date_is_explained_to_people_too(tmp_path: Path) -> None:
    words = ("due", "26", "--anchor", "2024-01-31", "--calendar", "New York")

    lines = ses_desk(*words, folder=tmp_path).stdout.splitlines()

    assert lines[0].endswith(
        "Management Response and Action Plan: Thu 29 February 2024."
    )
    assert "1 calendar month on is Thu 29 February 2024." in lines


def test_a_row_without_a_date_gets_none(tmp_path: Path) -> None:
    found = due(
        tmp_path, "close-case", "--anchor", "2024-05-02", "--calendar", "New York"
    )

    assert (found["date"], found["kind"], found["explanation"]) == (None, "end", None)


@pytest.mark.parametrize(
    "words, said",
    [
        (("31", "--anchor", "2024-05-02", "--calendar", "New York"), "no row"),
        (("3", "--anchor", "2024-02-30", "--calendar", "New York"), "not a day"),
        (("3", "--anchor", "2024-05-02", "--calendar", "Nowhere"), "New York"),
        (("3", "--anchor", "9999-12-31", "--calendar", "New York"), "9999"),
    ],
)
def test_what_cannot_be_reckoned_is_refused_in_words(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    answer = ses_desk("due", *words, folder=tmp_path)

    assert answer.returncode == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr


def test_these_commands_leave_nothing_behind(tmp_path: Path) -> None:
    procedure(tmp_path)
    due(tmp_path, "3", "--anchor", "2024-05-02", "--calendar", "New York")

    assert list(tmp_path.iterdir()) == []
