"""A desk's threads share one core, unless whoever runs it says otherwise."""

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot import local_desk
from bot.compose import compose
from bot.settings import LocalDeskSettings, load_settings
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


def test_a_program_of_any_name_is_kept_on_one_core(tmp_path: Path) -> None:
    program = tmp_path / "pythön) 1"
    program.symlink_to(sys.executable)
    asked = (
        "import os; from bot.one_core import stay_on_one_core as stay;"
        "stay(); print(len(os.sched_getaffinity(0)))"
    )
    told = subprocess.run(
        [program, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert told.stdout == "1\n"


def test_a_desk_stays_on_one_core(tmp_path: Path) -> None:
    until = time.monotonic() + 30
    with serving(tmp_path) as desk:
        while {len(each) for each in cores_of(desk.process.pid)} != {1}:
            assert time.monotonic() < until
            time.sleep(0.1)


@pytest.mark.parametrize("all_cores", [True, False])
async def test_who_wants_it_has_a_desk_on_all_cores(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, all_cores: bool
) -> None:
    kept = []
    monkeypatch.setattr(local_desk, "stay_on_one_core", lambda: kept.append(True))
    monkeypatch.setattr(local_desk, "collect_from_now_on", lambda: None)
    stopped = asyncio.Event()
    stopped.set()
    settings = load_settings(LocalDeskSettings, said={"data": str(tmp_path / "data")})
    with compose(settings) as house:
        _app, work = local_desk.open_desk(house)
        await local_desk.work_until(stopped, work, all_cores=all_cores)

    assert bool(kept) is not all_cores
