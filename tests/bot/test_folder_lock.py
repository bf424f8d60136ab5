"""One desk runs on a data folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.folder_lock import FolderTaken, folder_locked

HOLDS_IT = """
import sys
from pathlib import Path
from bot.folder_lock import folder_locked
with folder_locked(Path(sys.argv[1])) as lock:
    lock.say("http://127.0.0.1:1/")
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_one_is_told_where_the_first_one_is(tmp_path: Path) -> None:
    with folder_locked(tmp_path) as lock:
        lock.say("http://127.0.0.1:8765/")

        with pytest.raises(FolderTaken) as caught, folder_locked(tmp_path):
            pass

    assert caught.value.address == "http://127.0.0.1:8765/"


def test_a_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    with folder_locked(tmp_path):
        pass

    with folder_locked(tmp_path):
        assert (tmp_path / "desk.lock").read_text(encoding="utf-8") == ""


def test_a_killed_desk_leaves_the_folder_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS_IT, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FolderTaken), folder_locked(tmp_path):
            pass
        holder.kill()

    with folder_locked(tmp_path):
        assert (tmp_path / "desk.lock").read_text(encoding="utf-8") == ""
