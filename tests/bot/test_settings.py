"""Settings are read once, and all that is wrong with them is told at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.email.server import SmtpSecurity
from bot.paces import slack_pace, teams_pace
from bot.setting_problems import FAULTS, SettingsFaulty
from bot.settings import LocalDeskSettings, Settings, load_settings
from domain.learning.connect import ASKERS_KEPT
from scheduler.delivery.rates import Pace


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def problems_of(kind: type[Settings] = Settings, **said: str) -> list[str]:
    with pytest.raises(SettingsFaulty) as caught:
        load_settings(kind, said=said)
    return [f"{problem.id} {problem.setting}" for problem in caught.value.problems]


def test_without_any_setting_everything_has_a_place(tmp_path: Path) -> None:
    settings = load_settings(LocalDeskSettings)

    assert settings.database is None
    assert settings.database_file == tmp_path / "data/desk.sqlite"
    assert settings.key_path == tmp_path / "data.key/wall.key"
    assert settings.checkpoints_folder == tmp_path / "data.checkpoints"


def test_three_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SES_DESK_PORT", "eighty")
    monkeypatch.setenv("SES_DESK_LOG_LEVEL", "loud")
    monkeypatch.setenv("SES_DESK_DATABASE_URL", "mysql://somewhere")

    found = problems_of()

    assert found == [
        "S003 SES_DESK_PORT",
        "S005 SES_DESK_DATABASE_URL",
        "S009 SES_DESK_LOG_LEVEL",
    ]


def test_each_problem_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SES_DESK_PORT", "99999")

    with pytest.raises(SettingsFaulty) as caught:
        load_settings()

    assert str(caught.value.problems[0]) == (
        "S003  SES_DESK_PORT: It is not a port."
        " Give a whole number from 1 to 65535, or 0 for any free port."
    )


def test_a_problem_of_the_command_line_is_named_as_it_was_typed() -> None:
    assert problems_of(port="eighty") == ["S003 --port"]


def test_a_misspelt_setting_is_not_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SES_DESK_PROT", "8080")

    with pytest.raises(SettingsFaulty) as caught:
        load_settings()

    assert "SES_DESK_PORT" in caught.value.problems[0].to_do


def test_the_command_line_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SES_DESK_PORT", "8080")

    assert load_settings(said={"port": "9090"}).port == 9090


@pytest.mark.parametrize("host", ["10.1.2.3", "192.168.1.5", "desk.example.org", "::"])
def test_the_local_desk_refuses_an_address_that_others_reach(host: str) -> None:
    assert problems_of(LocalDeskSettings, host=host) == ["S004 --host"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_the_local_desk_answers_on_loopback(host: str) -> None:
    assert load_settings(LocalDeskSettings, said={"host": host}).host == host


@pytest.mark.parametrize(
    "setting",
    [
        "TEAMS_APP_ID",
        "TEAMS_TENANTS",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
        "SLACK_WORKSPACES",
    ],
)
def test_the_local_desk_refuses_to_start_beside_a_real_tenant(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"SES_DESK_{setting}", "something-real")

    assert problems_of(LocalDeskSettings) == [f"S011 SES_DESK_{setting}"]
    assert load_settings(Settings).port  # Other commands work beside one.


def test_a_tenants_secret_in_a_file_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("xoxb-1\n", encoding="utf-8")
    monkeypatch.setenv("SES_DESK_SLACK_BOT_TOKEN_FILE", str(tmp_path / "token"))

    assert problems_of(LocalDeskSettings) == ["S011 SES_DESK_SLACK_BOT_TOKEN"]


def test_a_secret_comes_out_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "url").write_text("postgresql://a:b@c/d\n", encoding="utf-8")
    monkeypatch.setenv("SES_DESK_DATABASE_URL_FILE", str(tmp_path / "url"))

    assert load_settings().database == "postgresql://a:b@c/d"


def test_a_secret_whose_file_is_missing_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SES_DESK_DATABASE_URL_FILE", "/nowhere/url")

    assert problems_of() == ["S006 SES_DESK_DATABASE_URL"]


def test_a_secret_given_twice_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SES_DESK_DATABASE_URL", "sqlite:///a")
    monkeypatch.setenv("SES_DESK_DATABASE_URL_FILE", "/nowhere/url")

    assert problems_of() == ["S012 SES_DESK_DATABASE_URL"]


def test_a_data_folder_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    assert problems_of() == ["S002 SES_DESK_DATA"]


@pytest.mark.parametrize(
    "field, found", [("wall_key_file", "S007"), ("checkpoints", "S008")]
)
def test_what_must_be_kept_apart_from_the_data_is(field: str, found: str) -> None:
    with pytest.raises(SettingsFaulty) as caught:
        load_settings(said={field: "data/inside"})

    assert [problem.id for problem in caught.value.problems] == [found]


def test_secrets_are_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SES_DESK_SLACK_BOT_TOKEN", "xoxb-hidden")
    monkeypatch.setenv("SES_DESK_DATABASE_URL", "sqlite:///hidden")

    settings = load_settings()
    monkeypatch.setenv("SES_DESK_DATABASE_URL", "mysql://hidden")
    with pytest.raises(SettingsFaulty) as caught:
        load_settings(LocalDeskSettings)

    assert "hidden" not in repr(settings)
    assert "hidden" not in " ".join(map(str, caught.value.problems))


def test_no_two_problems_share_an_id() -> None:
    ids = [fault.id for fault in FAULTS.values()]

    assert len(set(ids)) == len(ids)


def test_without_a_mail_server_the_desk_sends_no_e_mail() -> None:
    assert load_settings().smtp is None


def test_a_mail_server_needs_an_address_that_mail_comes_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SES_DESK_SMTP_HOST", "mail.example.org")

    assert problems_of() == ["S014 SES_DESK_SMTP_SENDER"]
    monkeypatch.setenv("SES_DESK_SMTP_SENDER", "desk@example.org")
    server = load_settings().smtp
    assert server is not None
    assert (server.port, server.security) == (587, SmtpSecurity.STARTTLS)


@pytest.mark.parametrize(
    "sender",
    [
        "desk",
        "SES Desk <>",
        "a@example.org, b@example.org",
        "SES Desk\n<desk@example.org>",
        "desk@ex\xe4mple.org",
    ],
)
def test_what_mail_comes_from_is_one_address_with_or_without_a_name(
    sender: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SES_DESK_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("SES_DESK_SMTP_SENDER", sender)

    assert problems_of() == ["S014 SES_DESK_SMTP_SENDER"]
    monkeypatch.setenv("SES_DESK_SMTP_SENDER", "B\xfcro SES <desk@example.org>")
    assert load_settings().smtp is not None


def test_a_mail_password_does_not_cross_the_network_in_the_clear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SES_DESK_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("SES_DESK_SMTP_SENDER", "desk@example.org")
    monkeypatch.setenv("SES_DESK_SMTP_PASSWORD", "hidden")
    monkeypatch.setenv("SES_DESK_SMTP_SECURITY", "none")

    assert problems_of() == ["S015 SES_DESK_SMTP_SECURITY"]
    monkeypatch.setenv("SES_DESK_SMTP_HOST", "127.0.0.1")
    assert "hidden" not in repr(load_settings())


@pytest.mark.parametrize(
    "name, pace, problem",
    [
        ("SES_DESK_TEAMS_PER_SECOND", teams_pace, "S017"),
        ("SES_DESK_SLACK_PER_SECOND", slack_pace, "S033"),
    ],
)
def test_the_tenants_figure_can_be_set(
    name: str,
    pace: Callable[[Settings], Pace],
    problem: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(name, "30")

    (window,) = pace(load_settings()).tenant
    assert window.most == 30
    monkeypatch.setenv(name, "0")
    assert problems_of() == [f"{problem} {name}"]


def test_how_long_who_asked_is_kept_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "SES_DESK_ASKERS_KEPT_DAYS"
    assert load_settings().askers_kept_days == ASKERS_KEPT.days

    monkeypatch.setenv(name, "30")
    assert load_settings().askers_kept_days == 30
    monkeypatch.setenv(name, "0")
    assert problems_of() == [f"S035 {name}"]


def test_a_desk_can_be_let_loose_on_all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "SES_DESK_ALL_CORES"
    assert not load_settings().all_cores

    monkeypatch.setenv(name, "1")
    assert load_settings().all_cores
    monkeypatch.setenv(name, "many")
    assert problems_of() == [f"S037 {name}"]


def test_where_the_desks_week_begins_can_be_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "SES_DESK_TIME_ZONE"
    assert load_settings().time_zone == "America/New_York"

    monkeypatch.setenv(name, "Africa/Nairobi")
    assert load_settings().time_zone == "Africa/Nairobi"
    for wrong in ("Nairobi", "../etc/passwd", "Africa"):
        monkeypatch.setenv(name, wrong)
        assert problems_of() == [f"S036 {name}"]
