"""A backup holds everything but the key, and comes back only where nothing is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from domain.chain import verify_rows
from domain.refusals import Refusal
from storage.backup import back_up, restore
from storage.case_files import DiskCaseFiles
from storage.migrate import NEWEST, check_up_to_date
from storage.unit_of_work import open_uow, read_uow
from storage.wall_key import open_wall
from tests.databases import copy_of, run_on_file
from tests.storage.conftest import Opened
from tests.storage.makers import make_case, make_entry
from tests.storage.small_disk import small_files
from tests.storage.test_wall_key import NAME, seal_something, sealed_things

PATH = "03-eligible/DEMO-C1-fact-sheet-v1.txt"


class Desk:
    """A desk's database, case files and key, each in its place."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "data" / "desk.sqlite"
        self.files = folder / "data" / "cases"
        self.key = folder / "data.key" / "wall.key"


@pytest.fixture(name="desk")
def _desk(finished_database: Path, tmp_path: Path, opened: Opened) -> Desk:
    desk = Desk(tmp_path / "here")
    engine = opened(copy_of(finished_database, desk.database))
    seal_something(engine, open_wall(engine, desk.key))
    with open_uow(engine) as uow:
        uow.record.append(make_entry())
        uow.commit()
    DiskCaseFiles(desk.files).write("DEMO-C1", PATH, b"what was found")
    return desk


@pytest.fixture(name="elsewhere")
def _elsewhere(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "elsewhere")


@pytest.fixture(name="backup")
def _backup(desk: Desk, tmp_path: Path) -> Path:
    backup = tmp_path / "backups" / "monday"
    back_up(desk.database, desk.files, backup)
    return backup


def names_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_restored_desk_is_as_it_was(
    backup: Path, desk: Desk, elsewhere: Desk, opened: Opened
) -> None:
    manifest = restore(backup, elsewhere.database, elsewhere.files)

    engine = opened(elsewhere.database)
    check_up_to_date(engine)
    with read_uow(engine) as uow:
        assert uow.cases.get("c1") == make_case()
        assert verify_rows(uow.record.links("c1"), uow.record.heads()).holds
    files = DiskCaseFiles(elsewhere.files)
    assert files.read("DEMO-C1", PATH) == b"what was found"
    files.refuse_open_to_others("DEMO-C1")
    assert manifest.schema == NEWEST


def test_the_key_is_never_in_a_backup(
    backup: Path, desk: Desk, elsewhere: Desk, opened: Opened
) -> None:
    key = desk.key.read_bytes().strip()
    content = b"".join(
        path.read_bytes() for path in backup.rglob("*") if path.is_file()
    )
    assert key not in content
    assert NAME.encode() not in content

    restore(backup, elsewhere.database, elsewhere.files)
    with pytest.raises(Refusal, match="wall-key-missing"):
        open_wall(opened(elsewhere.database), elsewhere.key)
    cipher = open_wall(opened(elsewhere.database), desk.key)
    assert cipher.unseal(sealed_things(opened(elsewhere.database))[0]) == NAME


def test_only_its_owner_reads_a_backup(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    assert {path.name for path in backup.iterdir()} == {
        "cases",
        "desk.sqlite",
        "manifest.json",
    }


def test_a_desk_is_backed_up_while_somebody_writes(
    desk: Desk, tmp_path: Path, opened: Opened
) -> None:
    engine = opened(desk.database)
    with open_uow(engine) as uow:
        uow.record.append(make_entry())
        back_up(desk.database, desk.files, tmp_path / "b")
        uow.commit()

    with read_uow(opened(tmp_path / "b" / "desk.sqlite")) as uow:
        assert len(uow.record.rows("c1")) == 1


def test_nothing_is_backed_up_over_something(desk: Desk, backup: Path) -> None:
    before = (backup / "manifest.json").read_bytes()

    with pytest.raises(Refusal, match="backup-exists"):
        back_up(desk.database, desk.files, backup)

    assert (backup / "manifest.json").read_bytes() == before


def test_a_desk_that_is_not_there_is_not_backed_up(
    elsewhere: Desk, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match="database-missing"):
        back_up(elsewhere.database, elsewhere.files, tmp_path / "b")

    assert not (tmp_path / "b").exists()


def test_what_is_no_desk_is_not_backed_up(elsewhere: Desk, tmp_path: Path) -> None:
    recipes = "CREATE TABLE recipes (id INTEGER PRIMARY KEY)"
    run_on_file(tmp_path / "recipes.sqlite", recipes)
    (tmp_path / "letter.sqlite").write_text("Dear colleagues, " * 100)

    for name, code in (("recipes", "database-foreign"), ("letter", "database-damaged")):
        with pytest.raises(Refusal, match=code):
            back_up(tmp_path / f"{name}.sqlite", elsewhere.files, tmp_path / "b")


def test_a_desk_without_any_file_is_backed_up(
    finished_database: Path, tmp_path: Path, elsewhere: Desk
) -> None:
    database = copy_of(finished_database, tmp_path / "desk.sqlite")

    back_up(database, tmp_path / "cases", tmp_path / "b")

    assert restore(tmp_path / "b", elsewhere.database, elsewhere.files).files


def test_a_full_disk_leaves_no_half_of_a_backup(desk: Desk, tmp_path: Path) -> None:
    with (
        small_files(50_000),
        pytest.raises(Refusal, match=r"disk-full|database-unwritable"),
    ):
        back_up(desk.database, desk.files, tmp_path / "b" / "one")

    assert list((tmp_path / "b").iterdir()) == []


def test_a_full_disk_leaves_no_half_of_a_desk(backup: Path, elsewhere: Desk) -> None:
    with small_files(50_000), pytest.raises(Refusal, match="disk-full"):
        restore(backup, elsewhere.database, elsewhere.files)

    assert names_below(elsewhere.database.parent) == []
    restore(backup, elsewhere.database, elsewhere.files)


@pytest.mark.parametrize("what", ["database", "wal", "files"])
def test_a_desk_that_is_there_is_not_overwritten(
    backup: Path, elsewhere: Desk, what: str
) -> None:
    there = {
        "database": elsewhere.database,
        "wal": elsewhere.database.with_name("desk.sqlite-wal"),
        "files": elsewhere.files / "DEMO-0009" / "x.txt",
    }[what]
    there.parent.mkdir(parents=True)
    there.write_text("mine")

    with pytest.raises(Refusal, match="restore-would-overwrite"):
        restore(backup, elsewhere.database, elsewhere.files)

    assert there.read_text() == "mine"


@pytest.mark.parametrize("how", ["edited", "removed", "added", "database"])
def test_a_backup_that_was_changed_is_not_restored(
    backup: Path, elsewhere: Desk, how: str
) -> None:
    file = backup / "cases" / "DEMO-C1" / PATH
    match how:
        case "edited":
            file.write_bytes(b"what was wished")
        case "removed":
            file.unlink()
        case "added":
            file.with_name("another.txt").write_bytes(b"")
        case _:
            run_on_file(backup / "desk.sqlite", "DELETE FROM record")

    with pytest.raises(Refusal, match="backup-damaged"):
        restore(backup, elsewhere.database, elsewhere.files)

    assert not elsewhere.database.exists()
    assert not elsewhere.files.exists()


def test_a_backup_of_a_newer_desk_is_refused(backup: Path, elsewhere: Desk) -> None:
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["schema"] = "9999"
    (backup / "manifest.json").write_text(json.dumps(manifest))

    with pytest.raises(Refusal, match="database-newer"):
        restore(backup, elsewhere.database, elsewhere.files)


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{}",
        '{"schema": "0001", "files": {}}',
        '{"schema": "0001", "files": []}',
        "{",
    ],
)
def test_what_is_no_backup_is_not_restored(
    tmp_path: Path, elsewhere: Desk, manifest: str
) -> None:
    folder = tmp_path / "something"
    with pytest.raises(Refusal, match="backup-unreadable"):
        restore(folder, elsewhere.database, elsewhere.files)
    folder.mkdir()
    (folder / "manifest.json").write_text(manifest)

    with pytest.raises(Refusal, match="backup-unreadable"):
        restore(folder, elsewhere.database, elsewhere.files)


def test_a_restored_record_is_verified_without_anything_else(backup: Path) -> None:
    script = Path(__file__).parents[2] / "verify_record.py"
    command = [sys.executable, "-I", "-S", str(script), str(backup / "desk.sqlite")]

    ran = subprocess.run(command, capture_output=True, check=False, timeout=60)

    assert (ran.returncode, ran.stdout) == (0, b"DEMO-C1: OK, 1 rows\n")
