"""What is said reaches open pages by itself, and only those who may see it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientError, web
from aiohttp.test_utils import TestClient, TestServer
from structlog.testing import capture_logs

from bot.desk.feed import Feed
from cards.elements import Card
from domain.refusals import Refusal
from tests.cards import samples
from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, OUTSIDER, SmallDesk
from tests.desk.visitor import Visitor

NOTE = Card(title="A note", plain="A note.")
LAST = Card(title="The last", plain="The last.")

Events = AsyncIterator[tuple[str, Any, int]]


async def plains_until_last(events: Events) -> list[str]:
    """Return what was told in one line each, up to the note that ends it."""
    heard: list[str] = []
    async for name, told, _change in events:
        if name == "message" and told["plain"] == LAST.plain:
            return heard
        if name == "message":
            heard.append(told["plain"])
    return heard


async def next_of(events: Events, wanted: str) -> tuple[Any, int]:
    """Return the next event of that name, and its change."""
    async for name, told, change in events:
        if name == wanted:
            return told, change
    raise AssertionError(wanted)


async def test_a_message_reaches_an_open_page(visit: Visit, desk: SmallDesk) -> None:
    room = f"room:{desk.open_case()}"
    lead, focal_point = await visit(CO_LEAD), await visit(FOCAL_POINT)

    async with lead.live(since=0) as events:
        await focal_point.say("Dear all", where=room)
        told, change = await next_of(events, "message")

    assert (told["plain"], told["by"]) == ("Dear all", "Demo SES Focal Point")
    assert (told["conversation"], told["mine"]) == (room, False)
    assert 'class="message"' in told["html"]
    assert change == desk.messages.last_change()


async def test_a_replaced_card_is_told_again_under_its_own_id(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    lead = await visit(CO_LEAD)
    sent = await desk.channel.send(f"room:{case_id}", NOTE, case_id=case_id)

    async with lead.live(since=desk.messages.last_change()) as events:
        await desk.channel.replace(sent, samples.ACTION)
        told, _change = await next_of(events, "message")

    assert f'id="m{sent}"' in told["html"]
    assert told["plain"] == samples.ACTION.plain


async def test_after_a_gap_everything_missed_comes_once(
    visit: Visit, desk: SmallDesk
) -> None:
    lead = await visit(CO_LEAD)
    desk.say(lead.direct, NOTE)
    seen = desk.messages.last_change()
    for plain in ("one", "two", "three"):
        desk.say(lead.direct, Card(title=plain, plain=plain))
    desk.say(lead.direct, LAST)

    headers = {"Last-Event-ID": str(seen)}  # What a browser sends by itself.
    async with lead.live(since=0, headers=headers) as events:
        assert await plains_until_last(events) == ["one", "two", "three"]


async def test_nobody_hears_what_is_not_for_them(visit: Visit, desk: SmallDesk) -> None:
    case_id = desk.open_case()
    room = f"room:{case_id}"
    lead, outsider = await visit(CO_LEAD), await visit(OUTSIDER)
    desk.say(room, Card(title="all", plain="for all"), case_id=case_id)
    desk.say(room, NOTE, case_id=case_id, private_to=FOCAL_POINT)
    desk.say(room, NOTE, case_id=case_id, only_role="corporate-ses-team")
    desk.say(f"direct:{FOCAL_POINT}", NOTE)
    for visitor in (lead, outsider):
        desk.say(visitor.direct, LAST)

    async with lead.live(since=0) as events:
        assert await plains_until_last(events) == ["for all"]
    async with outsider.live(since=0) as events:
        assert await plains_until_last(events) == []


async def test_a_new_room_appears_in_the_list(visit: Visit, desk: SmallDesk) -> None:
    lead, focal_point = await visit(CO_LEAD), await visit(FOCAL_POINT)

    async with lead.live(since=0) as events:
        before, _ = await next_of(events, "rooms")
        await focal_point.press("case.open", **{"input.reference": "DEMO-0001"})
        after, _ = await next_of(events, "rooms")

    assert "DEMO-0001" not in before["html"]
    assert "DEMO-0001" in after["html"]
    assert before["stamp"] != after["stamp"]


async def test_who_leaves_hears_no_more_and_the_list_says_so(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    lead = await visit(CO_LEAD)

    async with lead.live(since=0) as events:
        before, _ = await next_of(events, "rooms")
        desk.take_off(case_id, CO_LEAD)
        await desk.feed.poke()
        after, _ = await next_of(events, "rooms")
        desk.say(f"room:{case_id}", NOTE, case_id=case_id)
        desk.say(lead.direct, LAST)
        await desk.feed.poke()
        assert await plains_until_last(events) == []

    assert before["stamp"] != after["stamp"]


async def test_what_another_process_says_is_noticed(
    visit: Visit, desk: SmallDesk
) -> None:
    lead = await visit(CO_LEAD)

    async with lead.live(since=0) as events:
        await next_of(events, "rooms")
        await asyncio.to_thread(desk.say, lead.direct, NOTE)  # Nobody pokes.
        told, _change = await next_of(events, "message")

    assert told["plain"] == NOTE.plain


async def test_a_page_too_far_behind_is_told_to_load_anew(
    visit: Visit, desk: SmallDesk
) -> None:
    lead = await visit(CO_LEAD)
    for _ in range(1001):
        desk.say("direct:somebody", NOTE)

    async with lead.live(since=0) as events:
        _told, change = await next_of(events, "reload")

    assert change == desk.messages.last_change()


async def test_a_stream_needs_a_number_to_begin_from(visit: Visit) -> None:
    lead = await visit(CO_LEAD)

    for since in ("", "x", "-1", "9" * 30, "1e3"):
        assert (await lead.client.get(f"/live?since={since}")).status == 400


async def test_the_desk_closes_while_pages_listen(
    visit: Visit, desk: SmallDesk, server: TestServer
) -> None:
    lead = await visit(CO_LEAD)

    async with lead.live(since=0) as events:
        await next_of(events, "rooms")
        async with asyncio.timeout(5):
            await server.close()

    assert desk.feed.closed


async def test_a_page_that_goes_away_is_forgotten(
    visit: Visit, desk: SmallDesk
) -> None:
    lead = await visit(CO_LEAD)
    async with lead.live(since=0) as events:
        await next_of(events, "rooms")
        assert desk.feed.watchers == 1

    async with asyncio.timeout(5):
        while desk.feed.watchers:
            await desk.feed.poke()  # Something is written, and nobody takes it.
            desk.say(lead.direct, NOTE)
            await asyncio.sleep(0)


async def test_a_stream_that_fails_ends_and_the_next_one_goes_on(
    visit: Visit, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = await visit(CO_LEAD)
    desk.say(lead.direct, NOTE)

    def fail(*_: object, **__: object) -> None:
        raise Refusal("database-busy")

    with monkeypatch.context() as broken, capture_logs() as lines:
        broken.setattr(desk.messages, "changes_since", fail)
        async with lead.live(since=0) as events:
            assert [event async for event in events] == []

    assert "desk.stream-failed" in {line["event"] for line in lines}
    async with lead.live(since=0) as events:
        assert (await next_of(events, "message"))[0]["plain"] == NOTE.plain


async def test_a_page_that_leaves_before_its_stream_begins_is_no_fault(
    desk: SmallDesk, caplog: pytest.LogCaptureFixture
) -> None:
    async def leave(request: web.Request, _response: web.StreamResponse) -> None:
        if request.path == "/live" and request.transport:
            request.transport.abort()

    app = desk.app()
    app.on_response_prepare.append(leave)
    async with TestClient(TestServer(app, skip_url_asserts=True)) as client:
        lead = await Visitor(client).sit(CO_LEAD)
        with pytest.raises(ClientError):
            async with lead.live(since=0):
                pass

    assert [line for line in caplog.records if line.levelname == "ERROR"] == []


async def test_a_store_that_is_busy_is_asked_again(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = iter([Refusal("database-busy")])

    def fail_once() -> int:
        for refusal in failing:
            raise refusal
        return 1

    monkeypatch.setattr(desk.messages, "last_change", fail_once)
    with capture_logs() as lines:
        async with desk.feed.watching():
            assert await desk.feed.wait(desk.feed.turn, seconds=5)
        await desk.feed.close()

    assert [line["event"] for line in lines] == ["desk.feed-failed"]


async def test_waiting_ends_when_nothing_happens(desk: SmallDesk) -> None:
    feed = Feed(desk.messages)

    assert not await feed.wait(feed.turn, seconds=0)
    assert await feed.wait(feed.turn - 1, seconds=0)


async def test_somebody_who_speaks_twice_is_heard_twice(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor: Visitor = await visit(FOCAL_POINT)

    await asyncio.gather(visitor.say("hello"), visitor.say("hello"))
    desk.say(visitor.direct, LAST)

    async with visitor.live(since=0) as events:
        assert await plains_until_last(events) == ["hello", "hello"]
