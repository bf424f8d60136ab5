"""`ses-desk serve` as a person starts it, in an empty folder."""

import json
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.commands.refused import CommandRefused
from bot.desk_server import address_of, port_taken_up
from tests.bot.commands import Served, serving, ses_desk


@pytest.fixture(scope="module", name="desk")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("empty")) as desk:
        yield desk


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        text: str = answer.read().decode()
        return text


def ready(desk: Served) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(fetched(f"{desk.address}readyz"))
    return answer


def test_it_starts_in_an_empty_folder_and_shows_the_cast(desk: Served) -> None:
    page = fetched(desk.address)

    assert "Demo SES Focal Point" in page
    assert "Demo CO Lead" in page


def test_it_says_that_it_is_ready(desk: Served) -> None:
    assert ready(desk)["checks"] == {
        "database": "ok",
        "migrations": "ok",
        "disk": "ok",
    }


def test_it_keeps_the_key_apart_from_the_data(desk: Served) -> None:
    inside = {path.name for path in (desk.folder / "data").rglob("*")}

    assert (desk.folder / "data.key/wall.key").stat().st_mode & 0o077 == 0
    assert "wall.key" not in inside


def test_a_second_one_on_the_same_port_is_told_so(desk: Served) -> None:
    answer = ses_desk(
        "serve", "--port", desk.port, "--data", "elsewhere", folder=desk.folder
    )

    assert answer.returncode == 2
    assert f"Port {desk.port} of 127.0.0.1 is in use" in answer.stderr
    assert "--port" in answer.stderr
    assert not (desk.folder / "elsewhere").exists()


def test_a_second_one_on_the_same_data_is_shown_the_first(desk: Served) -> None:
    answer = ses_desk("serve", "--port", "0", folder=desk.folder)

    assert answer.returncode == 2
    assert f"already: {desk.address}" in answer.stderr


def test_commands_that_look_work_beside_a_running_desk(desk: Served) -> None:
    answer = ses_desk("doctor", "--port", desk.port, folder=desk.folder)

    assert answer.returncode == 0
    assert "in use" in answer.stdout
    assert ready(desk)["status"] == "ready"


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_closes_when_told_and_opens_again_with_the_same_data(
    sign: signal.Signals, tmp_path: Path
) -> None:
    with serving(tmp_path) as desk:
        code, last_words = desk.stop(sign)

    assert code == 0
    assert last_words.endswith("The desk is closed; everything is kept.\n")
    with serving(tmp_path) as again:
        assert "Demo CO Lead" in fetched(again.address)


def test_an_address_that_this_machine_has_not_is_refused() -> None:
    with (
        pytest.raises(CommandRefused, match=r"no address 192\.0\.2\.1"),
        port_taken_up("192.0.2.1", 0),
    ):
        pass


def test_an_address_of_the_newer_kind_is_written_as_browsers_need_it() -> None:
    with port_taken_up("::1", 0) as taken:
        assert address_of(taken).startswith("http://[::1]:")


def test_it_does_not_start_with_three_mistakes_and_names_all(tmp_path: Path) -> None:
    mistakes = {
        "SES_DESK_HOST": "10.0.0.1",
        "SES_DESK_LOG_LEVEL": "loud",
        "SES_DESK_SLACK_BOT_TOKEN": "xoxb-secret",
    }

    answer = ses_desk("serve", "--port", "none", folder=tmp_path, env=mistakes)

    named = [line.split()[0] for line in answer.stderr.splitlines()[1:]]
    assert (answer.returncode, named) == (2, ["S004", "S003", "S009", "S011"])
    assert "secret" not in answer.stderr
    assert list(tmp_path.iterdir()) == []
