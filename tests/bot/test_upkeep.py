"""The commands by which somebody looks after a desk: verify, back up, redact."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.bot.commands import Run


def case_fields(run: Run) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(run("case", "DEMO-0001", "--json").out)
    return fields


def change(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / "data/desk.sqlite") as database:
        database.execute(statement)
    database.close()


def test_an_untouched_record_holds(run: Run) -> None:
    ended = run("verify")

    assert ended.code == 0
    assert "1 of 1 records hold (checkpoints compared: 1)" in ended.out


def test_an_edited_row_is_named(run: Run, folder: Path) -> None:
    change(folder, "UPDATE record SET who = 'somebody-else' WHERE seq = 3")

    ended = run("verify")

    assert ended.code == 1
    assert "problem  DEMO-0001: row 3 was edited." in ended.out


def test_a_cut_tail_is_seen_by_the_checkpoint(run: Run, folder: Path) -> None:
    change(folder, "DELETE FROM record WHERE seq > 5")

    ended = run("verify")

    assert ended.code == 1
    assert "DEMO-0001: row 6 and all after it were cut off" in ended.out


def test_a_backup_is_the_whole_desk_without_the_key(run: Run, folder: Path) -> None:
    before = case_fields(run)

    made = run("backup", "kept")
    back = run("restore", "kept", "--data", "again")

    assert (made.code, back.code) == (0, 0)
    assert "wall.key" not in {path.name for path in (folder / "kept").rglob("*")}
    assert "again.key/wall.key" in back.out
    shutil.copytree(folder / "data.key", folder / "again.key")
    assert (
        json.loads(run("case", "DEMO-0001", "--data", "again", "--json").out) == before
    )


def test_a_case_that_was_taken_away_is_missed(run: Run, folder: Path) -> None:
    change(folder, "DELETE FROM record")
    change(folder, "DELETE FROM record_heads")

    ended = run("verify")

    assert ended.code == 1
    assert "DEMO-0001: row 1 and all after it were cut off" in ended.out


def test_a_backup_lies_beside_the_data_unless_it_is_named(
    run: Run, folder: Path
) -> None:
    assert run("backup").code == 0
    assert len(list(folder.glob("data-*.backup/desk.sqlite"))) == 1


def test_a_backup_is_not_restored_over_a_desk(run: Run) -> None:
    run("backup", "kept")

    assert run("restore", "kept").code == 2


def test_a_rotated_key_opens_what_the_old_one_sealed(run: Run, folder: Path) -> None:
    old = (folder / "data.key/wall.key").read_text(encoding="ascii")

    ended = run("wall", "rotate-key")

    new = (folder / "data.key/wall.key").read_text(encoding="ascii")
    assert "Sealed with it: 1." in ended.out
    assert new != old
    assert new.endswith(old)
    assert run("doctor").code == 0


def test_a_redacted_row_says_nothing_and_the_chain_still_holds(run: Run) -> None:
    ended = run("record", "redact", "DEMO-0001", "1", "--reason", "named somebody")

    verified = run("verify")
    assert ended.code == 0
    assert verified.code == 0
    assert "of them redacted 1." in verified.out


def test_a_case_can_be_read_by_people_too(run: Run) -> None:
    lines = run("case", "demo-0001").out.splitlines()

    assert lines[0] == "DEMO-0001: Demo Wetlands Project (open)"
    assert any("2024-01-10" in line and line.lstrip().startswith("8") for line in lines)


def test_the_doctor_finds_nothing_on_a_healthy_desk(run: Run) -> None:
    ended = run("doctor", "--port", "0")

    assert ended.code == 0
    assert {line.split()[0] for line in ended.out.splitlines()} <= {"ok", "advice"}


def test_the_doctor_finds_what_is_wrong_and_says_what_to_do(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SES_DESK_CHECKPOINTS", "/proc")  # Not even root writes there.
    key = folder / "data.key/wall.key"
    key.chmod(0o644)

    ended = run("doctor")

    assert ended.code == 1
    assert f"Run: chmod 600 {key}" in ended.out
    assert "problem  checkpoints: /proc cannot be written." in ended.out


def test_the_doctor_names_every_faulty_setting(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SES_DESK_LOG_FORMAT", "poem")

    ended = run("doctor", "--port", "none")

    assert ended.code == 1
    assert "S003 --port" in ended.out
    assert "S010 SES_DESK_LOG_FORMAT" in ended.out


def test_the_doctor_advises_to_load_this_years_holidays(run: Run) -> None:
    ended = run("doctor", "--port", "0")

    assert ended.code == 0
    line = next(each for each in ended.out.splitlines() if "holidays:" in each)
    assert line.startswith("advice")
    assert "holidays load FILE --calendar" in line
