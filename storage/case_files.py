"""Case folders on disk: written whole or not at all, never outside their case."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from domain.refusals import Refusal
from storage.disk import (
    OTHERS,
    OWNER_ONLY_FILE,
    OWNER_ONLY_FOLDER,
    make_private,
    refusing_disk,
)
from storage.file_paths import parts_of_path, safe_part

# A link in place of a folder or a file is never followed: it could lead anywhere.
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


class DiskCaseFiles:
    """Fills `CaseFiles`: one folder a case below *folder*, named by its reference."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make_tree(self, reference: str, folders: Sequence[str]) -> None:
        """Make a case's folders; those that exist stay. Refusals as for `write`."""
        for folder in folders:
            parts = [safe_part(reference), *parts_of_path(folder)]
            with refusing_disk(), self._opened(parts, make=True):
                pass

    def write(self, reference: str, path: str, content: bytes) -> str:
        """
        Write a new file below a case's folder and return its SHA-256 in hex.

        The same bytes at the same path again are no error: that file stands.
        Refusal `file-exists`, `file-is-folder`, `file-path-refused`, `disk-full` or
        `files-unwritable`; nothing half done.
        """
        *folders, name = [safe_part(reference), *parts_of_path(path)]
        fingerprint = sha256(content).hexdigest()
        with refusing_disk(), self._opened(folders, make=True) as folder:
            if not _put(folder, name, content):
                _refuse_other_bytes(folder, name, fingerprint)
        return fingerprint

    def read(self, reference: str, path: str) -> bytes:
        """Return a file's bytes; Refusal `file-missing`, or those of a bad path."""
        *folders, name = [safe_part(reference), *parts_of_path(path)]
        with refusing_disk(), self._opened(folders, make=False) as folder:
            return _read(folder, name)

    def refuse_open_to_others(self, reference: str) -> None:
        """
        Refuse a case folder that other users of the machine can look into.

        :raises Refusal: `folder-open-to-others`, or `file-missing` without a folder.
        """
        with (
            refusing_disk(),
            self._opened([safe_part(reference)], make=False) as folder,
        ):
            for _path, _folders, files, here in os.fwalk(".", dir_fd=folder):
                modes = [os.fstat(here).st_mode]
                modes += [os.lstat(name, dir_fd=here).st_mode for name in files]
                if any(mode & OTHERS for mode in modes):
                    raise Refusal("folder-open-to-others", case=reference)

    @contextmanager
    def _opened(self, parts: Sequence[str], *, make: bool) -> Iterator[int]:
        """Open a folder part by part, so that no link is passed on the way."""
        if make:
            make_private(self._folder)
        here = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            for part in parts:
                here = _entered(here, part, make=make)
            yield here
        finally:
            os.close(here)


def _entered(here: int, part: str, *, make: bool) -> int:
    """Open the folder *part* in *here*; *here* is closed only when that worked."""
    if make:
        with suppress(FileExistsError):
            os.mkdir(part, OWNER_ONLY_FOLDER, dir_fd=here)
    there = os.open(part, _FOLDER, dir_fd=here)
    os.close(here)
    return there


def _put(folder: int, name: str, content: bytes) -> bool:
    """Write beside, then give it its name; False when that name is taken."""
    beside = f".new-{token_hex(8)}"
    try:
        _write(folder, beside, content)
        os.link(beside, name, src_dir_fd=folder, dst_dir_fd=folder)
    except FileExistsError:
        return False
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside, dir_fd=folder)
    os.fsync(folder)
    return True


def _write(folder: int, name: str, content: bytes) -> None:
    file = os.open(name, _NEW_FILE, OWNER_ONLY_FILE, dir_fd=folder)
    with os.fdopen(file, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(file)


def _read(folder: int, name: str) -> bytes:
    file = os.open(name, _OLD_FILE, dir_fd=folder)
    with os.fdopen(file, "rb") as opened:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise Refusal("file-is-folder", file=name)
        return opened.read()


def _refuse_other_bytes(folder: int, name: str, fingerprint: str) -> None:
    if sha256(_read(folder, name)).hexdigest() != fingerprint:
        raise Refusal("file-exists", file=name)
