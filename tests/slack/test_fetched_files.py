"""Files that people send, as they are fetched with the desk's own token."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.fetched_files import open_file_pool
from bot.slack.files import SlackFiles, is_slacks
from bot.slack.turns.heard import SentFile
from domain.refusals import Refusal
from services.paper import MOST_BYTES
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import TOKEN, File

ME, SOMEBODY = "UME", "USOMEBODY"


@asynccontextmanager
async def desk_files() -> AsyncIterator[tuple[StandInSlack, SlackFiles]]:
    """Fetch from a stand-in, and take its own address for Slack's."""
    async with standin_slack() as slack, slack.pool() as pool, open_file_pool() as laid:
        yield (
            slack,
            SlackFiles(
                slack.api(pool),
                laid,
                SecretStr(TOKEN),
                trusts=lambda address: address.startswith(slack.url),
            ),
        )


def lay(slack: StandInSlack, owner: str) -> File:
    """Lay a file in Slack."""
    laid = File(id="F1", name="a.txt", length=3, content=b"abc", user=owner)
    slack.files[laid.id] = laid
    return laid


async def test_what_somebody_hands_in_is_told_of() -> None:
    async with desk_files() as (slack, files):
        lay(slack, ME)

        (told,) = await files.named(("F1",), by=ME)

        assert (told.name, told.size, told.owner) == ("a.txt", 3, ME)


async def test_nobody_hands_in_the_file_of_somebody_else() -> None:
    async with desk_files() as (slack, files):
        lay(slack, SOMEBODY)

        with pytest.raises(Refusal, match="file-not-fetched"):
            await files.named(("F1",), by=ME)


async def test_of_many_files_at_once_slack_is_asked_nothing() -> None:
    async with desk_files() as (slack, files):
        with pytest.raises(Refusal, match="one-file-only"):
            await files.named(("F1",) * 50, by=ME)

        assert not slack.called("files.info")


@pytest.mark.parametrize(
    "address",
    [
        "https://files.slack.com.example.org/a",
        "https://files.slack.com@example.org/a",
        "http://files.slack.com/a",
        "https://example.org/a",
        "",
    ],
)
async def test_the_token_goes_to_no_other_host(address: str) -> None:
    async with desk_files() as (_slack, files):
        sent = SentFile(id="F1", name="a.txt", address=address, size=3)

        with pytest.raises(Refusal, match="file-not-fetched"):
            await files.fetch((sent,))

        assert not is_slacks(address)


async def test_what_is_said_to_be_too_large_is_not_asked_for() -> None:
    async with desk_files() as (slack, files):
        address = f"{slack.url}files-pri/F1"
        sent = SentFile(id="F1", name="a.txt", address=address, size=MOST_BYTES + 1)

        with pytest.raises(Refusal, match="file-too-large"):
            await files.fetch((sent,))
