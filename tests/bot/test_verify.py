"""`ses-desk verify` and `backup` find what was changed behind the desk's back."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.compose import compose
from bot.settings import load_settings
from domain.people import Actor
from services.approvals.draft_document import draft_document, send_for_approval
from services.approvals.sign_action import sign_action
from services.paper import Paper
from services.reading.read_action import find_action
from services.record.take_checkpoints import take_checkpoints
from tests.bot.commands import Run
from tests.bot.conftest import FOCAL_POINT, MORNING
from tests.clock import FakeClock

RISK_OWNER = Actor(person_id="demo-resident-representative", via="desk")
PLAN = "03-eligible/DEMO-0001-interim-action-plan-v1.md"

FORGERY = """
    INSERT INTO signatures (id, action_id, version_id, fingerprint, key, verdict, by,
                            at, acting_for, reason)
    SELECT 'forged', action_id, version_id, fingerprint, 'coordinator', verdict, by,
           at, acting_for, reason
    FROM signatures
"""


@pytest.fixture(name="signed")
def _signed(folder: Path) -> Path:
    """Add a plan that was signed to the desk of the commands."""
    settings = load_settings(said={"data": str(folder / "data")})
    with compose(settings, clock=FakeClock(MORNING)) as house:
        ports = house.ports
        with ports.read_uow() as uow:
            case = uow.cases.named("DEMO-0001")
        assert case
        action = find_action(case.id, "10", ports=ports)
        paper = Paper(name="p.md", media_type="text/markdown", content=b"A plan.")
        drafted = draft_document(action.id, paper=paper, by=FOCAL_POINT, ports=ports)
        version_id = drafted.version.id
        send_for_approval(action.id, version_id=version_id, by=FOCAL_POINT, ports=ports)
        sign_action(action.id, version_id=version_id, by=RISK_OWNER, ports=ports)
        take_checkpoints(keep=house.checkpoints.keep, ports=ports)
    return folder


def change(folder: Path, *statements: str) -> None:
    with sqlite3.connect(folder / "data/desk.sqlite") as database:
        for statement in statements:
            database.execute(statement)
    database.close()


def without_checkpoints(folder: Path) -> None:
    for path in folder.glob("data.checkpoints/*"):
        path.unlink()


def test_a_cut_tail_is_found_without_a_checkpoint(run: Run, folder: Path) -> None:
    without_checkpoints(folder)
    change(
        folder,
        "DELETE FROM record WHERE seq > 5",
        "DELETE FROM record_content WHERE seq > 5",
    )

    ended = run("verify")

    assert ended.code == 1
    assert "DEMO-0001: row 6 and all after it were cut off" in ended.out


def test_an_emptied_record_is_found_without_a_checkpoint(
    run: Run, folder: Path
) -> None:
    without_checkpoints(folder)
    change(
        folder,
        "DELETE FROM record",
        "DELETE FROM record_content",
        "DELETE FROM record_heads",
    )

    ended = run("verify")

    assert ended.code == 1
    assert "DEMO-0001: row 1 and all after it were cut off" in ended.out


def test_a_head_that_was_taken_away_is_missed(run: Run, folder: Path) -> None:
    without_checkpoints(folder)
    change(folder, "DELETE FROM record_heads")

    assert run("verify").code == 1


def test_rows_added_behind_the_head_are_found(run: Run, folder: Path) -> None:
    without_checkpoints(folder)
    change(
        folder,
        "UPDATE record_heads SET seq = 3,"
        " hash = (SELECT hash FROM record WHERE record.seq = 3)",
    )

    assert run("verify").code == 1


def test_verifying_needs_no_key_and_makes_none(run: Run, folder: Path) -> None:
    (folder / "data.key/wall.key").unlink()

    ended = run("verify")

    assert ended.code == 0
    assert not (folder / "data.key/wall.key").exists()


def test_a_signed_plan_that_nobody_touched_holds(run: Run, signed: Path) -> None:
    assert (signed / "data/cases/DEMO-0001" / PLAN).is_file()
    assert run("verify").code == 0


def test_a_file_with_other_bytes_is_named(run: Run, signed: Path) -> None:
    (signed / "data/cases/DEMO-0001" / PLAN).write_bytes(b"Another plan.")

    ended = run("verify")

    assert ended.code == 1
    assert f"DEMO-0001: the file {PLAN} is not the one whose" in ended.out


def test_a_file_that_is_gone_is_named(run: Run, signed: Path) -> None:
    (signed / "data/cases/DEMO-0001" / PLAN).unlink()

    ended = run("verify")

    assert ended.code == 1
    assert f"DEMO-0001: the file {PLAN} is gone" in ended.out


@pytest.mark.parametrize(
    "statement, words",
    [
        (
            "UPDATE versions SET fingerprint = 'f00d'",
            f"what is kept of the version {PLAN} is not what row",
        ),
        (
            "UPDATE versions SET by = 'demo-co-lead'",
            f"what is kept of the version {PLAN} is not what row",
        ),
        (
            "UPDATE signatures SET by = 'demo-co-lead'",
            f"what is kept of the signature on {PLAN} is not what row",
        ),
        (
            "UPDATE signatures SET key = 'coordinator'",
            f"what is kept of the signature on {PLAN} is not what row",
        ),
        (
            "UPDATE signatures SET fingerprint = 'f00d'",
            f"what is kept of the signature on {PLAN} is not what row",
        ),
        (
            "UPDATE signatures SET verdict = 'refused'",
            f"what is kept of the signature on {PLAN} is not what row",
        ),
        ("DELETE FROM signatures", "the signature that row"),
        (
            FORGERY,
            "no row tells of one of the signatures",
        ),
    ],
)
def test_what_the_tables_say_against_the_record_is_named(
    statement: str, words: str, run: Run, signed: Path
) -> None:
    change(signed, statement)

    ended = run("verify")

    assert ended.code == 1
    assert f"problem  DEMO-0001: {words}" in ended.out


def test_a_backup_of_a_changed_file_is_refused(run: Run, signed: Path) -> None:
    (signed / "data/cases/DEMO-0001" / PLAN).write_bytes(b"Another plan.")

    ended = run("backup", "kept")

    assert ended.code == 2
    assert f"The case file DEMO-0001/{PLAN} is gone, or is not" in ended.err
    assert not (signed / "kept").exists()


def test_a_backup_of_files_as_they_were_is_made(run: Run, signed: Path) -> None:
    assert run("backup", "kept").code == 0
    assert (signed / "kept/cases/DEMO-0001" / PLAN).is_file()


def test_an_export_of_the_record_is_verified_without_the_desk(
    run: Run, folder: Path
) -> None:
    made, again = (
        run("record", "export", "rows.jsonl"),
        run("record", "export", "rows.jsonl"),
    )
    script = Path(__file__).parents[2] / "verify_record.py"
    checked = subprocess.run(
        [sys.executable, script, folder / "rows.jsonl"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (made.code, again.code, checked.returncode) == (0, 2, 0)
    rows = (folder / "rows.jsonl").read_text("utf-8").splitlines()
    assert f"{len(rows)} rows are in rows.jsonl" in made.out
    assert (folder / "rows.jsonl").stat().st_mode & 0o077 == 0
