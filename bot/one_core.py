"""One core of the machine for a process whose threads take turns."""

import os
import sys
from contextlib import suppress
from pathlib import Path

_THIS = Path("/proc/self")
_LAST_RAN_ON = 36  # Among the fields that follow the name in brackets: see proc(5).


def stay_on_one_core() -> None:
    """
    Keep all threads of this process on the core on which it runs just now.

    Only one of them runs Python at a time. Where each hand-over wakes another core,
    and what was just worked on is fetched over to it, a press costs a third more.
    Nothing is done where that cannot be said, as on other systems than Linux.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError):
        core = _core()
        for task in (_THIS / "task").iterdir():
            _keep(int(task.name), core)


def _keep(thread: int, core: int) -> None:
    with suppress(ProcessLookupError):  # It ended meanwhile.
        os.sched_setaffinity(thread, {core})


def _core() -> int:
    fields = (_THIS / "stat").read_bytes().rpartition(b")")[2].split()
    return int(fields[_LAST_RAN_ON])
