"""What the connector asks of Teams, over how many connections, and with whose token."""

import asyncio
import traceback
from collections.abc import AsyncIterator
from io import StringIO

import pytest

from bot.logs import set_up_logs
from bot.teams.connector import Connector, open_pool
from bot.teams.connector.client import Json
from dialogs.channel import Fate, Undelivered
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.standin_connector import (
    SERVICE_URL,
    Fault,
    StandInConnector,
    standin_connector,
)
from tests.teams.standin_login import APP_ID, TENANT

HELLO = {"type": "message", "text": "Hello"}
THREAD = f"{CHANNEL};messageid=1632474074231"


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        yield line


async def test_a_message_is_sent_replaced_and_taken_back(line: Line) -> None:
    sent = await line.connector.send(SERVICE_URL, CHANNEL, HELLO)
    assert line.vendor.activities(CHANNEL) == [{**HELLO, "id": sent}]

    await line.connector.update(SERVICE_URL, CHANNEL, sent, {**HELLO, "text": "Bye"})
    assert line.vendor.activities(CHANNEL) == [{**HELLO, "text": "Bye", "id": sent}]

    await line.connector.delete(SERVICE_URL, CHANNEL, sent)
    assert line.vendor.activities(CHANNEL) == []


async def test_an_answer_stands_in_the_thread_of_what_it_answers(line: Line) -> None:
    line.vendor.hold(THREAD)

    await line.connector.reply(SERVICE_URL, THREAD, "1632474074231", HELLO)

    (standing,) = line.vendor.activities(THREAD)
    assert standing["replyToId"] == "1632474074231"


async def test_somebodys_own_chat_is_the_same_every_time(line: Line) -> None:
    line.vendor.has("person-1")

    opened = {
        await line.connector.create_direct(SERVICE_URL, TENANT, "person-1")
        for _ in range(2)
    }

    assert opened == {"a:1-person-1"}


@pytest.mark.parametrize("said", [None, {"error": {"code": "NotFound"}}, {"error": 1}])
async def test_what_is_not_there_cannot_be_replaced_or_taken_back(
    said: Json | None, line: Line
) -> None:
    line.vendor.script = lambda _call: Fault(status=404, said=said)

    with pytest.raises(Undelivered, match="message-gone"):
        await line.connector.update(SERVICE_URL, CHANNEL, "1", HELLO)
    with pytest.raises(Undelivered, match="message-gone"):
        await line.connector.delete(SERVICE_URL, CHANNEL, "1")


async def test_a_chat_without_an_id_is_none(line: Line) -> None:
    line.vendor.script = lambda _call: Fault(said={})

    with pytest.raises(Undelivered, match="teams-no-conversation") as problem:
        await line.connector.create_direct(SERVICE_URL, TENANT, "person-1")

    assert problem.value.fate is Fate.NOT_SENT


async def test_who_lacks_the_app_has_no_chat_with_it(line: Line) -> None:
    with pytest.raises(Undelivered) as problem:
        await line.connector.create_direct(SERVICE_URL, TENANT, "nobody")

    assert problem.value.fate is Fate.PERMANENT


async def test_members_are_read_page_by_page_and_one_by_one(line: Line) -> None:
    everybody: list[Json] = [{"id": f"29:{n}", "objectId": f"o{n}"} for n in range(501)]
    line.vendor.members[CHANNEL] = everybody

    assert await line.connector.members(SERVICE_URL, CHANNEL) == everybody
    assert await line.connector.member(SERVICE_URL, CHANNEL, "o7") == everybody[7]


async def test_a_hundred_replies_need_one_connection(line: Line) -> None:
    for _ in range(100):
        await line.connector.send(SERVICE_URL, CHANNEL, HELLO)

    assert line.vendor.connections == 1


async def test_a_token_that_ended_is_fetched_anew_once(line: Line) -> None:
    await line.connector.send(SERVICE_URL, CHANNEL, HELLO)
    line.vendor.login.revoke()

    await asyncio.gather(
        *(line.connector.send(SERVICE_URL, CHANNEL, HELLO) for _ in range(10))
    )

    assert len(line.vendor.activities(CHANNEL)) == 11
    assert line.vendor.login.asked == 2


async def test_a_bot_that_is_not_known_is_asked_twice_and_sends_nothing() -> None:
    vendor = StandInConnector(script=lambda _call: Fault(status=401))

    async with connected(vendor) as line:
        with pytest.raises(Undelivered) as problem:
            await line.connector.send(SERVICE_URL, CHANNEL, HELLO)

    assert (problem.value.code, problem.value.fate) == (
        "teams-bot-unknown",
        Fate.NOT_SENT,
    )
    assert (len(vendor.calls), vendor.login.asked) == (2, 2)


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net.invalid/teams/",
        "http://smba.trafficmanager.net/teams/",
        "https://someone@smba.trafficmanager.net/teams/",
        "https://evil.trafficmanager.net/",
        "http://127.0.0.1:1/",
        "",
    ],
)
async def test_nobody_but_microsoft_is_asked_or_shown_the_token(
    line: Line, url: str
) -> None:
    with pytest.raises(Undelivered) as problem:
        await line.connector.send(url, CHANNEL, HELLO)

    assert (problem.value.code, problem.value.fate) == (
        "teams-wrong-address",
        Fate.PERMANENT,
    )
    assert line.vendor.login.asked == 0


async def test_in_development_this_machine_is_asked_and_shown_no_token() -> None:
    async with standin_connector() as vendor, open_pool() as pool:
        vendor.hold(CHANNEL)
        connector = Connector(pool, NoTokens(), app_id=APP_ID, loopback=True)

        await connector.send(vendor.url, CHANNEL, HELLO)

        assert vendor.authorizations == []
        assert len(vendor.activities(CHANNEL)) == 1


class NoTokens:
    """There are none, and nobody may ask."""

    async def token(self) -> str:
        """Refuse."""
        raise AssertionError

    def forget(self, token: str) -> None:
        """Refuse."""
        raise AssertionError(token)


async def test_a_redirect_is_not_followed() -> None:
    away = Fault(status=307, headers={"Location": "https://evil.invalid/"})
    vendor = StandInConnector(script=lambda _call: away)

    async with connected(vendor) as line:
        with pytest.raises(Undelivered, match="http-307"):
            await line.connector.send(SERVICE_URL, CHANNEL, HELLO)

    assert len(vendor.calls) == 1


@pytest.mark.parametrize("said", [None, {}, {"id": None}])
async def test_what_was_taken_without_an_id_was_taken(said: Json | None) -> None:
    vendor = StandInConnector(script=lambda _call: Fault(status=201, said=said))

    async with connected(vendor) as line:
        assert await line.connector.send(SERVICE_URL, CHANNEL, HELLO) == ""


@pytest.mark.parametrize(
    "fault", [Fault(status=401), Fault(status=500), Fault(breaks=True)]
)
async def test_the_token_stands_in_no_error_and_no_log(fault: Fault) -> None:
    stream = StringIO()
    set_up_logs(level="debug", as_json=True, stream=stream)

    async with connected(StandInConnector(script=lambda _call: fault)) as line:
        with pytest.raises(Undelivered) as problem:
            await line.connector.send(SERVICE_URL, CHANNEL, HELLO)

    whole = "".join(traceback.format_exception(problem.value))
    assert line.vendor.authorizations[-1].startswith("Bearer token-")
    assert "token-" not in whole + stream.getvalue()
