"""A desk in Slack as it is served: signed requests, and Socket Mode."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from bot.compose import House, compose
from bot.demo_office import move_in
from bot.lines import opened
from bot.settings import load_settings
from bot.slack.app import ADDRESS
from bot.slack.open_slack import SlackAt, slack_line
from bot.slack_settings import SlackSettings
from bot.teams.app import ADDRESS as TEAMS_ADDRESS
from bot.teams.open_teams import teams_line
from bot.teams_settings import TeamsSettings
from domain.rooms import Home
from domain.seats import Seat, Vendor
from tests.dialogs.cast import FOCAL
from tests.slack.door_site import (
    FORM_TYPE,
    SECRET,
    as_form,
    as_payload,
    signature_for,
)
from tests.slack.scenes import SITE, account_of, chat_of, submission, written
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import APP_TOKEN, TEAM, TOKEN
from tests.storage.makers import NOW


class Desk:
    """A desk that is served, and the stand-in that it talks to."""

    def __init__(self, slack: StandInSlack, client: "TestClient[Any, Any]") -> None:
        """Begin with nothing said."""
        self.slack = slack
        self._client = client

    async def status(self, path: str, body: bytes | None = None) -> int:
        """Ask for a page, or bring what nobody signed; return the status."""
        if body is None:
            return (await self._client.get(path)).status
        headers = {"Content-Type": "application/json"}
        return (await self._client.post(path, data=body, headers=headers)).status

    async def posts(self, body: bytes, *, kind: str = FORM_TYPE) -> tuple[int, str]:
        """Bring something as Slack does, signed; return what it was answered."""
        headers = {"Content-Type": kind, **signature_for(body)}
        answer = await self._client.post(ADDRESS, data=body, headers=headers)
        return answer.status, await answer.text()


@asynccontextmanager
async def served(
    tmp_path: Path, *, beside: TeamsSettings | None = None, **settings: str
) -> AsyncIterator[Desk]:
    """Serve a desk whose office is the demo one, over HTTP; in Teams too where set."""
    said = {
        "data": str(tmp_path / "data"),
        "slack_bot_token": TOKEN,
        "public_url": SITE,
        **settings,
    }
    read = load_settings(SlackSettings, said=said)
    async with standin_slack() as slack:
        at = SlackAt(
            api=slack.base_url, takes_answers=_of(slack), lays_files=_of(slack)
        )
        with compose(read, home=Home.SLACK) as house:
            _seat(house, slack)
            async with AsyncExitStack() as stack:
                enter = stack.enter_async_context
                lines = [await enter(slack_line(house, read, site=SITE, at=at))]
                if beside:
                    lines += [await enter(teams_line(house, beside, site=SITE))]
                desk = await enter(opened(lines))
                client = await enter(TestClient(TestServer(desk.app)))
                yield Desk(slack, client)
                for _name, _every, run in desk.more:
                    await run()


def _of(slack: StandInSlack) -> Callable[[str], bool]:
    return lambda address: address.startswith(slack.url)


def _seat(house: House, slack: StandInSlack) -> None:
    move_in(house.ports.open_uow, house.ports.read_uow)
    account = account_of(FOCAL)
    slack.has(account)
    slack.hold(chat_of(FOCAL), im_of=account)
    seat = Seat(
        vendor=Vendor.SLACK, tenant=TEAM, account=account, person_id=FOCAL, since=NOW
    )
    with house.ports.open_uow() as uow:
        uow.seats.take(seat)
        uow.commit()


SIGNING = SECRET.get_secret_value()


def command(slack: StandInSlack, text: str) -> dict[str, str]:
    slack.triggers.add("trigger-1")
    return {
        "command": "/ses",
        "text": text,
        "team_id": TEAM,
        "user_id": account_of(FOCAL),
        "channel_id": "C0ELSE",
        "trigger_id": "trigger-1",
        "response_url": slack.response_url(),
    }


async def until(done: Callable[[], object]) -> None:
    """Wait for something that comes over HTTP; the test's own time is the bound."""
    while not done():  # noqa: ASYNC110 -- The stand-in tells nobody.
        await asyncio.sleep(0.02)


async def test_a_case_is_opened_over_http_from_command_to_room(tmp_path: Path) -> None:
    async with served(tmp_path, slack_signing_secret=SIGNING) as desk:
        status, words = await desk.posts(as_form(command(desk.slack, "open case")))
        assert (status, words) == (200, "")
        await until(lambda: desk.slack.opened)

        view = desk.slack.opened[-1]
        filled = {"reference": "no code"}
        status, words = await desk.posts(as_payload(submission(FOCAL, view, filled)))

        assert status == 200
        assert '"response_action": "errors"' in words


async def test_what_is_not_signed_does_nothing(tmp_path: Path) -> None:
    async with served(tmp_path, slack_signing_secret=SIGNING) as desk:
        body = as_form(command(desk.slack, "open case"))

        assert await desk.status(ADDRESS, body) == 401
        assert not desk.slack.opened


async def test_slack_may_look_whether_the_certificate_is_good(tmp_path: Path) -> None:
    async with served(tmp_path, slack_signing_secret=SIGNING) as desk:
        assert await desk.status(f"{ADDRESS}?ssl_check=1") == 200
        assert await desk.status(ADDRESS) == 401


async def test_what_comes_by_a_socket_is_acknowledged_and_answered(
    tmp_path: Path,
) -> None:
    async with served(tmp_path, slack_app_token=APP_TOKEN) as desk:
        await desk.slack.linked.wait()
        assert desk.slack.link is not None
        said = written(FOCAL, "help", channel=chat_of(FOCAL))

        await desk.slack.link.send_json(
            {"type": "events_api", "envelope_id": "E1", "payload": said}
        )

        assert (await desk.slack.acknowledged.get())["envelope_id"] == "E1"
        await until(lambda: desk.slack.called("chat.postMessage"))


async def test_nobody_gets_in_over_http_where_there_is_a_socket(tmp_path: Path) -> None:
    async with served(tmp_path, slack_app_token=APP_TOKEN) as desk:
        status, _words = await desk.posts(as_form(command(desk.slack, "help")))

        assert status == 401


async def test_both_vendors_are_served_where_both_are_set_up(tmp_path: Path) -> None:
    tried = {"data": str(tmp_path / "data"), "teams_development": "true"}
    teams = load_settings(TeamsSettings, said=tried)

    async with served(tmp_path, beside=teams, slack_signing_secret=SIGNING) as desk:
        await desk.posts(as_form(command(desk.slack, "open case")))
        await until(lambda: desk.slack.opened)

        assert await desk.status(TEAMS_ADDRESS, b"[]") == 400
        assert await desk.status("/readyz") == 200
