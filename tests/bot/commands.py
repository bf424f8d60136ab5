"""Starts the product's own command, as people and programs do."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LISTENS = re.compile(r"(?:SES Desk|The rehearsal) .*at (http://\S+)\n")
SES_DESK = Path(sys.executable).with_name("ses-desk")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]  # Takes the command's words.


def ses_desk(
    *words: str, folder: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in *folder* to its end."""
    return subprocess.run(
        [str(SES_DESK), *words],
        cwd=folder,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )


@dataclass(frozen=True, slots=True)
class Served:
    """A running desk: its page's address and the folder it was started in."""

    address: str
    folder: Path
    process: subprocess.Popen[str]

    @property
    def port(self) -> str:
        """The port that it took."""
        return self.address.rstrip("/").rpartition(":")[2]

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to stop; return its exit code and its last words."""
        self.process.send_signal(sign)
        last_words, _ = self.process.communicate(timeout=30)
        return self.process.returncode, last_words


@contextmanager
def serving(
    folder: Path,
    *,
    port: str = "0",
    command: str = "serve",
    env: Mapping[str, str] | None = None,
) -> Iterator[Served]:
    """Start a desk in *folder*, on any free port by default; wait until it listens."""
    with subprocess.Popen(
        [str(SES_DESK), *command.split(), "--port", port],
        cwd=folder,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield Served(_address(process), folder, process)
        finally:
            process.kill()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := _LISTENS.fullmatch(line):
            return found[1]
    raise AssertionError("The desk ended before it listened.")
