"""One running desk on a data folder: the lock is gone when its holder is."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class FolderTaken(Exception):
    """Another desk holds the folder; *address* is its page's, where it is known."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class FolderLock:
    """The lock held on a folder; others can read in it who holds it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def say(self, address: str) -> None:
        """Write down the page's address for the next one who tries."""
        self._file.seek(0)
        self._file.truncate()
        self._file.write(address)
        self._file.flush()


@contextmanager
def folder_locked(folder: Path) -> Iterator[FolderLock]:
    """
    Hold *folder*, which must exist, until the end.

    The file stays when the lock is gone; only the lock counts.

    :raises FolderTaken: at once, when another process holds it.
    """
    with _opened(folder / "desk.lock") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderTaken(file.read()) from None
        lock = FolderLock(file)
        lock.say("")
        yield lock


def _opened(path: Path) -> IO[str]:
    """Open for reading and writing without emptying it: somebody may hold it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    return os.fdopen(handle, "r+", encoding="utf-8")
