"""The pages of a rehearsal over real HTTP: parts, jumps, what is asked, the summary."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.rehearsal.desk import rehearsal_desk
from bot.rehearsal.folders import new_rehearsal
from bot.rehearsal.opened import OpenRehearsal, opened
from bot.rehearsal.pages import STAGE_KEY
from bot.rehearsal.stage import Do, Stage
from bot.settings import LocalDeskSettings
from domain.refusals import Refusal
from services.rehearsal.begin_rehearsal import BEGINS
from tests.desk.visitor import PAGE, Visitor

LEAD, RR = "demo-co-lead", "demo-resident-representative"
A_LONG_WAY = 60.0  # Seconds; no jump of these tests takes longer.


class Player(Visitor):
    """Somebody who plays over HTTP."""

    async def send(self, path: str, **fields: str) -> tuple[str, str]:
        """Send a form of the page; return where it led, and the page there."""
        token = re.search(r'name="token" value="(\w+)"', await self.page("/rehearsal"))
        assert token
        sent = {"token": token[1], **fields}
        async with self.client.post(path, data=sent, headers=PAGE) as answer:
            assert answer.status == 200
            return answer.url.path, await answer.text()

    async def plays(self, person_id: str, play: str = "by-somebody") -> str:
        """Choose how a part is played; return where that led."""
        place, _ = await self.send("/rehearsal/part", person=person_id, play=play)
        return place

    async def jumps(self, how: str = "next", **fields: str) -> tuple[str, str]:
        """Press a button of the bar."""
        seen = await self.seen()
        return await self.send(
            "/rehearsal/go", **{"jump": how, "seen": seen, "place": "/direct", **fields}
        )

    async def seen(self) -> str:
        """Return the virtual time as the bar shows it."""
        found = re.search(r'data-seen="([^"]+)"', await self.page("/rehearsal"))
        assert found
        return found[1].replace("&#43;", "+")


async def first(
    told: AsyncIterator[tuple[str, Any, int]], name: str
) -> AsyncIterator[tuple[str, Any, int]]:
    """Listen until something of that name is told."""
    async for each in told:
        if each[0] == name:
            yield each
            return


def fails_when_time_has_moved(stage: Stage) -> Do:
    deliver = stage.deliver

    async def failing() -> None:
        if stage.clock() > BEGINS:
            raise Refusal("disk-full")
        await deliver()

    return failing


async def until_it_stands(
    told: AsyncIterator[tuple[str, Any, int]],
) -> AsyncIterator[tuple[str, Any, int]]:
    """Listen to the clock until it has moved and stands still again."""
    has_moved = False
    async for each in told:
        if each[0] == "clock":
            yield each
            if has_moved and not each[1]["passing"]:
                return
            has_moved = has_moved or bool(each[1]["passing"])


@pytest.fixture(name="rehearsal")
def _rehearsal(tmp_path: Path) -> Iterator[OpenRehearsal]:
    settings = LocalDeskSettings(data=tmp_path / "data")
    begun = new_rehearsal(settings.data, at=datetime(2026, 1, 2, tzinfo=UTC))
    with opened(begun, settings=settings) as rehearsal:
        yield rehearsal


@pytest.fixture(name="player")
async def _player(rehearsal: OpenRehearsal) -> AsyncIterator[Player]:
    app, work = rehearsal_desk(rehearsal)
    app[STAGE_KEY].patience = A_LONG_WAY
    async with TestClient(TestServer(app, skip_url_asserts=True)) as client:
        await work.deliver()
        yield Player(client)


@pytest.fixture(name="impatient")
def _impatient(player: Player) -> Player:
    """Somebody whose presses are answered as soon as time moves."""
    assert player.client.app
    player.client.app[STAGE_KEY].patience = 0
    return player


async def test_the_first_page_explains_and_shows_the_parts(player: Player) -> None:
    page = await player.page("/")

    assert "from notice to closure" in page
    assert page.count("<li>") >= 5
    assert "Plays itself, late on purpose" in page
    assert "Demo CO Lead" in page


async def test_taking_a_part_leads_into_the_room(player: Player) -> None:
    place = await player.plays(LEAD)

    room = await player.page(place)
    assert place.startswith("/rooms/")
    assert "Mon 8 January 2024, 15:00" in room
    assert "Your turn:" in room
    assert "Jump to what happens next" in room


async def test_a_part_is_handed_back(player: Player) -> None:
    await player.plays(LEAD)

    assert await player.plays(LEAD, "on-time") == "/rehearsal"
    assert "Played by somebody" not in await player.page("/rehearsal")


async def test_the_same_press_twice_jumps_once(player: Player) -> None:
    seen = await player.seen()

    await player.jumps(seen=seen)
    once = await player.seen()
    await player.jumps(seen=seen)

    assert once > seen == BEGINS.isoformat()
    assert await player.seen() == once


async def test_a_jump_leads_back_to_pages_of_the_desk_only(player: Player) -> None:
    place, _ = await player.jumps(place="//elsewhere.example/rooms/1")

    assert place == "/rehearsal"


async def test_somebodys_day_is_not_passed_without_asking(player: Player) -> None:
    await player.plays(LEAD)
    page = ""
    while "will be late" not in page:
        _, page = await player.jumps()
    stood = await player.seen()

    assert "Demo CO Lead has not done action 5, due Wed 17 January 2024" in page
    await player.jumps(sure="yes")
    assert await player.seen() > stood


async def test_what_is_asked_can_be_gone_back_to_until_it_is_settled(
    player: Player,
) -> None:
    await player.plays(LEAD)
    place = ""
    while place != "/rehearsal/ask":
        place, _ = await player.jumps()
    asked = f"{place}?jump=next&seen={quote(await player.seen())}&place=/direct"

    assert "Demo CO Lead has not done action 5" in await player.page(asked)
    await player.jumps(sure="yes")
    assert "Demo CO Lead has not done action 5" not in await player.page(asked)


async def test_the_bar_says_what_happened_and_what_comes(player: Player) -> None:
    await player.plays(RR)
    place, _ = await player.jumps(place="/direct")

    page = await player.page(place)
    assert "Demo SES Focal Point: Finished action 1" in page
    assert "Next, tomorrow, 08:30:" in page


async def test_the_summary_of_what_has_only_begun_is_whole(player: Player) -> None:
    page = await player.page("/rehearsal/summary")

    assert "What the rehearsal came to" in page
    assert "The case was not played to its end" in page
    assert "Nobody waited for a whole working day" in page


async def test_open_pages_hear_of_the_time(player: Player) -> None:
    await player.plays(LEAD)
    player.person_id = LEAD

    async with player.live(since=10_000) as told:
        seen = [what["seen"] async for name, what, _ in first(told, "clock")]

    assert seen == [BEGINS.isoformat()]


async def test_a_long_way_is_answered_before_its_end_and_shown(
    impatient: Player,
) -> None:
    place, page = await impatient.jumps("turn", place="/rehearsal")

    assert place == "/rehearsal"
    assert "data-moving" in page
    assert 'name="jump"' not in page
    assert impatient.client.app
    await impatient.client.app[STAGE_KEY].halt()
    assert "data-moving" not in await impatient.page("/rehearsal")


async def test_pages_without_a_script_come_again_while_time_goes_on(
    impatient: Player,
) -> None:
    await impatient.jumps("turn", place="/rehearsal")

    async with impatient.client.get("/rehearsal", headers=PAGE) as answer:
        assert answer.headers["Refresh"] == "2"


async def test_open_pages_hear_how_far_time_has_come(impatient: Player) -> None:
    await impatient.plays(LEAD)
    impatient.person_id = LEAD
    async with impatient.live(since=10_000) as told:
        await impatient.jumps(sure="yes")
        passing = [what["passing"] async for _, what, _ in until_it_stands(told)]

    assert {each[:3] for each in passing if each} <= {"Mon", "Tue"}
    assert any(passing)
    assert passing[-1] == ""


async def test_a_long_way_that_fails_says_so_and_can_be_gone_again(
    impatient: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert impatient.client.app
    stage = impatient.client.app[STAGE_KEY]
    with monkeypatch.context() as broken:
        broken.setattr(stage, "deliver", fails_when_time_has_moved(stage))
        await impatient.jumps("turn", place="/rehearsal")
        await stage.stands()

    page = await impatient.page("/rehearsal")
    assert f"tell whoever runs this desk {stage.fault}" in page
    await impatient.jumps("day", place="/rehearsal")
    await stage.stands()
    assert "bar-fault" not in await impatient.page("/rehearsal")


async def test_a_desk_that_closes_stops_time_at_the_next_moment(
    rehearsal: OpenRehearsal,
) -> None:
    app, work = rehearsal_desk(rehearsal)
    app[STAGE_KEY].patience = 0
    async with TestClient(TestServer(app, skip_url_asserts=True)) as client:
        await work.deliver()
        await Player(client).jumps("turn")

    stage = app[STAGE_KEY]
    assert not stage.is_moving
    assert BEGINS < stage.clock() == stage.scene().now
    assert not stage.scene().is_over


async def test_pages_without_a_bar_carry_the_mark_and_the_time(player: Player) -> None:
    await player.plays("demo-exo-liaison")

    page = await player.page("/exceptions")

    assert "rehearsal-mark" in page
    assert "Mon 8 January 2024, 10:00" in page


async def test_the_bar_alone_is_given_to_a_page_in_use(player: Player) -> None:
    await player.plays(LEAD)

    page = await player.page("/rehearsal/bar?place=/direct")

    assert "rehearsal-bar" in page


async def test_what_is_not_a_choice_is_refused(player: Player) -> None:
    token = re.search(r'name="token" value="(\w+)"', await player.page("/rehearsal"))
    assert token
    for path, field in (("/rehearsal/part", "play"), ("/rehearsal/go", "jump")):
        sent = {"token": token[1], "person": LEAD, "seen": "then", field: "nonsense"}
        async with player.client.post(path, data=sent, headers=PAGE) as answer:
            assert answer.status == 400
