"""The verifier that anybody can carry away and run with nothing but Python."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine

from domain.chain import REDACTED
from storage.checkpoints import FILE_NAME, CheckpointFolder
from storage.engine import make_engine, sqlite_url
from storage.record_export import export_record
from storage.unit_of_work import open_uow, read_uow
from tests.databases import copy_of, run_on_file
from tests.domain.chained import BY_CHECKPOINT, Change
from tests.storage.makers import make_entry
from tests.storage.tampering import CHANGES, links, put_instead, record_something

ROOT = Path(__file__).parents[2]
HOLDS, BROKEN, NOT_CHECKED = 0, 1, 2
Ran = subprocess.CompletedProcess[str]


@pytest.fixture(name="database")
def _database(finished_database: Path, tmp_path: Path) -> Path:
    return copy_of(finished_database, tmp_path / "desk.sqlite")


@pytest.fixture(name="desk")
def _desk(database: Path) -> Engine:
    engine = make_engine(sqlite_url(database))
    record_something(engine)
    return engine


def verify(*words: object, script: Path = ROOT / "verify_record.py") -> Ran:
    """Run the verifier with the bare interpreter: no packages, nothing from here."""
    command = [sys.executable, "-I", "-S", str(script), *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, cwd="/"
    )


def test_a_record_that_was_left_alone_holds(desk: Engine, database: Path) -> None:
    ran = verify(database)

    assert (ran.returncode, ran.stdout) == (HOLDS, "DEMO-C1: OK, 20 rows\n")


def test_two_files_in_one_folder_are_enough(
    desk: Engine, database: Path, tmp_path: Path
) -> None:
    carried = tmp_path / "carried"
    carried.mkdir()
    for part in (ROOT / "verify_record.py", ROOT / "domain" / "chain.py"):
        shutil.copy(part, carried)

    assert verify(database, script=carried / "verify_record.py").returncode == HOLDS


def test_without_the_chain_it_says_what_is_missing(tmp_path: Path) -> None:
    alone = Path(shutil.copy(ROOT / "verify_record.py", tmp_path))

    ran = verify("anything", script=alone)

    assert ran.returncode == BROKEN
    assert "chain.py is missing" in ran.stderr


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_found_in_the_database_and_in_an_export(
    desk: Engine, database: Path, tmp_path: Path, change: Change
) -> None:
    folder = CheckpointFolder(tmp_path)
    with read_uow(desk) as uow:
        folder.keep(uow.record.heads())
    rows = links(desk)
    change(rows, Random(3))
    put_instead(desk, rows)
    export_record(desk, tmp_path / "record.jsonl")

    for where in (database, tmp_path / "record.jsonl"):
        ran = verify(where, "--checkpoints", tmp_path / FILE_NAME)
        assert ran.returncode == BROKEN
        assert "DEMO-C1: NOT AS IT WAS" in ran.stdout


@pytest.mark.parametrize("change", BY_CHECKPOINT)
def test_what_goes_unseen_in_an_export_a_checkpoint_shows(
    desk: Engine, tmp_path: Path, change: Change
) -> None:
    with read_uow(desk) as uow:
        CheckpointFolder(tmp_path).keep(uow.record.heads())
    rows = links(desk)
    change(rows, Random(3))
    put_instead(desk, rows)
    export = tmp_path / "record.jsonl"
    export_record(desk, export)

    assert verify(export).returncode == HOLDS
    assert verify(export, "--checkpoints", tmp_path / FILE_NAME).returncode == BROKEN


def test_lines_out_of_order_are_found(desk: Engine, tmp_path: Path) -> None:
    export = tmp_path / "record.jsonl"
    export_record(desk, export)
    lines = export.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[4], lines[9] = lines[9], lines[4]
    export.write_text("".join(lines), encoding="utf-8")

    ran = verify(export)

    assert ran.returncode == BROKEN
    assert "row 5 stands in another place" in ran.stdout


def test_a_torn_line_is_found_and_named(desk: Engine, tmp_path: Path) -> None:
    export = tmp_path / "record.jsonl"
    export_record(desk, export)
    text = export.read_text(encoding="utf-8")
    export.write_text(text[:-40] + "\n[1]\n", encoding="utf-8")

    ran = verify(export)

    assert ran.returncode == BROKEN
    assert "line 20 of record.jsonl is torn" in ran.stdout
    assert "line 21 of record.jsonl is torn" in ran.stdout


def test_a_case_whose_record_is_gone_is_named(desk: Engine, database: Path) -> None:
    run_on_file(database, "DELETE FROM record", "DELETE FROM record_heads")

    ran = verify(database)

    assert ran.returncode == BROKEN
    assert "DEMO-C1: NOT AS IT WAS, row 1" in ran.stdout


def test_a_running_desk_can_be_verified(desk: Engine, database: Path) -> None:
    with open_uow(desk) as uow:
        uow.record.append(make_entry())

        assert verify(database).stdout == "DEMO-C1: OK, 20 rows\n"


def test_a_copy_that_nobody_may_write_can_be_verified(
    desk: Engine, database: Path
) -> None:
    desk.dispose()
    database.chmod(0o400)

    assert verify(database).returncode == HOLDS


def test_redacted_rows_are_counted(desk: Engine, database: Path) -> None:
    with open_uow(desk) as uow:
        uow.record.redact("c1", 2)
        uow.record.append(replace(make_entry(REDACTED), subject="2"))
        uow.commit()

    assert verify(database).stdout == "DEMO-C1: OK, 21 rows, 1 of them redacted\n"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"hello\n", b"\xff\n"])
def test_what_is_no_record_is_not_called_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "anything"
    path.write_bytes(content)

    ran = verify(path)

    assert ran.returncode == NOT_CHECKED
    assert ran.stdout.startswith("Not checked: ")


def test_a_file_that_is_not_there_is_told(desk: Engine, database: Path) -> None:
    assert verify("/nowhere/desk.sqlite").returncode == NOT_CHECKED
    assert verify(database, "--checkpoints", "/nowhere").returncode == NOT_CHECKED
    assert verify(database.parent).returncode == NOT_CHECKED


def test_an_empty_desk_has_nothing_to_check(database: Path) -> None:
    ran = verify(database)

    assert (ran.returncode, ran.stderr) == (NOT_CHECKED, "")
