"""What no other channel has: nothing is pinned, and chats may not be opened."""

from collections.abc import AsyncIterator

import pytest

from bot.teams.channel import TeamsChannel
from cards.elements import Card
from dialogs.channel import Undelivered
from domain.cases import Case
from domain.news import direct_with, room_of
from services.ports import Ports
from tests.teams.connecting import Line, connected
from tests.teams.placing import held_at, seated

ROOM = room_of("c1")
CHAT = direct_with("demo-co-lead")
CARD = Card(title="Sign the plan", plain="DEMO-0001: sign the plan")


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        yield line


async def test_nothing_is_pinned(line: Line, ports: Ports) -> None:
    await TeamsChannel(line.connector, ports).pin(ROOM, f"{ROOM}/1")

    assert line.vendor.calls == []


async def test_where_no_chat_can_be_opened_who_has_one_is_written_to(
    line: Line, ports: Ports, case: Case
) -> None:
    del case  # For its office.
    channel = TeamsChannel(line.connector, ports, service_url="")
    account = seated(ports, line.vendor, "demo-co-lead")
    with pytest.raises(Undelivered, match="no-teams-seat"):
        await channel.send(CHAT, CARD, case_id="c1")

    line.vendor.hold("a:1")
    held_at(ports, CHAT, "a:1")
    await channel.send(CHAT, CARD, case_id="c1")

    assert len(line.vendor.activities("a:1")) == 1
    assert line.vendor.people[account] == ""
