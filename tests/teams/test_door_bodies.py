"""What the body of somebody known may be: an activity, and nothing else."""

import asyncio
import gzip
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from yarl import URL

from bot.doors import bodies
from bot.doors.bodies import object_of
from bot.teams.door.activities import as_activity
from tests.teams.door_site import DoorSite, as_json, door_site
from tests.teams.standin_keys import TENANT, activity, token

DEEP = 50_000
RIGHT = as_json(activity())


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[DoorSite]:
    async with door_site() as site:
        yield site


def instead(text: str) -> bytes:
    """Put a piece of JSON where the text of a message stands."""
    return RIGHT.replace(b'"open case"', text.encode())


def nested(levels: int) -> dict[str, Any]:
    value: Any = "core"
    for _ in range(levels):
        value = {"in": value}
    return activity(value=value)


UNREADABLE = {
    "empty": b"",
    "not-json": b"open case",
    "broken-off": RIGHT[:-1],
    "two": RIGHT + RIGHT,
    "array": b"[" + RIGHT + b"]",
    "null": b"null",
    "text": b'"open case"',
    "number": b"1",
    "deep-arrays": b"[" * DEEP + b"]" * DEEP,
    "deep-objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "deep-within": instead("[" * DEEP + "]" * DEEP),
    "deep-enough": as_json(nested(70)),
    "not-utf-8": RIGHT.replace(b"open", b"\xff\xfe"),
    "utf-16": json.dumps(activity()).encode("utf-16"),
    "utf-32": json.dumps(activity()).encode("utf-32"),
    "marked": b"\xef\xbb\xbf" + RIGHT,
    "half-a-character": instead('"\\ud83d open"'),
    "other-half": instead('"open \\uDE00"'),
    "half-in-a-name": instead('"x", "\\ud83d": 1'),
    "nul": instead('"open\\u0000case"'),
    "raw-nul": instead('"open\0case"'),
    "not-a-number": instead('"x", "value": NaN'),
    "infinite": instead('"x", "value": -Infinity'),
    "too-large-a-number": instead('"x", "value": 1e999'),
    "too-long-a-number": instead('"x", "value": ' + "9" * 5000),
}
MALFORMED: dict[str, dict[str, Any]] = {
    "type": {"type": None},
    "type:empty": {"type": ""},
    "type:number": {"type": 1},
    "type:object": {"type": {}},
    "conversation": {"conversation": None},
    "conversation:text": {"conversation": "a:1chat"},
    "conversation:nameless": {"conversation": {"tenantId": TENANT}},
    "conversation:list-for-id": {"conversation": {"id": [], "tenantId": TENANT}},
    "from:text": {"from": "29:1lead"},
    "from:list": {"from": [1]},
    "from:number-for-id": {"from": {"id": 1}},
    "recipient:text": {"recipient": "28:bot"},
    "text:object": {"text": {}},
    "text:list": {"text": ["open"]},
    "id:number": {"id": 1},
    "entities:number": {"entities": 1},
    "entities:texts": {"entities": ["mention"]},
    "entities:object": {"entities": {"type": "mention"}},
    "attachments:text": {"attachments": "file"},
    "attachments:number-for-name": {"attachments": [{"name": 1}]},
    "membersAdded:object": {"membersAdded": {"id": "x"}},
    "membersRemoved:texts": {"membersRemoved": ["x"]},
    "channelData:text": {"channelData": "tenant"},
    "channelData:text-for-tenant": {"channelData": {"tenant": TENANT}},
    "channelData:text-for-team": {"channelData": {"team": "19:team"}},
    "timestamp:words": {"timestamp": "yesterday"},
    "timestamp:number": {"timestamp": 0},
    "timestamp:beyond": {"timestamp": "99999-01-01T00:00:00Z"},
    "localTimestamp:words": {"localTimestamp": "2024-13-01T00:00:00Z"},
    "expiration:words": {"expiration": "never"},
    "relatesTo:text": {"relatesTo": "conversation"},
    "suggestedActions:text": {"suggestedActions": "none"},
    "semanticAction:list": {"semanticAction": {"entities": [1]}},
    "textHighlights:texts": {"textHighlights": ["a"]},
    "historyDisclosed:words": {"historyDisclosed": "perhaps"},
    "entities:too-many": {"entities": [{"type": "mention"}] * 1001},
    "membersAdded:too-many": {"membersAdded": [{"id": "29:1"}] * 1001},
    "listenFor:numbers": {"listenFor": [1]},
}
TYPES = {
    "none": "(none)",
    "words": "text/plain",
    "form": "application/x-www-form-urlencoded",
    "made-up-charset": "application/json; charset=bogus",
    "utf-16": "application/json; charset=utf-16",
    "latin": "application/json; charset=latin-1",
    "garbage": "§;;=",
    "empty": "",
    "two": "application/json, text/plain",
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_is_no_plain_json_object_gets_400(
    site: DoorSite, body: bytes
) -> None:
    status, said = await site.told(body)

    assert (status, site.admitted) == (400, [])
    assert said.startswith("The body ")


@pytest.mark.parametrize("name, changed", MALFORMED.items(), ids=MALFORMED)
async def test_what_is_no_activity_gets_400_and_the_field_that_is_wrong(
    site: DoorSite, name: str, changed: dict[str, Any]
) -> None:
    status, said = await site.told(activity(**changed))

    field = name.partition(":")[0]
    assert (status, site.admitted) == (400, [])
    assert said.endswith((f"look at {field}.", "look at its times."))


@pytest.mark.parametrize("content_type", TYPES.values(), ids=TYPES)
async def test_what_is_not_said_to_be_json_gets_415(
    site: DoorSite, content_type: str
) -> None:
    assert await site.knock(**{"Content-Type": content_type}) == 415


@pytest.mark.parametrize(
    "content_type",
    ["application/json; charset=utf-8", 'Application/JSON; charset="UTF-8"'],
)
async def test_json_is_json_however_it_is_spelled(
    site: DoorSite, content_type: str
) -> None:
    assert await site.knock(**{"Content-Type": content_type}) == 200


async def test_more_than_teams_sends_gets_413(site: DoorSite) -> None:
    assert await site.knock(activity(text="a" * 1_000_000)) == 413
    assert await site.knock(activity(text="a" * 500_000)) == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"value": [1] * 200_000},
        {"channelData": {"tenant": {"id": TENANT}, "odd": [True] * 50_000}},
        {"attachments": [{"content": [1.5] * 100_000}]},
        {"from": {"id": "29:1", "properties": {"odd": [1] * 200_000}}},
        {"entities": [{"type": "mention", "odd": [1] * 200}] * 1000},
        {"text": "a" * 500_000},
    ],
)
def test_no_body_keeps_everybody_waiting(changed: dict[str, Any]) -> None:
    raw = as_json(activity(**changed))
    begun = time.process_time()
    as_activity(object_of(raw))

    assert len(raw) < 1_000_000
    assert time.process_time() - begun < 1.0, "botbuilder's reader takes up to 8 s"


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "made-up"])
@pytest.mark.parametrize("size", [1, 20_000_000])
async def test_what_is_packed_is_not_unpacked(
    site: DoorSite, packing: str, size: int
) -> None:
    packed = gzip.compress(as_json(activity(text="a" * size)))

    assert len(packed) < 100_000
    assert await site.knock(packed, **{"Content-Encoding": packing}) == 415


async def test_a_body_without_a_length_is_counted(site: DoorSite) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(6):
            yield b" " * 100_000

    assert await posted(site, parts()) == 413


async def test_a_body_in_parts_is_read(site: DoorSite) -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield RIGHT[:20]
        yield RIGHT[20:]

    assert await posted(site, parts()) == 200


async def posted(site: DoorSite, parts: AsyncIterator[bytes]) -> int:
    named = {"Authorization": f"Bearer {token()}", "Content-Type": "application/json"}
    async with site.session.post(site.url, data=parts, headers=named) as said:
        return said.status


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "somethingNew", "value": [1, {"a": None}], "novelty": {"x": 1}},
        {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": "x"}},
        {"type": "typing", "text": None, "from": None, "entities": None},
        {"text": "📎 \\u0000 in letters"},
        {"text": None, "attachments": [{"contentType": "a/b", "content": {"x": []}}]},
        {"channelData": {"tenant": {"id": TENANT}, "eventType": "teamRenamed"}},
        {"conversation": {"id": "19:a", "tenantId": TENANT}, "channelData": None},
        {"timestamp": "2024-06-03T11:00:00+02:00", "entities": [{"type": "x", "n": 1}]},
        {"from": {"id": "29:1", "properties": {"any": "thing"}, "novelty": [1]}},
        {"additional_properties": {"a": 1}, "text": "x", "@odata.type": "y"},
    ],
)
async def test_what_is_well_formed_comes_in_also_when_it_is_new(
    site: DoorSite, changed: dict[str, Any]
) -> None:
    sent = activity(**changed)

    assert await site.knock(sent) == 200
    assert site.admitted[0].body == sent
    assert site.admitted[0].activity.type == sent["type"]


async def post_part(
    site: DoorSite, body: bytes, *, length: str = "", end: bool = False
) -> str:
    """Send a body that is not what was said of it; return the first line of answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", URL(site.url).port)
    length = length or f"Content-Length: {len(RIGHT)}"
    head = f"POST /api/messages HTTP/1.1\r\nHost: x\r\n{length}"
    named = f"Authorization: Bearer {token()}\r\nContent-Type: application/json"
    writer.write(f"{head}\r\n{named}\r\n\r\n".encode() + body)
    if end:
        writer.write_eof()
    async with asyncio.timeout(5):
        line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return line.decode()


@pytest.mark.parametrize("body", [b"x\r\n", b"5\r\n{}xxxxx\r\n", b"-1\r\n\r\n"])
async def test_parts_that_are_no_parts_get_400(site: DoorSite, body: bytes) -> None:
    said = await post_part(site, body, length="Transfer-Encoding: chunked")

    assert " 400 " in said


async def test_a_body_that_never_ends_gets_408(
    site: DoorSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SECONDS", 0.05)

    assert " 408 " in await post_part(site, RIGHT[:9])


async def test_who_goes_away_within_a_body_leaves_no_error(
    site: DoorSite, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await post_part(site, RIGHT[:9], end=True)

    assert answer == "" or " 400 " in answer
    assert site.admitted == []
    assert not caplog.records
