"""The bot's own token: fetched once, renewed in time, refused without sending."""

import asyncio
from collections.abc import AsyncIterator
from io import StringIO

import pytest

from bot.logs import set_up_logs
from bot.teams.connector import BotTokens, by_managed_identity
from dialogs.channel import Fate, Undelivered
from tests.teams.connecting import Line, connected, with_secret
from tests.teams.standin_connector import StandInConnector, standin_connector
from tests.teams.standin_login import APP_ID, IDENTITY_HEADER


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        yield line


async def test_a_token_is_fetched_once_for_all_who_wait(line: Line) -> None:
    tokens = await asyncio.gather(*(line.tokens.token() for _ in range(50)))

    assert set(tokens) == {"token-1"}
    assert line.vendor.login.asked == 1


async def test_it_is_kept(line: Line) -> None:
    assert await line.tokens.token() == await line.tokens.token()
    assert line.vendor.login.asked == 1


async def test_it_is_renewed_before_its_end(line: Line) -> None:
    line.vendor.login.lifetime = 299

    assert await line.tokens.token() == "token-1"
    assert await line.tokens.token() == "token-2"


async def test_what_cannot_be_renewed_is_good_to_its_end(line: Line) -> None:
    line.vendor.login.lifetime = 299
    await line.tokens.token()
    line.vendor.login.fault = 503

    assert await line.tokens.token() == "token-1"


async def test_who_gives_up_waiting_ends_it_for_nobody_else(line: Line) -> None:
    hasty = asyncio.create_task(line.tokens.token())
    patient = asyncio.create_task(line.tokens.token())
    await asyncio.sleep(0)
    hasty.cancel()

    assert await patient == "token-1"
    assert line.vendor.login.asked == 1


async def test_a_forgotten_one_is_fetched_anew_and_only_that_one(line: Line) -> None:
    first = await line.tokens.token()
    line.tokens.forget(first)
    second = await line.tokens.token()
    line.tokens.forget(first)

    assert await line.tokens.token() == second != first


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
async def test_without_one_nothing_was_sent(line: Line, status: int) -> None:
    line.vendor.login.fault = status

    with pytest.raises(Undelivered) as problem:
        await line.tokens.token()

    assert (problem.value.code, problem.value.fate) == ("teams-no-token", Fate.NOT_SENT)


async def test_what_is_no_token_is_none(line: Line) -> None:
    line.vendor.login.garbles = True

    with pytest.raises(Undelivered, match="teams-no-token"):
        await line.tokens.token()


async def test_a_wrong_secret_is_named_in_the_log_by_its_code_alone() -> None:
    stream = StringIO()
    set_up_logs(level="debug", as_json=True, stream=stream)

    async with connected(secret="a-wrong-one") as line:
        with pytest.raises(Undelivered):
            await line.tokens.token()

    assert "AADSTS7000215" in stream.getvalue()
    assert "a-wrong-one" not in stream.getvalue()


async def test_where_nobody_answers_nothing_was_sent() -> None:
    vendor = StandInConnector()
    async with vendor.pool() as nowhere:  # It was not opened.
        with pytest.raises(Undelivered, match="teams-no-token"):
            await BotTokens(with_secret(nowhere)).token()


async def test_a_machine_shows_who_it_is_by_its_identity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with standin_connector() as vendor, vendor.pool() as pool:
        endpoint = "https://login.microsoftonline.com/msi/token"
        monkeypatch.setenv("IDENTITY_ENDPOINT", endpoint)
        monkeypatch.setenv("IDENTITY_HEADER", IDENTITY_HEADER)
        tokens = BotTokens(by_managed_identity(app_id=APP_ID, pool=pool))

        assert await tokens.token() == "token-1"
