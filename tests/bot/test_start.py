"""What starting a desk loads, and what waits until its page is open."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Dialogs, drawing, sweeps and most of the tables: a third of the time of a start.
LATER = (
    "cards.views.action",
    "dialogs.reading.commands",
    "dialogs.router",
    "scheduler.draw",
    "scheduler.sweep",
    "storage.stores.actions",
    "storage.tables.connect",
)


def modules_after(program: str) -> set[str]:
    command = [sys.executable, "-c", f"{program}; print(*sys.modules)"]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=110
    )
    return set(ran.stdout.split())


def test_a_desk_opens_its_page_before_it_loads_what_only_answers_need() -> None:
    loaded = modules_after("import sys, bot.desk_process")

    assert "bot.desk.pages" in loaded
    assert loaded.isdisjoint(LATER)


def test_what_answers_need_is_loaded_once_the_page_is_open() -> None:
    loaded = modules_after("import sys, bot.local_desk as desk; desk.load_the_rest()")

    assert loaded.issuperset(LATER)
