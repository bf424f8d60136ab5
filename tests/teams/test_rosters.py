"""How Teams calls people: asked of a room once, and again for who has come since."""

from collections.abc import AsyncIterator

import pytest

from bot.teams.connector.client import Json
from bot.teams.messages import as_message
from bot.teams.own_views import MOST, name_readers, refresh_of
from bot.teams.rosters import Rosters
from cards.elements import Card, OwnViews, Text
from cards.limits import TEAMS_MOST, utf16_size
from domain.seats import Place, Vendor
from tests.storage.makers import NOW
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.standin_connector import SERVICE_URL, Fault
from tests.teams.standin_login import TENANT

VIEWS = OwnViews(verb="action.view", target="a1", people=("p1",))
ROOM = Place(
    conversation="room:c1",
    vendor=Vendor.TEAMS,
    tenant=TENANT,
    reference=CHANNEL,
    service_url=SERVICE_URL,
    since=NOW,
)


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        line.vendor.members[CHANNEL] = [
            {"id": "29:one", "aadObjectId": "ACCOUNT-1"},
            {"id": "29:two", "objectId": "account-2"},
            {"id": "28:a-bot"},
        ]
        yield line


async def test_a_room_is_asked_once_for_all_that_stand_in_it(line: Line) -> None:
    rosters = Rosters(line.connector)

    first = await rosters.ids(ROOM, ["account-2", "account-1"])
    second = await rosters.ids(ROOM, ["account-1"])

    assert (first, second) == (["29:two", "29:one"], ["29:one"])
    assert len(line.vendor.calls) == 1


async def test_who_came_later_is_asked_for_after_a_while(line: Line) -> None:
    time = [0.0]
    rosters = Rosters(line.connector, now=lambda: time[0])
    await rosters.ids(ROOM, ["account-3"])
    line.vendor.members[CHANNEL].append({"id": "29:three", "aadObjectId": "account-3"})

    at_once = await rosters.ids(ROOM, ["account-3"])
    time[0] += 601
    later = await rosters.ids(ROOM, ["account-3"])

    assert (at_once, later) == ([], ["29:three"])
    assert len(line.vendor.calls) == 2


async def test_a_room_that_tells_nobody_has_nobody_named(line: Line) -> None:
    line.vendor.script = lambda _call: Fault(status=503)

    assert await Rosters(line.connector).ids(ROOM, ["account-1"]) == []


def test_sixty_are_named_at_most_and_none_where_there_is_no_view() -> None:
    crowd = [f"29:{number}" for number in range(70)]
    seen: Json = {"attachments": [{"content": {"refresh": refresh_of(VIEWS)}}]}
    plain: Json = {"attachments": [{"content": {"body": []}}]}

    name_readers(seen, crowd)
    name_readers(plain, crowd)

    assert seen["attachments"][0]["content"]["refresh"]["userIds"] == crowd[:MOST]
    assert plain == {"attachments": [{"content": {"body": []}}]}


def test_a_card_that_fills_its_message_goes_without_views() -> None:
    long = tuple(Text("x" * 3000) for _ in range(99))
    card = Card(title="T", plain="P", elements=long, own_views=VIEWS)
    short = Card(title="T", plain="P", own_views=VIEWS)

    message = as_message(short)
    name_readers(message, ["29:" + "x" * 120] * MOST)

    assert utf16_size(message) <= TEAMS_MOST
    assert "refresh" in message["attachments"][0]["content"]
    assert utf16_size(as_message(card)) <= TEAMS_MOST
