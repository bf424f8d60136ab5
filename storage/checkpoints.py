"""Checkpoints in a folder outside the database: a line for every head that moved."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from domain.chain import written_moment
from domain.record import Checkpoint
from domain.refusals import Refusal
from storage.disk import OWNER_ONLY_FILE, make_private

FILE_NAME = "checkpoints.jsonl"
_Looks = tuple[int, int, int] | None  # Which file it is, its size, when it changed.
_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC


class CheckpointFolder:
    """
    Keeps the heads of all records as lines of JSON, to be handed to the verifier.

    Lines are only ever added. Best is a folder on another machine, or one that is
    copied there: who can change the database must not be able to change it too.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._read_as: _Looks = None
        self._known: dict[str, str] = {}

    def keep(self, heads: Sequence[Checkpoint]) -> int:
        """
        Add those heads that moved since they were last kept; return how many.

        :raises Refusal: `checkpoints-unwritable`; some lines may be there by then.
        """
        known = self._hashes()
        moved = [head for head in heads if known.get(head.case_id) != head.hash]
        if moved:
            self._append("".join(map(_line, moved)))
        return len(moved)

    def _hashes(self) -> dict[str, str]:
        """Return each case's last hash; a file that did not change is not read anew."""
        looks = self._looks()
        if looks is None or looks != self._read_as:
            self._known = {each.case_id: each.hash for each in self.kept()}
            self._read_as = looks
        return self._known

    def _looks(self) -> _Looks:
        with suppress(OSError):  # Reading it will tell what is wrong.
            found = self._path.stat()
            return found.st_ino, found.st_size, found.st_mtime_ns
        return None

    def kept(self) -> Iterator[Checkpoint]:
        """Return what was kept, oldest first; a line cut short by a crash is passed."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return iter(())
        except (OSError, ValueError):
            raise Refusal("checkpoints-unreadable", path=str(self._path)) from None
        return _read(text.splitlines())

    def _append(self, lines: str) -> None:
        try:
            make_private(self._path.parent)
            file = os.open(self._path, _APPEND, OWNER_ONLY_FILE)
            with os.fdopen(file, "a", encoding="utf-8") as opened:
                # An empty line first: one cut short by a crash swallows no other.
                opened.write(f"\n{lines}")
                opened.flush()
                os.fsync(file)
        except OSError as error:
            raise Refusal("checkpoints-unwritable", path=str(self._path)) from error


def _line(checkpoint: Checkpoint) -> str:
    said = asdict(checkpoint) | {"at": written_moment(checkpoint.at)}
    return f"{json.dumps(said)}\n"


def _read(lines: Iterable[str]) -> Iterator[Checkpoint]:
    for line in lines:
        try:
            said = json.loads(line)
            yield Checkpoint(**said | {"at": datetime.fromisoformat(said["at"])})
        except (ValueError, TypeError, KeyError):
            continue
