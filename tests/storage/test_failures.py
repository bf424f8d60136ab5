"""What a database cannot do is told plainly, and nothing is half done."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine

from domain.refusals import Refusal
from storage import turns
from storage.unit_of_work import SqlUnitOfWork, open_uow, read_uow
from tests.conftest import OpenUow
from tests.databases import copy_of, run_on_file
from tests.storage.conftest import Opened
from tests.storage.makers import make_case, make_entry, move_in
from tests.storage.small_disk import small_files

LONG = "x" * 100_000


@pytest.fixture(name="database")
def _database(finished_database: Path, tmp_path: Path) -> Path:
    return copy_of(finished_database, tmp_path / "own" / "desk.sqlite")


@pytest.fixture(name="desk")
def _desk(database: Path, opened: Opened) -> Engine:
    engine = opened(database)
    with open_uow(engine) as uow:
        move_in(uow)
        uow.record.append(make_entry())
        uow.commit()
    return engine


def record_much(uow: SqlUnitOfWork) -> None:
    for _ in range(20):
        uow.record.append(make_entry(note=LONG))
    uow.commit()


def count_rows(engine: Engine) -> int:
    with read_uow(engine) as uow:
        return len(uow.record.rows("c1"))


def test_a_full_disk_changes_nothing(desk: Engine, database: Path) -> None:
    room = database.stat().st_size + 200_000

    with (
        small_files(room),
        pytest.raises(Refusal, match=r"disk-full|database-unwritable"),
        open_uow(desk) as uow,
    ):
        record_much(uow)

    assert count_rows(desk) == 1
    with open_uow(desk) as uow:
        record_much(uow)
    assert count_rows(desk) == 21


def test_a_database_that_may_not_grow_says_that_the_disk_is_full(
    desk: Engine,
) -> None:
    with desk.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Refusal, match="disk-full"), open_uow(desk) as uow:
        record_much(uow)

    assert count_rows(desk) == 1


def test_a_database_that_another_process_holds_is_busy(
    database: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.LONGEST_WAIT_SECONDS", 0.05)
    desk, other = opened(database), sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Refusal, match="database-busy"), open_uow(desk) as uow:
        uow.cases.add(make_case())

    other.close()
    with open_uow(desk) as uow:
        assert uow.cases.add(make_case())


def test_who_waits_too_long_for_a_turn_is_told(
    desk: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LONGEST_WAIT_SECONDS", 0.05)

    with (
        open_uow(desk),
        pytest.raises(Refusal, match="database-busy"),
        open_uow(desk),
    ):
        pass


def test_questions_are_answered_while_somebody_writes(desk: Engine) -> None:
    with open_uow(desk) as uow:
        uow.record.append(make_entry())

        assert count_rows(desk) == 1


def test_a_database_that_nobody_may_write_is_told(
    database: Path, opened: Opened
) -> None:
    run_on_file(database, "PRAGMA journal_mode = DELETE")
    readonly = opened(f"sqlite:///file:{database}?mode=ro&uri=true")

    with pytest.raises(Refusal, match="database-unwritable"), open_uow(readonly) as uow:
        uow.cases.add(make_case())


def test_a_database_that_was_spoilt_is_told(database: Path, opened: Opened) -> None:
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.write_bytes(content)

    with (
        pytest.raises(Refusal, match="database-damaged"),
        open_uow(opened(database)) as uow,
    ):
        uow.cases.add(make_case())


def test_a_fault_of_the_program_stays_an_error(open_uow: OpenUow) -> None:
    with open_uow() as uow, pytest.raises(Exception, match=r"(?i)foreign") as fault:
        uow.record.append(make_entry(case_id="nowhere"))

    assert not isinstance(fault.value, Refusal)
