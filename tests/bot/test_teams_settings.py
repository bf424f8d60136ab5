"""A desk in Teams starts with all it needs, or says at once what is missing."""

from pathlib import Path

import pytest

from bot.setting_choices import TeamsAppType
from bot.setting_problems import SettingsFaulty
from bot.settings import Settings, load_settings
from bot.teams_settings import TeamsAppSettings, TeamsSettings, guid, reached_at
from domain.rooms import Home
from tests.bot.asked_settings import give, problems_of

APP = "00000000-0000-0000-0000-0000000000aa"
TENANT = "00000000-0000-0000-0000-0000000000bb"
OTHER = "00000000-0000-0000-0000-0000000000cc"
WHOLE = {
    "TEAMS_APP_ID": APP,
    "TEAMS_APP_PASSWORD": "hidden",
    "TEAMS_TENANTS": f"{TENANT}, {OTHER}",
    "PUBLIC_URL": "https://desk.example.org",
}


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(name="setting")
def _setting(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    give(monkeypatch, WHOLE)
    return monkeypatch


def teams() -> TeamsSettings:
    return load_settings(TeamsSettings)


def problems(kind: type[Settings] = TeamsSettings) -> list[str]:
    return problems_of(kind)


def test_a_whole_desk_in_teams_starts(setting: pytest.MonkeyPatch) -> None:
    settings = teams()

    assert (settings.app_id, settings.home_tenant) == (APP, TENANT)
    assert settings.teams_tenants == (TENANT, OTHER)
    assert settings.teams_app_type is TeamsAppType.SINGLE_TENANT
    assert "hidden" not in repr(settings)


@pytest.mark.parametrize(
    "words, home", [("team", Home.TEAMS), ("chat", Home.TEAMS_CHAT)]
)
def test_rooms_are_made_where_the_administrator_says(
    setting: pytest.MonkeyPatch, words: str, home: Home
) -> None:
    assert teams().home is Home.TEAMS

    setting.setenv("SES_DESK_TEAMS_ROOMS", words)
    assert teams().home is home


def test_all_that_is_missing_is_told_at_once() -> None:
    assert problems() == [
        "S018 TEAMS_APP_ID",
        "S021 TEAMS_APP_PASSWORD",
        "S022 TEAMS_TENANTS",
        "S023 PUBLIC_URL",
    ]


def test_without_an_app_the_problem_says_where_its_id_stands() -> None:
    with pytest.raises(SettingsFaulty) as caught:
        load_settings(TeamsSettings)

    assert "configuration page of the Azure bot" in str(caught.value.problems[0])


@pytest.mark.parametrize(
    "name, value, found",
    [
        ("TEAMS_APP_ID", "ses-desk", "S019"),
        ("TEAMS_APP_TYPE", "multi-tenant", "S020"),
        ("TEAMS_ROOMS", "channel", "S027"),
        ("TEAMS_TENANTS", f"{TENANT}, undp.org", "S022"),
        ("TEAMS_TENANTS", " , ", "S022"),
        ("PUBLIC_URL", "http://desk.example.org", "S023"),
        ("TEAMS_DEVELOPMENT", "perhaps", "S024"),
        ("MAIL_SENDER", "SES Desk <desk@example.org>", "S025"),
        ("MAIL_DRAFTS", "perhaps", "S026"),
        ("ABSENCES", "perhaps", "S028"),
    ],
)
def test_each_wrong_value_has_its_problem(
    name: str, value: str, found: str, setting: pytest.MonkeyPatch
) -> None:
    setting.setenv(f"SES_DESK_{name}", value)

    assert problems() == [f"{found} {name}"]


def test_a_managed_identity_needs_no_secret(setting: pytest.MonkeyPatch) -> None:
    setting.delenv("SES_DESK_TEAMS_APP_PASSWORD")

    assert problems() == ["S021 TEAMS_APP_PASSWORD"]
    setting.setenv("SES_DESK_TEAMS_APP_TYPE", "managed-identity")
    assert teams().teams_app_password is None


def test_a_desk_that_is_only_tried_needs_no_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SES_DESK_TEAMS_DEVELOPMENT", "1")

    assert (teams().app_id, teams().home_tenant) == ("", "")


def test_a_desk_that_lets_anybody_in_answers_on_loopback_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SES_DESK_TEAMS_DEVELOPMENT", "1")
    monkeypatch.setenv("SES_DESK_HOST", "10.1.2.3")

    assert problems() == ["S024 TEAMS_DEVELOPMENT"]


def test_a_desk_that_lets_anybody_in_has_no_app_and_no_tenant(
    setting: pytest.MonkeyPatch,
) -> None:
    setting.setenv("SES_DESK_TEAMS_DEVELOPMENT", "1")
    setting.setenv("SES_DESK_MAIL_SENDER", "desk@example.org")

    assert problems() == [
        "S024 TEAMS_APP_ID",
        "S024 TEAMS_TENANTS",
        "S024 MAIL_SENDER",
    ]


def test_the_package_needs_no_secret(setting: pytest.MonkeyPatch) -> None:
    setting.delenv("SES_DESK_TEAMS_APP_PASSWORD")
    setting.delenv("SES_DESK_TEAMS_TENANTS")

    assert isinstance(load_settings(TeamsAppSettings), TeamsAppSettings)
    setting.delenv("SES_DESK_PUBLIC_URL")
    assert problems(TeamsAppSettings) == ["S023 PUBLIC_URL"]


def test_an_id_is_read_however_it_is_written() -> None:
    assert guid(f" {APP.upper()} ") == APP
    assert guid(APP[:-1]) is guid("{" + APP + "}") is None


@pytest.mark.parametrize(
    "address, found",
    [
        ("https://Desk.Example.org/", "https://desk.example.org"),
        ("https://desk.example.org:8443", "https://desk.example.org:8443"),
        ("https://localhost", None),
        ("https://192.0.2.7", None),
        ("https://a:b@desk.example.org", None),
        ("https://desk.example.org/teams", None),
        ("https://desk.example.org?a", None),
        ("https://desk.example.org:port", None),
        ("https://-desk.example.org", None),
        ("desk.example.org", None),
    ],
)
def test_people_reach_the_desk_at_a_named_machine_over_https(
    address: str, found: str | None
) -> None:
    assert reached_at(address) == found
