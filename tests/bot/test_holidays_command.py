"""`ses-desk holidays`: suggested, checked by somebody, loaded, and counted with."""

import json
from pathlib import Path

import pytest

from tests.bot.commands import Run


def due(run: Run) -> dict[str, str]:
    case = json.loads(run("case", "DEMO-0001", "--json").out)
    return {action["label"]: action["due"] for action in case["actions"]}


def test_a_loaded_holiday_moves_the_dates_that_hang_on_it(
    run: Run, folder: Path
) -> None:
    (folder / "days.csv").write_text("2024-01-10,Demo Feast\n", encoding="utf-8")
    before = due(run)

    ended = run(
        "holidays", "load", "days.csv", "--calendar", "New York", "--year", "2024"
    )

    assert ended.code == 0
    assert (before["8"], due(run)["8"]) == ("2024-01-10", "2024-01-11")
    assert run("verify").code == 0


def test_a_dry_run_shows_what_moves_and_who_is_told_and_loads_nothing(
    run: Run, folder: Path
) -> None:
    (folder / "days.csv").write_text("2024-01-10,Demo Feast\n", encoding="utf-8")
    load = ("holidays", "load", "days.csv", "--calendar", "New York", "--year", "2024")
    before = due(run)

    dry = run(*load, "--dry-run")
    still = due(run)
    seen = dry.out.strip().split()[-1]
    wrong, loaded = run(*load, "--seen", "nothing"), run(*load, "--seen", seen)

    assert "action 8: Wed 10 January 2024 becomes Thu 11 January 2024" in dry.out
    assert "DEMO-0001, told: Demo SES Focal Point" in dry.out
    assert still == before
    assert (wrong.code, wrong.err.strip().split()[-1]) == (2, seen)
    assert (loaded.code, due(run)["8"]) == (0, "2024-01-11")


def test_more_time_is_counted_on_top_of_the_sops_own_day(run: Run) -> None:
    asked = ("due", "8", "--anchor", "2024-01-09", "--calendar", "New York", "--json")

    found = json.loads(run(*asked, "--extra-days", "2").out)

    assert (found["original_date"], found["date"]) == ("2024-01-10", "2024-01-12")
    assert found["extra_days"] == 2
    assert any("More time was granted" in line for line in found["in_words"])


def test_a_calendar_is_known_however_it_is_spelt(run: Run, folder: Path) -> None:
    (folder / "days.csv").write_text("2024-01-10,Demo Feast\n", encoding="utf-8")
    load = ("holidays", "load", "days.csv", "--year", "2024", "--calendar")

    known, unknown = run(*load, "new-york"), run(*load, "old york")

    assert (known.code, unknown.code) == (0, 2)
    assert "“New York”" in known.out
    assert "Choose one of: " in unknown.err


def test_all_faults_of_a_holiday_list_are_told_and_nothing_is_loaded(
    run: Run, folder: Path
) -> None:
    (folder / "days.csv").write_text("2024-02-30,No\n10 Jan,No\n", encoding="utf-8")

    ended = run(
        "holidays", "load", "days.csv", "--calendar", "New York", "--year", "2024"
    )

    assert ended.code == 2
    assert "row 1 has a date that does not exist" in ended.err
    assert "row 2 has a date that is not written like 2024-12-25" in ended.err


def test_a_new_calendar_needs_its_weekend(run: Run, folder: Path) -> None:
    (folder / "days.csv").write_text("2026-01-01,New Year\n", encoding="utf-8")
    load = ("holidays", "load", "days.csv", "--calendar", "Demo East", "--year", "2026")

    without = run(*load)
    unknown = run(*load, "--weekend", "someday")
    known = run(*load, "--weekend", "sunday-monday")

    assert (without.code, unknown.code, known.code) == (2, 2, 0)
    assert (
        "Demo East: weekend sunday-monday, holidays loaded for 2026"
        in run("holidays", "list").out
    )


def test_loaded_calendars_count_for_due(run: Run, folder: Path) -> None:
    (folder / "days.csv").write_text("2026-01-06,Demo Feast\n", encoding="utf-8")
    load = ("holidays", "load", "days.csv", "--calendar", "New York", "--year", "2026")
    run(*load)

    found = run(
        "due", "8", "--anchor", "2026-01-05", "--calendar", "New York", "--json"
    )

    assert json.loads(found.out)["date"] == "2026-01-07"


def test_suggested_holidays_can_be_loaded(run: Run, folder: Path) -> None:
    suggested = run("holidays", "suggest", "MW", "2024")
    (folder / "mw.csv").write_text(suggested.out, encoding="utf-8")

    ended = run(
        *("holidays", "load", "mw.csv", "--calendar", "Demo South", "--year", "2024"),
        *("--weekend", "saturday-sunday"),
    )

    assert "not your duty station's list" in suggested.err
    assert ended.code == 0
    assert "Careful: 2024-03-03 (Martyrs Day) is a day of rest" in ended.out


@pytest.mark.parametrize("country, year", [("XX", "2024"), ("Kenya", "2024")])
def test_an_unknown_country_is_refused(country: str, year: str, run: Run) -> None:
    assert run("holidays", "suggest", country, year).code == 2
