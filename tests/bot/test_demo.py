"""`ses-desk demo` plays a whole case by itself and leaves it on the desk."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.demo.story import NOTICE, STORY
from tests.bot.commands import ses_desk

pytestmark = pytest.mark.slow
REQUESTORS = ("Invented Person One", "Invented Person Two")


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module", name="played")
def _played(folder: Path) -> subprocess.CompletedProcess[str]:
    return ses_desk("demo", folder=folder)


@pytest.fixture(scope="module", name="case")
def _case(played: object, folder: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(
        ses_desk("case", "DEMO-0001", "--json", folder=folder).stdout
    )
    return case


def test_the_story_is_told_to_its_end(
    played: subprocess.CompletedProcess[str],
) -> None:
    titles = [scene.title for scene in STORY]

    assert played.returncode == 0, played.stderr
    assert [title for title in titles if title in played.stdout] == titles
    assert "ses-desk serve" in played.stdout.splitlines()[-1]


def test_the_case_is_closed_because_secu_closed_it(case: dict[str, Any]) -> None:
    done = {action["row"] for action in case["actions"] if action["state"] == "done"}

    assert (case["state"], case["demo"]) == ("closed", True)
    assert done == {*range(1, 31)} - {7}


def test_its_dates_skip_holidays_on_both_calendars(case: dict[str, Any]) -> None:
    due = {action["label"]: action["due"] for action in case["actions"]}

    assert due["10"] == "2024-04-09"  # Ten days from 25 March, without Good Friday.
    assert due["15"] == "2024-06-19"  # Seven, without the Demo National Day.
    assert due["26"] == "2024-11-18"  # A month from the corrected decision.


def test_more_time_leaves_both_dates_to_be_seen(case: dict[str, Any]) -> None:
    [twelve] = [each for each in case["actions"] if each["label"] == "12"]

    assert (twelve["original_due"], twelve["due"]) == ("2024-05-13", "2024-05-16")
    assert twelve["extra_days"] == 3


def test_a_signature_is_told_as_one_of_two_keys(
    played: subprocess.CompletedProcess[str],
) -> None:
    assert "Version 1: 1 of 2 signed." in played.stdout
    assert "Version 2 is newer and unsigned" in played.stdout


def test_nobody_else_signs_and_no_outsider_reads(
    played: subprocess.CompletedProcess[str],
) -> None:
    assert "Action 10 does not wait for you" in played.stdout
    assert "You are not on this case" in played.stdout


def test_the_requestors_are_named_nowhere(
    played: subprocess.CompletedProcess[str], folder: Path
) -> None:
    written = [path for path in folder.rglob("*") if path.is_file()]
    everything = played.stdout.encode() + b"".join(p.read_bytes() for p in written)

    assert all(name in NOTICE for name in REQUESTORS)
    assert [name for name in REQUESTORS if name.encode() in everything] == []


def test_its_record_holds(played: object, folder: Path) -> None:
    answer = ses_desk("verify", folder=folder)

    assert answer.returncode == 0
    assert "ok       DEMO-0001" in answer.stdout


def test_it_is_not_played_twice_on_the_same_data(played: object, folder: Path) -> None:
    answer = ses_desk("demo", folder=folder)

    assert answer.returncode == 2
    assert "ses-desk demo --data" in answer.stderr
