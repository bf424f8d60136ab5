"""Starting to serve, against importing the same libraries and no more."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.request import urlopen

from benchmarks.measuring import MS, Figure, medians, megabytes_of
from benchmarks.scale import Scale

TIMES = 7
BAR = 1.5
MOST_MEGABYTES = 130.0
_HOUSE = ("bot", "cards", "dialogs", "domain", "scheduler", "services", "storage")
_ROOT = Path(__file__).parent.parent
_OPEN = "is open at "
_DONE = "done"
# Tells which modules came from elsewhere, in their order, when the page can be had.
_SERVE = f"""
import json, os, sys
from bot.cli import main

class Telling:
    def __init__(self, told, out):
        self.told, self.out = told, out

    def __getattr__(self, name):
        return getattr(self.out, name)

    def write(self, text):
        if "{_OPEN}" in text:
            self.tell()
        return self.out.write(text)

    def tell(self):
        specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
        names = [spec.name for spec in specs if spec and spec.name in sys.modules]
        house = {_HOUSE}
        with open(self.told, "w") as file:
            json.dump([name for name in names if name.split(".")[0] not in house], file)

if "MODULES_TOLD_IN" in os.environ:
    sys.stdout = Telling(os.environ["MODULES_TOLD_IN"], sys.stdout)
main()
"""
_IMPORT = f"""
import importlib, json, os, sys
for name in json.load(open(sys.argv[1])):
    importlib.import_module(name)
print("{_DONE}", flush=True)
os._exit(0)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Started:
    """A process that has said the word that was waited for."""

    process: subprocess.Popen[str]
    said: str
    took_ms: float


def measure_start(scale: Scale) -> list[Figure]:
    """Starting on a folder that is there, and the memory of what serves then."""
    folder = scale.folder / "start-to-listening"
    folder.mkdir()
    data, told = folder / "data", folder / "modules.json"
    _start(data, folder)  # Makes the data, and the bytecode.
    _start(data, folder, MODULES_TOLD_IN=str(told))
    _import(told, folder)
    ours, floor = medians(
        lambda _: _start(data, folder),
        lambda _: _import(told, folder),
        times=scale.times(TIMES),
    )
    count = len(json.loads(told.read_text(encoding="utf-8")))
    against = f"importing the same {count} modules of libraries"
    return [
        Figure("start-to-listening", ours, floor, bar=BAR, against=against),
        *_memory(data, folder),
    ]


def _start(data: Path, folder: Path, **environment: str) -> float:
    """Serve until the page can be had; return how long that took."""
    with _serving(data, folder, **environment) as started:
        return started.took_ms


@contextmanager
def _serving(data: Path, folder: Path, **environment: str) -> Iterator[_Started]:
    words = ["-c", _SERVE, "serve", "--port", "0", "--data", str(data)]
    with _said(_OPEN, words, folder, environment) as started:
        yield started


def _import(told: Path, folder: Path) -> float:
    """Import what serving imports; return how long that took."""
    with _said(_DONE, ["-c", _IMPORT, str(told)], folder, {}) as started:
        return started.took_ms


@contextmanager
def _said(
    word: str, words: list[str], folder: Path, environment: dict[str, str]
) -> Iterator[_Started]:
    """Start Python with *words* until it says *word*; stop it in the end."""
    begun = perf_counter()
    with (
        (folder / "said.txt").open("w") as complaints,
        subprocess.Popen(
            [sys.executable, *words],
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            cwd=_ROOT,
            env=_environment(folder) | environment,
        ) as process,
    ):
        said = next((line for line in process.stdout or () if word in line), "")
        took = (perf_counter() - begun) * MS
        try:
            if not said:
                raise AssertionError((folder / "said.txt").read_text(encoding="utf-8"))
            yield _Started(process=process, said=said, took_ms=took)
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate()


def _environment(folder: Path) -> dict[str, str]:
    """Return a plain environment in which bytecode is kept, as on anybody's machine."""
    kept = {name: value for name, value in os.environ.items() if not _bends(name)}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def _bends(name: str) -> bool:
    return name.startswith(("SES_DESK_", "PYTHON", "MODULES_"))


def _memory(data: Path, folder: Path) -> list[Figure]:
    """Return the memory of a desk that has shown its page, where a machine tells."""
    with _serving(data, folder) as started:
        address = started.said.split(_OPEN)[1].strip()
        with urlopen(address) as page:  # noqa: S310 -- The desk just started, on loopback.
            page.read()
        megabytes = megabytes_of(started.process.pid)
    if not megabytes:
        return []
    return [
        Figure(
            "serve-memory",
            megabytes,
            MOST_MEGABYTES,
            bar=1.0,
            against="the most that it may take",
            unit="MB",
        )
    ]
