"""`ses-desk doctor` says in plain words what a desk in Slack lacks, and whom to ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.commands.doctor_slack import (
    examined,
    reach_finding,
    scopes_findings,
    socket_finding,
    token_finding,
)
from bot.doors.closed import DoorClosed
from bot.settings import load_settings
from bot.slack.door import SlackDoor
from bot.slack.door.signatures import Signatures
from bot.slack.examining import Access, Reach, knock
from bot.slack.scopes import SCOPES
from bot.slack_settings import SlackSettings
from bot.vendor_pool import open_pool
from tests.bot.commands import ses_desk
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import APP_TOKEN, TEAM, TEAM_NAME, TOKEN

SECRET = "0123456789abcdef0123456789abcdef"
SITE = "https://desk.example.org"
SET = {
    "SES_DESK_SLACK_BOT_TOKEN": TOKEN,
    "SES_DESK_SLACK_APP_TOKEN": APP_TOKEN,
}
NEEDED = {scope.name for scope in SCOPES}


@pytest.fixture(name="slack")
async def _slack() -> AsyncIterator[StandInSlack]:
    async with standin_slack() as slack:
        slack.scopes = set(NEEDED)
        yield slack


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in SET.items():
        monkeypatch.setenv(name, value)


async def looked(slack: StandInSlack) -> list[str]:
    settings = load_settings(SlackSettings)
    return [*map(str, await examined(settings, base_url=slack.base_url))]


def wrong(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("ok")]


async def test_all_is_right_where_it_is(slack: StandInSlack) -> None:
    lines = await looked(slack)

    assert wrong(lines) == []
    assert lines[0] == f"ok       token: Slack knows the desk in {TEAM_NAME} ({TEAM})."
    assert lines[-1] == "ok       socket: Slack opens a socket for the desk."


async def test_each_scope_that_is_missing_is_named_with_its_why(
    slack: StandInSlack,
) -> None:
    slack.scopes = {*NEEDED, "channels:join"} - {"groups:write"}

    missing, too_much = wrong(await looked(slack))

    assert missing.startswith("problem  scopes: groups:write is missing. Makes the")
    assert "ses-desk slack manifest" in missing
    assert too_much.startswith("advice   scopes: channels:join is given, and the desk")


def test_each_scope_is_held_against_the_token() -> None:
    lines = [*map(str, scopes_findings(frozenset()))]

    assert [line.split()[2] for line in lines] == [scope.name for scope in SCOPES]
    assert all(line.startswith("problem") for line in lines)


@pytest.mark.parametrize(
    "error, to_do",
    [
        ("invalid_auth", "Install the app in the workspace once more"),
        ("token_revoked", "Install the app in the workspace once more"),
        ("token_expired", "Switch token rotation off"),
        ("team_access_not_granted", "Ask the administrator of Slack"),
        ("a_word_of_next_year", "Install the app in the workspace once more"),
    ],
)
async def test_a_token_that_slack_does_not_take_is_told_with_what_to_do(
    slack: StandInSlack, error: str, to_do: str
) -> None:
    slack.fail("auth.test", error)

    (line,) = wrong(await looked(slack))

    assert f"problem  token: Slack does not take the bot token ({error})." in line
    assert to_do in line
    assert TOKEN not in line


def test_where_slack_is_not_reached_the_network_is_to_blame() -> None:
    assert "slack.com" in str(token_finding(Access(error="slack-unreachable")))
    assert "slack.com" in str(socket_finding("slack-uncertain"))


async def test_an_app_token_that_opens_no_socket_is_told(slack: StandInSlack) -> None:
    slack.fail("apps.connections.open", "not_allowed_token_type")

    (line,) = wrong(await looked(slack))

    assert line.startswith("problem  socket: Slack opens no socket")
    assert "connections:write" in line


async def test_a_token_of_a_workspace_that_is_not_served_is_told(
    slack: StandInSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SES_DESK_SLACK_WORKSPACES", "T0SOMEBODY")

    (line,) = wrong(await looked(slack))

    assert f"workspaces: the token is of {TEAM}, which the settings do not" in line


async def test_an_app_of_an_organization_needs_the_workspace_of_its_channels(
    slack: StandInSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.enterprise_id = "E0DEMO0001"
    (line,) = wrong(await looked(slack))
    assert "that of the workspace where channels are to be made" in line

    monkeypatch.setenv("SES_DESK_SLACK_WORKSPACES", "E0DEMO0001,T0DEMO0001")
    assert wrong(await looked(slack)) == []


@asynccontextmanager
async def desk_with(secret: str) -> AsyncIterator[str]:
    """Serve the door of a desk with that secret; yield its address."""
    door = SlackDoor(Signatures(SecretStr(secret)), served=frozenset({TEAM}))

    async def came(request: web.Request) -> web.Response:
        try:
            await door.admit(request)
        except DoorClosed as closed:
            return closed.as_response()
        raise AssertionError

    app = web.Application()
    app.router.add_post("/slack/events", came)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.mark.parametrize(
    "secret, reach", [(SECRET, Reach.DESK), (SECRET[::-1], Reach.OTHER_SECRET)]
)
async def test_the_desk_is_known_by_what_it_takes(secret: str, reach: Reach) -> None:
    async with desk_with(secret) as address, open_pool() as pool:
        assert await knock(address, SecretStr(SECRET), pool) is reach


@pytest.mark.parametrize("status", [200, 301, 404, 502])
async def test_what_answers_otherwise_is_not_the_desk(status: int) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, text="Welcome")

    app = web.Application()
    app.router.add_post("/slack/events", answer)
    async with TestServer(app) as server, open_pool() as pool:
        address = str(server.make_url("")).rstrip("/")
        assert await knock(address, SecretStr(SECRET), pool) is Reach.SOMETHING_ELSE


async def test_where_nothing_answers_that_is_said(unused_tcp_port: int) -> None:
    async with open_pool() as pool:
        at = f"http://127.0.0.1:{unused_tcp_port}"
        assert await knock(at, SecretStr(SECRET), pool) is Reach.NOTHING


@pytest.mark.parametrize("reach", Reach)
def test_each_answer_is_told_and_all_but_one_with_what_to_do(reach: Reach) -> None:
    finding = reach_finding(SITE, reach)

    assert SITE in finding.found
    assert bool(finding.to_do) is (reach is not Reach.DESK)


def test_all_that_is_missing_is_told_and_no_secret_shown(tmp_path: Path) -> None:
    env = {
        "SES_DESK_SLACK_BOT_TOKEN": "xoxp-hidden",
        "SES_DESK_SLACK_APP_TOKEN": "",
        "SES_DESK_SLACK_WORKSPACES": "T0DEMO0001",
    }

    ended = ses_desk("doctor", folder=tmp_path, env=env)

    assert ended.returncode == 1
    assert "problem  slack: S029 SES_DESK_SLACK_BOT_TOKEN" in ended.stdout
    assert "problem  slack: S031 SES_DESK_SLACK_SIGNING_SECRET" in ended.stdout
    assert "problem  slack: S023 SES_DESK_PUBLIC_URL" in ended.stdout
    assert "problem  people: nobody is loaded yet." in ended.stdout
    assert "teams" not in ended.stdout
    assert "hidden" not in ended.stdout + ended.stderr


def test_a_desk_in_teams_alone_is_asked_nothing_of_slack(tmp_path: Path) -> None:
    env = dict.fromkeys(SET, "") | {"SES_DESK_TEAMS_DEVELOPMENT": "1"}

    ended = ses_desk("doctor", folder=tmp_path, env=env)

    assert "slack" not in ended.stdout
