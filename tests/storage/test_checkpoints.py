"""Checkpoints outside the database: a line for each head that moved."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.record import Checkpoint
from domain.refusals import Refusal
from storage.checkpoints import FILE_NAME, CheckpointFolder
from tests.storage.makers import NOW
from tests.storage.small_disk import small_files

HEAD = Checkpoint(reference="DEMO-0001", case_id="c1", seq=7, hash="a" * 64, at=NOW)
MOVED = replace(HEAD, seq=8, hash="b" * 64, at=NOW + timedelta(days=1))
OTHER = replace(HEAD, reference="DEMO-0002", case_id="c2")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> CheckpointFolder:
    return CheckpointFolder(tmp_path / "elsewhere" / "checkpoints")


def test_a_head_is_kept_once_until_it_moves(folder: CheckpointFolder) -> None:
    assert folder.keep([HEAD, OTHER]) == 2
    assert folder.keep([HEAD, OTHER]) == 0
    assert folder.keep([MOVED, OTHER]) == 1

    assert list(folder.kept()) == [HEAD, OTHER, MOVED]


def test_a_head_that_went_back_is_kept_too(folder: CheckpointFolder) -> None:
    for head in (HEAD, MOVED, HEAD):
        folder.keep([head])

    assert list(folder.kept()) == [HEAD, MOVED, HEAD]


def test_another_process_sees_what_was_kept(
    folder: CheckpointFolder, tmp_path: Path
) -> None:
    folder.keep([HEAD])

    assert CheckpointFolder(tmp_path / "elsewhere" / "checkpoints").keep([HEAD]) == 0


def test_what_did_not_change_is_not_read_again(
    folder: CheckpointFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.keep([HEAD])
    folder.keep([HEAD])
    monkeypatch.setattr(Path, "read_text", None)

    assert folder.keep([HEAD]) == 0


def test_a_file_that_was_taken_away_is_written_anew(
    folder: CheckpointFolder, tmp_path: Path
) -> None:
    folder.keep([HEAD])
    (tmp_path / "elsewhere" / "checkpoints" / FILE_NAME).unlink()

    assert folder.keep([HEAD]) == 1


def test_no_head_makes_no_file(folder: CheckpointFolder, tmp_path: Path) -> None:
    assert folder.keep([]) == 0

    assert list(folder.kept()) == []
    assert list(tmp_path.iterdir()) == []


def test_a_line_cut_short_by_a_crash_loses_no_other(
    folder: CheckpointFolder, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere" / "checkpoints" / FILE_NAME
    folder.keep([HEAD, MOVED])
    path.write_bytes(path.read_bytes()[:-30])

    assert folder.keep([MOVED]) == 1

    assert list(folder.kept()) == [HEAD, MOVED]


def test_only_its_owner_reads_it(folder: CheckpointFolder, tmp_path: Path) -> None:
    folder.keep([HEAD])

    modes = {path.stat().st_mode & 0o077 for path in tmp_path.rglob("*")}
    assert modes == {0}


def test_a_folder_that_cannot_be_used_is_told(
    folder: CheckpointFolder, tmp_path: Path
) -> None:
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(Refusal, match="checkpoints-unreadable"):
        CheckpointFolder(tmp_path).keep([HEAD])
    with small_files(10), pytest.raises(Refusal, match="checkpoints-unwritable"):
        folder.keep([HEAD])
