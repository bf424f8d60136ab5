"""Disks that are full for a while: all of a server's, or for some processes."""

import resource
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.outages import Break, Pids, Where
from tests.faults.places import Grounds, Place, Server, small_disk

_MEGABYTES = 64
_AT_ONCE = 1 << 16  # Bytes that are written to a disk at once until it is full.


def fills(grounds: Grounds, *, seconds: float, times: int) -> tuple[Break, Where]:
    """
    Return what fills the disk so many times, and where a desk must lie for that.

    PostgreSQL's log of what it writes lies elsewhere: where that has no room it ends
    itself, which is what a restart at once does to it too.
    """
    disk = _SmallDisk(grounds.server) if grounds.server else _NoFileGrows()

    def break_it(place: Place, pids: Pids, done: threading.Event) -> int:
        filled = 0
        while filled < times and not done.wait(0.5):
            filled += 1
            with disk.full(place, pids):
                done.wait(seconds)
        return filled

    return break_it, disk.under


def may_mount() -> bool:
    """Whether whoever runs this may mount a disk."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with small_disk(Path(folder) / "disk", megabytes=1, owner=None):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


class _SmallDisk:
    """A disk of its own for a database on PostgreSQL."""

    def __init__(self, server: Server) -> None:
        self._server, self._disk = server, Path()

    @contextmanager
    def under(self, place: Place) -> Iterator[None]:
        on_it = self._server.on_small_disk(place.database_name, megabytes=_MEGABYTES)
        with on_it as self._disk:
            yield

    @contextmanager
    def full(self, _place: Place, _pids: Pids) -> Iterator[None]:
        ballast = self._disk / "ballast"
        with suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(_AT_ONCE))
        try:
            yield
        finally:
            ballast.unlink()


class _NoFileGrows:
    """A disk that is full for the processes of one desk on SQLite."""

    @contextmanager
    def under(self, _place: Place) -> Iterator[None]:
        yield

    @contextmanager
    def full(self, place: Place, pids: Pids) -> Iterator[None]:
        log = place.folder / "desk.sqlite-wal"  # What is written comes here first.
        _let_files_grow(pids, log.stat().st_size if log.exists() else 0)
        try:
            yield
        finally:
            _let_files_grow(pids, resource.RLIM_INFINITY)


def _let_files_grow(pids: Pids, most: int) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
