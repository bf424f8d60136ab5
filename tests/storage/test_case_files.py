"""Case folders: whole files or none, and nothing outside their case."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from domain.refusals import Refusal
from storage.case_files import DiskCaseFiles
from tests.storage.presses import press_at_once
from tests.storage.small_disk import small_files

CASE = "DEMO-0001"
PATH = "03-eligible/DEMO-0001-fact-sheet-v1.txt"

TRICKS = (
    "",
    ".",
    "..",
    "/",
    "/etc/passwd",
    "../DEMO-0002/x.txt",
    "03-eligible/../../x.txt",
    "03-eligible/./x.txt",
    "03-eligible//x.txt",
    "03-eligible/",
    "./x.txt",
    ".hidden",
    "a/.hidden",
    "a\\..\\b",
    "C:x.txt",
    "c:/x.txt",
    "nul\0l",
    "line\nbreak",
    "bell\x07",
    "right\u202eleft.txt",
    "zero\u200bwidth.txt",
    "half\ud800.txt",
    "trailing.",
    "trailing ",
    " leading",
    "a*b",
    'quo"te',
    "x" * 201,
    "é" * 101,
    "/".join("abcdefghi"),
)


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> DiskCaseFiles:
    return DiskCaseFiles(tmp_path / "cases")


def below(folder: Path) -> list[str]:
    """Name every file and folder below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_file_is_read_as_it_was_written(files: DiskCaseFiles) -> None:
    content = bytes(range(256)) * 1_000

    fingerprint = files.write(CASE, PATH, content)

    assert fingerprint == sha256(content).hexdigest()
    assert files.read(CASE, PATH) == content


def test_the_same_bytes_again_are_no_error(files: DiskCaseFiles) -> None:
    assert files.write(CASE, PATH, b"one") == files.write(CASE, PATH, b"one")


def test_other_bytes_never_replace_what_is_there(
    files: DiskCaseFiles, tmp_path: Path
) -> None:
    files.write(CASE, PATH, b"one")

    with pytest.raises(Refusal, match="file-exists"):
        files.write(CASE, PATH, b"two")

    assert files.read(CASE, PATH) == b"one"
    assert len(below(tmp_path / "cases")) == 3


def test_of_many_who_write_a_file_one_does(files: DiskCaseFiles) -> None:
    def write(number: int) -> str:
        try:
            return files.write(CASE, PATH, str(number).encode())
        except Refusal as refusal:
            return refusal.code

    written = press_at_once(write)

    assert written.count("file-exists") == len(written) - 1
    assert sha256(files.read(CASE, PATH)).hexdigest() in written


def test_a_tree_is_made_once_and_for_its_owner_only(
    files: DiskCaseFiles, tmp_path: Path
) -> None:
    folders = ("00-templates", "01-registration", "03-eligible/annexes")
    files.make_tree(CASE, folders)
    files.write(CASE, "00-templates/a.txt", b"x")
    files.make_tree(CASE, folders)

    files.refuse_open_to_others(CASE)
    assert set(folders) < set(below(tmp_path / "cases" / CASE))
    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "cases").rglob("*")}
    assert modes == {0}


@pytest.mark.parametrize("what", ["", "01-registration", "01-registration/a.txt"])
def test_a_case_that_others_can_look_into_is_told(
    files: DiskCaseFiles, tmp_path: Path, what: str
) -> None:
    files.write(CASE, "01-registration/a.txt", b"x")
    opened = tmp_path / "cases" / CASE / what
    opened.chmod(opened.stat().st_mode | 0o040)

    with pytest.raises(Refusal, match="folder-open-to-others"):
        files.refuse_open_to_others(CASE)


@pytest.mark.parametrize("path", TRICKS)
def test_a_path_that_leads_elsewhere_is_refused(
    files: DiskCaseFiles, tmp_path: Path, path: str
) -> None:
    for trick in (
        lambda: files.write(CASE, path, b"x"),
        lambda: files.read(CASE, path),
        lambda: files.make_tree(CASE, [path]),
        lambda: files.write(path if "/" not in path else "a/b", "x.txt", b"x"),
    ):
        with pytest.raises(Refusal, match="file-path-refused"):
            trick()

    assert below(tmp_path) == []


def test_a_link_in_place_of_a_folder_is_not_followed(
    files: DiskCaseFiles, tmp_path: Path
) -> None:
    files.make_tree(CASE, ["01-registration"])
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "cases" / CASE / "03-eligible").symlink_to(outside)
    (tmp_path / "cases" / "DEMO-0002").symlink_to(outside)

    for case, path in ((CASE, PATH), ("DEMO-0002", "x.txt")):
        with pytest.raises(Refusal, match="file-path-refused"):
            files.write(case, path, b"x")
    assert below(outside) == []


def test_a_link_in_place_of_a_file_is_neither_read_nor_written(
    files: DiskCaseFiles, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("behind")
    files.make_tree(CASE, ["03-eligible"])
    (tmp_path / "cases" / CASE / PATH).symlink_to(secret)

    with pytest.raises(Refusal, match="file-path-refused"):
        files.read(CASE, PATH)
    with pytest.raises(Refusal, match="file-path-refused"):
        files.write(CASE, PATH, b"over")
    assert secret.read_text() == "behind"


def test_a_file_that_is_a_folder_is_refused(files: DiskCaseFiles) -> None:
    files.make_tree(CASE, [PATH])

    with pytest.raises(Refusal, match="file-is-folder"):
        files.write(CASE, PATH, b"x")
    with pytest.raises(Refusal, match="file-is-folder"):
        files.read(CASE, PATH)


def test_a_folder_that_is_a_file_is_refused(files: DiskCaseFiles) -> None:
    files.write(CASE, "03-eligible", b"x")

    with pytest.raises(Refusal, match="file-path-refused"):
        files.write(CASE, PATH, b"x")


def test_a_pipe_in_place_of_a_file_holds_nobody_up(
    files: DiskCaseFiles, tmp_path: Path
) -> None:
    files.make_tree(CASE, ["03-eligible"])
    os.mkfifo(tmp_path / "cases" / CASE / PATH)

    with pytest.raises(Refusal, match="file-is-folder"):
        files.read(CASE, PATH)


@pytest.mark.parametrize("path", [PATH, "03-eligible/another.txt", "04-x/y.txt"])
def test_a_file_that_is_not_there_is_missing(files: DiskCaseFiles, path: str) -> None:
    with pytest.raises(Refusal, match="file-missing"):
        files.read("DEMO-0002", path)
    files.write(CASE, "03-eligible/one.txt", b"x")
    with pytest.raises(Refusal, match="file-missing"):
        files.read(CASE, path)


def test_a_full_disk_leaves_no_half_of_a_file(
    files: DiskCaseFiles, tmp_path: Path
) -> None:
    files.make_tree(CASE, ["03-eligible"])

    with small_files(10_000), pytest.raises(Refusal, match="disk-full"):
        files.write(CASE, PATH, b"x" * 20_000)

    assert below(tmp_path / "cases" / CASE) == ["03-eligible"]
    assert files.write(CASE, PATH, b"x" * 20_000)
