"""Processes of the desk, begun and waited for by several threads at once."""

import multiprocessing
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from threading import Lock

from tests.faults.child import Job, work

_FORKING: ForkServerContext = multiprocessing.get_context("forkserver")
# To start a process also asks how all others ended. Two threads that ask of the same
# one at once are told 255, because the answer can be read only once.
_ASKING = Lock()


def begin(job: Job) -> ForkServerProcess:
    """Start a process that does a job."""
    with _ASKING:
        _FORKING.set_forkserver_preload(["tests.faults.warm"])
        process = _FORKING.Process(target=work, args=(job,), daemon=True)
        process.start()
    return process


def ended(process: ForkServerProcess, *, within: float | None = None) -> int | None:
    """Wait for its end; return how it ended, -9 for killed, None while it works."""
    wait([process.sentinel], within)
    with _ASKING:
        return process.exitcode


def run(job: Job) -> int | None:
    """Do a job in a process of its own; return how it ended."""
    return ended(begin(job))
