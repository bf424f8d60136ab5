"""`ses-desk doctor` says in plain words what a desk in Teams lacks, and whom to ask."""

import base64
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.commands.doctor_rights import rights_findings
from bot.commands.doctor_teams import reach_finding, token_finding
from bot.graph.permissions import PERMISSIONS
from bot.setting_choices import RoomsIn
from bot.settings import Settings
from bot.teams.connector import open_pool
from bot.teams.connector.tokens import SCOPE
from bot.teams.examining import GRAPH_SCOPE, Access, Reach, ask_for_token, knock
from tests.bot.commands import ses_desk
from tests.teams.connecting import connected, with_secret
from tests.teams.microsoft_names import pool_to, server_context
from tests.teams.standin_login import APP_ID, TENANT

SET = {
    "SES_DESK_TEAMS_APP_ID": APP_ID,
    "SES_DESK_TEAMS_TENANTS": TENANT,
    "SES_DESK_PUBLIC_URL": "https://desk.example.org",
}
PEOPLE = """row,id,name,kind,calendar,office,time_zone,entra_id
office,hq,Invented Headquarters,headquarters,New York,,,
person,p-1,Invented Person,,,hq,UTC,00000000-0000-0000-0000-000000000001
person,p-2,Invented Colleague,,,hq,UTC,
"""


def token_with(**claims: object) -> str:
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{body}.signature"


@asynccontextmanager
async def login_giving(token: str) -> AsyncIterator[int]:
    """Serve a place to log in at, which gives that token; yield its port."""

    async def give(_request: web.Request) -> web.Response:
        given = {"access_token": token, "expires_in": 3600, "token_type": "Bearer"}
        return web.json_response(given)

    app = web.Application()
    app.router.add_post("/{tenant}/oauth2/v2.0/token", give)
    server = TestServer(app, scheme="https")
    await server.start_server(ssl=server_context())
    try:
        yield server.port or 0
    finally:
        await server.close()


async def test_a_token_that_is_given_is_said_to_be() -> None:
    async with connected() as line:
        found = await ask_for_token(with_secret(line.pool), SCOPE)

    assert found.given
    assert str(token_finding(found)).startswith("ok")


async def test_a_wrong_secret_is_named_with_whom_to_ask_and_not_shown() -> None:
    async with connected() as line:
        access = await ask_for_token(with_secret(line.pool, "not-this-one"), SCOPE)
        found = str(token_finding(access))

    assert access.code == "AADSTS7000215"
    assert "ask whoever looks after the app in Microsoft Entra" in found
    assert "not-this-one" not in found


@pytest.mark.parametrize("code", ["AADSTS7000222", "AADSTS700016", "AADSTS1", ""])
def test_every_reason_for_no_token_has_something_to_do(code: str) -> None:
    found = token_finding(Access(given=False, code=code))

    assert found.to_do
    assert str(found).startswith("problem")


@pytest.mark.parametrize(
    "token, roles",
    [
        (token_with(roles=["Team.Create"]), frozenset({"Team.Create"})),
        (token_with(), frozenset()),
        ("opaque", None),
        (token_with(roles=7), None),
    ],
)
async def test_the_rights_are_read_out_of_a_token_where_it_says(
    token: str, roles: frozenset[str] | None
) -> None:
    async with login_giving(token) as port, pool_to(port) as pool:
        opened = with_secret(pool)
        found = await ask_for_token(opened, GRAPH_SCOPE)

    assert (found.given, found.roles) == (True, roles)


def needed(rooms: RoomsIn, *, optional: bool = False) -> dict[str, str]:
    """Return the rights that rooms of a kind need, whatever else is switched on."""
    return {
        each.name: each.why
        for each in PERMISSIONS
        if each.asked
        and rooms in each.rooms
        and not each.setting
        and (optional or not each.optional)
    }


def test_each_right_is_held_against_the_token() -> None:
    access = Access(given=True, roles=frozenset({"Team.Create", "Mail.ReadWrite"}))

    said = [*map(str, rights_findings(access, PERMISSIONS, Settings()))]

    assert said[0].startswith("ok       rights: Team.Create is given. Makes the")
    missing = {line.split()[2] for line in said if line.startswith("problem")}
    assert missing == {*needed(RoomsIn.TEAM)} - {"Team.Create"}
    (too_much,) = (line for line in said if line.startswith("advice"))
    assert "Mail.ReadWrite is given, and the desk does not use it yet." in too_much


def test_the_readme_names_each_right_that_is_asked_for_with_its_why() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    rights = re.compile(r"^   \| `([\w.]+)` \| (.*) \|$", re.MULTILINE)
    told, _, _slack = readme.partition("## In Slack")
    teams, _, chats = told.partition("SES_DESK_TEAMS_ROOMS=chat")
    switched = {each.name: each.why for each in PERMISSIONS if each.setting}
    assert dict(rights.findall(teams)) == needed(RoomsIn.TEAM) | switched
    assert dict(rights.findall(chats)) == needed(RoomsIn.CHAT, optional=True)


def test_rooms_that_are_chats_need_few_rights() -> None:
    access = Access(given=True, roles=frozenset({"Team.Create"}))

    settings = Settings(teams_rooms=RoomsIn.CHAT)
    said = [*map(str, rights_findings(access, PERMISSIONS, settings))]

    missing = {line.split()[2] for line in said if line.startswith("problem")}
    assert missing == {*needed(RoomsIn.CHAT)}
    assert not any(right.startswith(("Files", "Team.", "TeamM")) for right in missing)
    (too_much,) = (line for line in said if line.startswith("advice"))
    assert "Team.Create is given, and the desk does not use it" in too_much


@pytest.mark.parametrize("given", [False, True])
def test_an_optional_right_is_told_only_where_it_is_given(given: bool) -> None:
    roles = frozenset({"Chat.ReadBasic.All"} if given else ())

    settings = Settings(teams_rooms=RoomsIn.CHAT)
    access = Access(given=True, roles=roles)
    said = " ".join(map(str, rights_findings(access, PERMISSIONS, settings)))

    assert ("Chat.ReadBasic.All is given." in said) is given
    assert "Chat.ReadBasic.All is missing" not in said


def test_a_right_for_what_is_switched_on_is_asked_for() -> None:
    access = Access(given=True, roles=frozenset())

    without = [*map(str, rights_findings(access, PERMISSIONS, Settings()))]
    mailing = Settings(mail_sender="desk@example.org", mail_drafts=True)
    having = [*map(str, rights_findings(access, PERMISSIONS, mailing))]

    drafts, mail = sorted(set(having) - set(without))
    assert "Mail.ReadWrite is missing. Puts an e-mail into the Drafts" in drafts
    assert "Mail.Send is missing. Sends reminders from the desk's own" in mail


def test_without_a_token_no_right_is_said_to_be_given_or_missing() -> None:
    said = rights_findings(Access(given=False), PERMISSIONS, Settings())

    lines = [*map(str, said)]
    assert lines
    assert all("not tested" in line for line in lines)
    assert all(line.startswith("unknown") for line in lines)


@pytest.mark.parametrize(
    "status, reach",
    [(401, Reach.DESK), (404, Reach.SOMETHING_ELSE), (200, Reach.SOMETHING_ELSE)],
)
async def test_the_desk_is_known_by_whom_it_turns_away(
    status: int, reach: Reach
) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    app = web.Application()
    app.router.add_post("/api/messages", answer)

    async with TestServer(app) as server, open_pool() as pool:
        assert await knock(str(server.make_url("")).rstrip("/"), pool) is reach


async def test_where_nothing_answers_that_is_said(unused_tcp_port: int) -> None:
    async with open_pool() as pool:
        reach = await knock(f"http://127.0.0.1:{unused_tcp_port}", pool)

    assert reach is Reach.NOTHING
    assert "nothing answers" in str(reach_finding("https://desk.example.org", reach))


def test_all_that_is_missing_is_told_and_no_secret_shown(tmp_path: Path) -> None:
    wrong = {**SET, "SES_DESK_TEAMS_APP_ID": "?", "SES_DESK_TEAMS_APP_PASSWORD": "hide"}

    ended = ses_desk("doctor", folder=tmp_path, env=wrong)

    assert ended.returncode == 1
    assert "problem  teams: S019 SES_DESK_TEAMS_APP_ID" in ended.stdout
    assert "problem  people: nobody is loaded yet." in ended.stdout
    assert "hide" not in ended.stdout + ended.stderr


def test_people_and_seats_are_counted(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    ses_desk("people", "load", "people.csv", folder=tmp_path, env=SET)

    ended = ses_desk("doctor", folder=tmp_path, env={**SET, "SES_DESK_PORT": "1"})

    assert "advice   people: 2 people, 1 with a seat in Teams." in ended.stdout
    assert "S021" in ended.stdout


def test_a_desk_that_is_only_tried_needs_nothing_of_microsoft(tmp_path: Path) -> None:
    ended = ses_desk("doctor", folder=tmp_path, env={"SES_DESK_TEAMS_DEVELOPMENT": "1"})

    assert "ok       teams: tried without Teams" in ended.stdout
    assert ended.stdout.splitlines()[-1].startswith("ok       teams: ")
