"""What a command cannot do is said in a sentence, never in a traceback."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.compose import compose
from bot.settings import load_settings
from tests.bot.commands import SES_DESK, Run

NAME = "Invented Person"


@pytest.mark.parametrize(
    "words",
    [
        ("record", "redact", "DEMO-0001", "999", "--reason", "x"),
        ("record", "redact", "DEMO-0001", "1", "--reason", " "),
        ("record", "redact", "DEMO-9999", "1", "--reason", "x"),
        ("case", "DEMO-9999"),
        ("case", "DEMO-0001", "--data", "nowhere"),
        ("verify", "--data", "nowhere"),
        ("backup", "kept", "--data", "nowhere"),
        ("restore", "nowhere", "--data", "new"),
        ("holidays", "load", "no.csv", "--calendar", "New York", "--year", "2024"),
        ("serve", "--port", "none"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: tuple[str, ...], run: Run
) -> None:
    ended = run(*words)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count(". ") >= 1
    assert "Traceback" not in ended.err
    assert "That did not work" not in ended.err


@pytest.mark.parametrize("command", [("backup",), ("restore", "kept")])
def test_a_database_elsewhere_is_not_ours_to_copy(
    command: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SES_DESK_DATABASE_URL", "postgresql://nobody@localhost/no")

    ended = run(*command)

    assert ended.code == 2
    assert "pg_dump" in ended.err


def test_a_list_in_another_encoding_is_refused(run: Run, folder: Path) -> None:
    (folder / "days.csv").write_bytes("2024-05-01,Fête\n".encode("latin-1"))

    ended = run(
        "holidays", "load", "days.csv", "--calendar", "New York", "--year", "2024"
    )

    assert ended.code == 2
    assert "UTF-8" in ended.err


def test_who_stops_reading_ends_the_command_quietly(folder: Path) -> None:
    with subprocess.Popen(
        [str(SES_DESK), "procedure", "--json"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""


def test_a_missing_key_is_found_by_the_doctor(run: Run, folder: Path) -> None:
    (folder / "data.key/wall.key").unlink()

    ended = run("doctor")

    assert ended.code == 1
    assert "problem  key:" in ended.out
    assert "problem  database:" in ended.out


def test_a_wrong_key_is_found_before_anybody_needs_a_name(
    run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    with compose(load_settings(said={"data": str(other / "data")})):
        shutil.copy(other / "data.key/wall.key", folder / "data.key/wall.key")

    ended = run("case", "DEMO-0001")

    assert ended.code == 2
    assert "key" in ended.err


def test_a_file_that_is_no_database_is_not_touched(run: Run, folder: Path) -> None:
    file = folder / "data/desk.sqlite"
    file.write_bytes(b"not a database at all" * 100)

    assert run("verify").code == 2
    assert file.read_bytes().startswith(b"not a database")


def test_what_nobody_foresaw_gets_an_id_that_is_in_the_log(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_words: object) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr("bot.commands.procedure.show_procedure", fail)

    ended = run("procedure")

    log, sentence = ended.err.splitlines()
    assert ended.code == 1
    assert json.loads(log)["error_id"] in sentence
    assert NAME not in ended.err
