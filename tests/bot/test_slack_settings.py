"""A desk in Slack starts with all it needs, or says at once what is missing."""

from pathlib import Path

import pytest

from bot.settings import Settings, load_settings
from bot.slack_settings import SlackAppSettings, SlackSettings
from bot.teams_settings import TeamsSettings
from domain.rooms import Home
from tests.bot.asked_settings import give, problems_of
from tests.bot.test_teams_settings import WHOLE as IN_TEAMS

BOT, APP = "xoxb-1-2-hidden", "xapp-1-A1-2-hidden"
SECRET = "0123456789abcdef0123456789abcdef"
WHOLE = {
    "SLACK_BOT_TOKEN": BOT,
    "SLACK_SIGNING_SECRET": SECRET,
    "SLACK_WORKSPACES": "T0DEMO0001, E0DEMO0001",
    "PUBLIC_URL": "https://desk.example.org",
}


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(name="setting")
def _setting(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    give(monkeypatch, WHOLE)
    return monkeypatch


def slack() -> SlackSettings:
    return load_settings(SlackSettings)


def problems(kind: type[Settings] = SlackSettings) -> list[str]:
    return problems_of(kind)


def test_a_desk_that_slack_calls_starts(setting: pytest.MonkeyPatch) -> None:
    settings = slack()

    assert (settings.bot_token, settings.signing_secret) == (BOT, SECRET)
    assert settings.slack_workspaces == ("T0DEMO0001", "E0DEMO0001")
    assert (settings.home, settings.uses_socket) == (Home.SLACK, False)
    assert settings.is_of_tenant
    assert BOT not in repr(settings)
    assert SECRET not in repr(settings)


def test_a_desk_in_socket_mode_needs_no_address_and_no_signing_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SES_DESK_SLACK_BOT_TOKEN", BOT)
    monkeypatch.setenv("SES_DESK_SLACK_APP_TOKEN", APP)

    settings = slack()

    assert (settings.uses_socket, settings.app_token) == (True, APP)
    assert (settings.public_url, settings.signing_secret) == (None, "")


def test_all_that_is_missing_is_told_at_once() -> None:
    assert problems() == [
        "S029 SLACK_BOT_TOKEN",
        "S031 SLACK_SIGNING_SECRET",
        "S023 PUBLIC_URL",
    ]


@pytest.mark.parametrize(
    "name, value, found",
    [
        ("SLACK_BOT_TOKEN", "xoxp-1-2-3", "S029"),
        ("SLACK_APP_TOKEN", BOT, "S030"),
        ("SLACK_SIGNING_SECRET", BOT, "S031"),
        ("SLACK_WORKSPACES", "T0DEMO0001, example.slack.com", "S032"),
        ("PUBLIC_URL", "http://desk.example.org", "S023"),
    ],
)
def test_each_wrong_value_has_its_problem(
    name: str, value: str, found: str, setting: pytest.MonkeyPatch
) -> None:
    setting.setenv(f"SES_DESK_{name}", value)

    assert problems() == [f"{found} {name}"]


def test_the_manifest_needs_no_secret_and_checks_an_address_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert load_settings(SlackAppSettings).public_url is None

    monkeypatch.setenv("SES_DESK_PUBLIC_URL", "https://desk.example.org/")
    assert load_settings(SlackAppSettings).public_url == "https://desk.example.org"
    monkeypatch.setenv("SES_DESK_PUBLIC_URL", "https://localhost")
    assert problems(SlackAppSettings) == ["S023 PUBLIC_URL"]


def test_teams_and_slack_are_set_side_by_side(setting: pytest.MonkeyPatch) -> None:
    for name, value in IN_TEAMS.items():
        setting.setenv(f"SES_DESK_{name}", value)

    assert load_settings(TeamsSettings).home is Home.TEAMS
    assert slack().home is Home.SLACK
