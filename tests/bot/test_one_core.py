"""A desk's threads share one core, unless whoever runs it says otherwise."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bot.commands import serving

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems let nobody say where a thread runs"
)
_THREADS_BEFORE_AND_AFTER = """
import os, threading
from bot.one_core import stay_on_one_core
go_on = threading.Event()
threads = [threading.Thread(target=go_on.wait) for _ in range(3)]
for each in threads[:2]:
    each.start()
stay_on_one_core()
threads[2].start()
print([sorted(os.sched_getaffinity(each.native_id)) for each in threads])
print(sorted(os.sched_getaffinity(0)))
go_on.set()
"""


def cores_of(process: int) -> set[frozenset[int]]:
    """Return on which cores the threads of a process may run."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return {frozenset(os.sched_getaffinity(int(task.name))) for task in tasks}


def cores_of_a_desk(folder: Path, env: Mapping[str, str]) -> set[frozenset[int]]:
    with serving(folder, env=env) as desk:
        # It answers once it has begun its work.
        with urllib.request.urlopen(desk.address, timeout=30) as answer:
            assert answer.status == 200
        return cores_of(desk.process.pid)


def test_threads_that_run_and_those_that_come_are_kept_on_one_core() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _THREADS_BEFORE_AND_AFTER],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    threads, main = told.stdout.splitlines()
    (core,) = json.loads(main)
    assert json.loads(threads) == [[core]] * 3
    assert core in os.sched_getaffinity(0)


def test_a_desk_stays_on_one_core(tmp_path: Path) -> None:
    (cores,) = cores_of_a_desk(tmp_path, {})

    assert len(cores) == 1


def test_who_wants_it_has_a_desk_on_all_cores(tmp_path: Path) -> None:
    cores = cores_of_a_desk(tmp_path, {"SES_DESK_ALL_CORES": "1"})

    assert cores == {frozenset(os.sched_getaffinity(0))}
