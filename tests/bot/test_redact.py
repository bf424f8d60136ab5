"""`ses-desk record redact`: what a row said is gone from wherever it was copied."""

import sqlite3
from pathlib import Path

import pytest

from bot.compose import compose
from bot.desk.drawing import words_html
from bot.settings import load_settings
from domain.news import room_of
from services.actions.move_action import comment_on_action
from services.reading.read_action import find_action
from tests.bot.commands import Run
from tests.bot.conftest import FOCAL_POINT, MORNING
from tests.clock import FakeClock


def dumped(folder: Path) -> str:
    with sqlite3.connect(folder / "data/desk.sqlite") as database:
        found = "\n".join(database.iterdump())
    database.close()
    return found


@pytest.fixture(name="commented")
def _commented(folder: Path) -> tuple[int, str]:
    """Comment on an action, show it in the room; return the row and the words."""
    words = "Somebody lives beside the mill."
    settings = load_settings(said={"data": str(folder / "data")})
    with compose(settings, clock=FakeClock(MORNING)) as house:
        ports = house.ports
        with ports.read_uow() as uow:
            case = uow.cases.named("DEMO-0001")
        assert case
        action = find_action(case.id, "5", ports=ports)
        comment_on_action(action.id, words=words, by=FOCAL_POINT, ports=ports)
        house.messages.add(
            room_of(case.id),
            case_id=case.id,
            author="",
            plain=f"Comment: {words}",
            html=words_html(f"Comment: {words}"),
            at=MORNING,
        )
        with ports.read_uow() as uow:
            return uow.record.rows(case.id)[-1].seq, words


def test_a_redacted_note_is_nowhere_in_the_database(
    run: Run, folder: Path, commented: tuple[int, str]
) -> None:
    seq, note = commented
    assert note in dumped(folder)

    ended = run("record", "redact", "DEMO-0001", str(seq), "--reason", "A name.")

    assert ended.code == 0
    assert f"Row {seq} of DEMO-0001 says nothing any more" in ended.out
    assert "(other tables: 1, messages: 1)" in ended.out
    assert "Backups taken until now" in ended.out
    assert note not in dumped(folder)
    assert run("verify").code == 0


def test_the_facts_that_stay_are_named(run: Run) -> None:
    ended = run("record", "redact", "DEMO-0001", "1", "--reason", "A name.")

    assert "every card shows them" in ended.out
