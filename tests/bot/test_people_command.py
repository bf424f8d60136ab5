"""`ses-desk people`: those of a real tenant, loaded from a file by an administrator."""

import json
import re
from pathlib import Path

import pytest

from tests.bot.commands import Run

TENANT = "00000000-0000-0000-0000-0000000000bb"
LEAD = "00000000-0000-0000-0000-000000000001"
MANAGER = "00000000-0000-0000-0000-000000000002"
HEAD = (
    "row,id,name,kind,calendar,weekend,title,office,email,language,time_zone,duties,"
    "entra_id,tenant"
)
OFFICE = "office,co-1,Invented Office,country-office,Invented Office,friday-saturday"


def person(
    person_id: str, *, account: str = LEAD, office: str = "co-1", more: str = ""
) -> str:
    cells = f"person,{person_id},Invented {person_id},,,,Lead,{office},,en,Asia/Amman"
    return f"{cells},CO lead; risk-owner,{account},{more or TENANT}"


def write(folder: Path, *rows: str) -> None:
    (folder / "people.csv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")


def listed(run: Run) -> list[str]:
    return run("people", "list").out.splitlines()


def test_a_list_is_loaded_and_shown_without_the_demos_cast(
    run: Run, folder: Path
) -> None:
    write(folder, OFFICE, person("lead-1"), person("lead-2", account=""))

    loaded = run("people", "load", "people.csv")

    assert (loaded.code, loaded.err) == (0, "")
    assert "Offices: 1. People: 2 new, 0 changed, 0 as before." in loaded.out
    duties = "Invented Office; duties: Country Office lead and Risk Owner"
    assert listed(run) == [
        f"lead-1: Invented lead-1, {duties}; has a seat in Teams",
        f"lead-2: Invented lead-2, {duties}; no seat and no e-mail: cannot be reached",
        "People: 2.",
    ]
    assert "Invented Office: weekend friday-saturday" in run("holidays", "list").out


def test_loading_again_updates_and_leaves_who_is_not_listed(
    run: Run, folder: Path
) -> None:
    write(folder, OFFICE, person("lead-1"), person("lead-2", account=MANAGER))
    run("people", "load", "people.csv")
    write(folder, OFFICE, person("lead-1").replace("Lead", "Deputy"))

    again = run("people", "load", "people.csv")

    assert "People: 0 new, 1 changed, 0 as before. Seats in Teams: 1." in again.out
    assert "Not in this file, and left as they are: lead-2." in again.out
    assert run("people", "load", "people.csv").out.startswith(
        "Offices: 1. People: 0 new, 0 changed, 1 as before."
    )


def test_every_problem_is_told_by_its_row_and_nothing_is_loaded(
    run: Run, folder: Path
) -> None:
    write(
        folder,
        OFFICE.replace("country-office", "embassy"),
        person("lead 1", office="co-9"),
        person("demo-co-lead", account="LEAD"),
        person("lead-2").replace("Asia/Amman", "Amman").replace("CO lead", "boss"),
        person("lead-3", office="co-9"),
        person("lead-3", account=""),
        "visitor,x",
        'person,"open',
    )

    ended = run("people", "load", "people.csv")

    assert ended.code == 2
    found = [line.split(": ")[0].strip() for line in ended.err.splitlines()[1:]]
    assert found == [
        "row 2, kind",
        "row 3, id",
        "row 4, entra_id",
        "row 5, time_zone",
        "row 5, duties",
        "row 6, office",
        "row 7, id",
        "row 8, row",
        "row 9, row",
    ]
    assert listed(run) == ["People: 0."]


def test_an_account_of_somebody_else_is_a_problem_until_they_leave_it(
    run: Run, folder: Path
) -> None:
    write(folder, OFFICE, person("lead-1"))
    run("people", "load", "people.csv")
    write(folder, person("lead-2"))

    taken = run("people", "load", "people.csv")
    write(folder, person("lead-1", account=""))
    run("people", "load", "people.csv")
    write(folder, person("lead-2"))
    free = run("people", "load", "people.csv")

    assert (taken.code, free.code) == (2, 0)
    assert "row 2, entra_id: that account is somebody else's" in taken.err
    assert [line.endswith("in Teams") for line in listed(run)] == [False, True, False]


def test_whoever_has_no_account_is_said_to_have_none(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailed = person("lead-1", account="None").replace(",,en", ",a@example.org,en")
    write(folder, OFFICE, mailed)
    monkeypatch.setenv("SES_DESK_TEAMS_TENANTS", TENANT)

    assert "Seats in Teams: 0." in run("people", "load", "people.csv").out


def test_where_the_directory_cannot_be_asked_nobody_loses_an_account(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailed = person("lead-1").replace(",,en", ",a@example.org,en")
    write(folder, OFFICE, mailed)
    monkeypatch.setenv("SES_DESK_TEAMS_TENANTS", TENANT)
    run("people", "load", "people.csv")
    write(folder, mailed.replace(LEAD, ""))

    ended = run("people", "load", "people.csv")

    assert ended.code == 2
    assert "Some people of the file have no entra_id" in ended.err
    assert listed(run)[0].endswith("has a seat in Teams")


def test_what_is_wrong_with_a_row_is_told_before_anybody_is_asked(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailed = person("lead-1", account="").replace(",,en", ",a@example.org,en")
    write(folder, OFFICE, mailed, "chair,c-1,No person")
    monkeypatch.setenv("SES_DESK_TEAMS_TENANTS", TENANT)

    ended = run("people", "load", "people.csv")

    assert "row 4, row" in ended.err
    assert "directory" not in ended.err


def test_a_desk_of_no_tenant_asks_no_directory(run: Run, folder: Path) -> None:
    mailed = person("lead-1", account="", more=" ").replace(",,en", ",a@b.org,en")
    write(folder, OFFICE, mailed)

    assert "Seats in Teams: 0." in run("people", "load", "people.csv").out


def test_two_people_of_one_name_are_two_people(run: Run, folder: Path) -> None:
    twin = person("lead-2", account=MANAGER).replace("Invented lead-2", "Invented Twin")
    write(folder, OFFICE, person("lead-1").replace("Invented lead-1", "Invented Twin"))
    run("people", "load", "people.csv")
    write(folder, twin)

    assert "People: 1 new" in run("people", "load", "people.csv").out
    assert len(listed(run)) == 3


def test_json_holds_the_same(run: Run, folder: Path) -> None:
    office = {
        "id": "co-1",
        "name": "Invented Office",
        "kind": "country-office",
        "calendar": "New York",
    }
    somebody = {
        "id": "lead-1",
        "name": "Invented Lead",
        "office": "co-1",
        "time_zone": "UTC",
        "duties": ["Country Office lead"],
        "entra_id": LEAD,
        "tenant": TENANT,
    }
    whole = json.dumps({"offices": [office], "people": [somebody]})
    (folder / "whole.json").write_text(whole, encoding="utf-8")
    faulty = json.dumps({"people": [{**somebody, "shoe": 42}, 7], "cats": []})
    (folder / "faulty.json").write_text(faulty, encoding="utf-8")

    assert "Seats in Teams: 1." in run("people", "load", "whole.json").out
    told = run("people", "load", "faulty.json").err
    assert "row 1, shoe: there is no such column" in told
    assert "row 2, row: it cannot be read: 7" in told
    assert "row 1, cats: there is no such column" in told


def test_only_people_of_the_desks_tenants_get_a_seat(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "00000000-0000-0000-0000-0000000000cc"
    write(folder, OFFICE, person("lead-1", more=" "))

    homeless = run("people", "load", "people.csv")
    monkeypatch.setenv("SES_DESK_TEAMS_TENANTS", TENANT.upper())
    at_home = run("people", "load", "people.csv")
    write(folder, person("lead-2", account=MANAGER, more=other))
    strange = run("people", "load", "people.csv")

    assert (homeless.code, at_home.code, strange.code) == (2, 0, 2)
    assert "row 3, tenant: the tenant is missing" in homeless.err
    assert "row 2, tenant: the desk does not answer that tenant" in strange.err


@pytest.mark.parametrize("text", ["", "row,id\n", "[1]", "{", '{"people": 7}'])
def test_what_is_no_list_of_people_is_refused_with_a_sentence(
    text: str, run: Run, folder: Path
) -> None:
    (folder / "people.csv").write_text(text, encoding="utf-8")

    ended = run("people", "load", "people.csv")

    assert ended.code == 2
    assert "offices and people" in ended.err or "neither an office" in ended.err


def test_beside_a_tenant_no_demo_office_moves_in(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SES_DESK_TEAMS_TENANTS", TENANT)
    (folder / "days.csv").write_text("2026-01-01,New Year\n", encoding="utf-8")
    at = ("--data", "real")

    load = ("holidays", "load", "days.csv", "--year", "2026", *at)
    loaded = run(*load, "--calendar", "New York")
    calendars = run("holidays", "list", *at)

    assert loaded.code == 0
    assert calendars.out.splitlines() == [
        "New York: weekend saturday-sunday, holidays loaded for 2017, 2020, 2024, 2026"
    ]


def test_the_readmes_own_example_can_be_loaded(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```csv\n(.*?)```", readme, re.DOTALL)
    rows = "\n".join(line.strip() for line in example.splitlines())
    (folder / "people.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setenv("SES_DESK_TEAMS_TENANTS", TENANT)

    loaded = run("people", "load", "people.csv")

    assert (loaded.err, loaded.code) == ("", 0)
    assert "Offices: 3. People: 2 new" in loaded.out
