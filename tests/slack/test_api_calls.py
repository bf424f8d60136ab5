"""What is asked of Slack's Web API, and how."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import structlog
from aiohttp import ClientTimeout

from bot.slack.api import SlackApi, SlackRefused
from bot.vendor_pool import TIMEOUT
from dialogs.channel import Fate
from tests.slack.standin_slack import HTML_503, StandInSlack, standin_slack
from tests.slack.standin_state import Fault

ROOM = "C0ROOM"
SAID = {"channel": ROOM, "text": "Hello"}


@asynccontextmanager
async def talking(
    made: StandInSlack | None = None, *, patience: ClientTimeout = TIMEOUT
) -> AsyncIterator[tuple[StandInSlack, SlackApi]]:
    """Open a stand-in with one channel, and the client that finds it."""
    async with standin_slack(made) as slack, slack.pool(patience) as pool:
        slack.hold(ROOM)
        yield slack, slack.api(pool)


async def refused(api: SlackApi) -> SlackRefused:
    with pytest.raises(SlackRefused) as problem:
        await api.call("chat.postMessage", **SAID)
    return problem.value


async def test_a_method_is_asked_with_a_form_and_the_token() -> None:
    async with talking() as (slack, api):
        asked = {"channel": ROOM, "topic": "A topic & more"}
        await api.call("conversations.setTopic", **asked, parse=None)

    (call,) = slack.calls
    assert call.content_type == "application/x-www-form-urlencoded"
    assert call.token == slack.token
    assert call.given == asked


async def test_a_card_is_sent_as_json() -> None:
    async with talking() as (slack, api):
        blocks = [{"type": "divider"}]
        said = await api.call(
            "chat.postMessage", **SAID, blocks=blocks, unfurl_links=False, parse=None
        )

    (call,) = slack.calls
    assert call.content_type == "application/json"
    assert call.token == slack.token
    assert call.given == {**SAID, "blocks": blocks, "unfurl_links": False}
    assert said["ts"] in slack.conversations[ROOM].messages


async def test_the_scopes_are_told_beside_who_the_desk_is() -> None:
    async with talking() as (slack, api):
        answer = await api.ask("auth.test")

    assert answer.body["team_id"] == slack.team_id
    assert set(answer.headers["X-OAuth-Scopes"].split(",")) == slack.scopes


async def test_many_calls_share_few_connections() -> None:
    async with talking() as (slack, api):
        for _ in range(30):
            await api.call("chat.postMessage", **SAID)

    assert len(slack.connections) == 1


async def test_a_method_that_slack_throttled_is_not_asked_before_its_time() -> None:
    at = [100.0]
    async with standin_slack() as slack, slack.pool() as pool:
        slack.hold(ROOM)
        api = slack.api(pool, now=lambda: at[0])
        slack.throttle("chat.postMessage", seconds=30)
        first = await refused(api)
        at[0] += 10
        second = await refused(api)
        await api.call("auth.test")
        at[0] += 20
        await api.call("chat.postMessage", **SAID)

    assert (first.fate, first.retry_after) == (Fate.RATE_LIMITED, 30)
    assert (second.error, second.retry_after) == ("ratelimited", 20)
    assert len(slack.called("chat.postMessage")) == 2


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=503, html=HTML_503),
        Fault(status=200, html="<html>Sign in</html>"),
        Fault(status=500, body={"ok": False, "error": "fatal_error"}),
        Fault(body={"ok": False, "error": "internal_error"}),
        Fault(body={"ok": False}),
        Fault(breaks=True),
        Fault(breaks=True, takes=True),
        Fault(status=504, takes=True),
    ],
)
async def test_what_may_have_been_taken_is_asked_once_and_uncertain(
    fault: Fault,
) -> None:
    async with talking() as (slack, api):
        slack.fail("chat.postMessage", fault=fault, times=math.inf)
        problem = await refused(api)

    assert problem.fate is Fate.UNCERTAIN
    assert len(slack.calls) == 1


async def test_no_answer_in_time_leaves_it_uncertain() -> None:
    async with talking(patience=ClientTimeout(total=0.3)) as (slack, api):
        slack.fail("chat.postMessage", fault=Fault(hangs=True))
        problem = await refused(api)

    assert (problem.error, problem.code) == ("slack-uncertain", "timeout")
    assert problem.fate is Fate.UNCERTAIN


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with talking() as (slack, _):
        slack.url = "http://127.0.0.1:1/"
        async with slack.pool() as pool:
            problem = await refused(slack.api(pool))

    assert (problem.error, problem.code) == ("slack-unreachable", "no-connection")
    assert (problem.fate, slack.calls) == (Fate.NOT_SENT, [])


async def test_each_person_who_was_not_invited_is_named() -> None:
    async with talking() as (slack, api):
        slack.has("U0LEAD")
        with pytest.raises(SlackRefused) as problem:
            await api.call("conversations.invite", channel=ROOM, users="U0LEAD,U0GONE")

    assert problem.value.error == "user_not_found"
    assert [each["user"] for each in problem.value.errors] == ["U0GONE"]


async def test_what_is_asked_at_once_is_answered_apart() -> None:
    async with talking() as (_, api):
        said = [api.call("chat.postMessage", **SAID) for _ in range(40)]
        ids = [each["ts"] for each in await asyncio.gather(*said)]

    assert len(set(ids)) == 40


async def test_a_files_bytes_go_without_the_token_to_where_slack_said() -> None:
    async with talking() as (slack, api):
        given = await api.call("files.getUploadURLExternal", filename="a.md", length=3)
        await api.upload(given["upload_url"], b"abc")

    assert slack.files[given["file_id"]].content == b"abc"


async def test_a_files_bytes_go_nowhere_else() -> None:
    async with talking() as (_, api):
        for address in (
            "https://files.slack.com.evil.example/u",
            "http://files.slack.com/u",
        ):
            with pytest.raises(SlackRefused) as problem:
                await api.upload(address, b"abc")
            assert problem.value.fate is Fate.NOT_SENT


async def test_what_can_wait_leaves_room_for_who_presses_a_button() -> None:
    at = [0.0]
    async with standin_slack() as slack, slack.pool() as pool:
        slack.keeps_rates, slack.now = True, lambda: at[0]
        slack.hold(ROOM)
        api = slack.api(pool, now=lambda: at[0])
        ts = (await api.call("chat.postMessage", **SAID))["ts"]
        left, waits = 120, 0
        while left:
            try:
                await api.call_paced("chat.update", **SAID, ts=ts)
                left -= 1
            except SlackRefused as later:
                waits += 1
                at[0] += later.retry_after

    assert slack.violations == []
    assert at[0] < 120 / 40 * 60
    assert waits <= 120


@pytest.mark.parametrize("body", [[1], "ok", 5, {"ok": "no"}])
async def test_an_answer_that_is_none_of_slacks_leaves_it_uncertain(
    body: Any,  # noqa: ANN401 - any JSON.
) -> None:
    async with talking() as (slack, api):
        slack.fail("chat.postMessage", fault=Fault(body=body, takes=True))
        problem = await refused(api)

    assert (problem.error, problem.fate) == ("slack-uncertain", Fate.UNCERTAIN)


@pytest.mark.parametrize(
    "fault, fate",
    [
        (Fault(status=500), Fate.UNCERTAIN),
        (Fault(status=403), Fate.NOT_SENT),
        (Fault(status=302, headers={"Location": "/api/auth.test"}), Fate.NOT_SENT),
        (Fault(breaks=True), Fate.UNCERTAIN),
    ],
)
async def test_bytes_that_were_not_taken_are_told_of(fault: Fault, fate: Fate) -> None:
    async with talking() as (slack, api):
        given = await api.call("files.getUploadURLExternal", filename="a.md", length=3)
        slack.fail("upload", fault=fault)
        with pytest.raises(SlackRefused) as problem:
            await api.upload(given["upload_url"], b"abc")

    assert problem.value.fate is fate


async def test_an_administrator_hears_what_is_wrong_with_the_app() -> None:
    with structlog.testing.capture_logs() as told:
        async with talking() as (slack, api):
            slack.fail("chat.postMessage", "token_revoked")
            await refused(api)

    (line,) = (each for each in told if each["event"] == "slack.app-refused")
    assert (line["error"], line["log_level"]) == ("token_revoked", "error")
    assert "Hello" not in str(told)


async def test_what_has_no_tier_has_no_turn_to_wait_for() -> None:
    async with talking() as (slack, api):
        for _ in range(60):
            await api.call_paced("auth.test")

    assert len(slack.called("auth.test")) == 60
