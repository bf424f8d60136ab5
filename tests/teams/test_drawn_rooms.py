"""
The cards of a room, drawn by the official renderer as Teams draws them.

`PICTURES=folder pytest -m browser tests/teams/test_drawn_rooms.py` keeps the pictures.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page

from services.ports import Ports
from tests.cards.drawing import draw_adaptive, keep
from tests.clock import FakeClock
from tests.services.cast import LEAD, RR
from tests.teams.rooms import Json, teams_room
from tests.teams.scenes import activity

pytestmark = pytest.mark.browser

LOOKS = [("light", 480), ("dark", 320)]


@pytest.fixture(name="shown")
def _shown(ports: Ports, clock: FakeClock) -> dict[str, Json]:
    """Return what different people see of one case; the browser has its own loop."""

    async def seen() -> dict[str, Json]:
        async with teams_room(ports, clock) as room:
            room.is_made()
            await room.deliver()
            await room.change()
            return {
                "shared": room.card_of("10"),
                "owner": (await room.asked_by(RR, "10"))["value"],
                "lead": (await room.asked_by(LEAD, "10"))["value"],
                "case": room.case_card,
                "link": _attached(await room.came(_linked(room.address))),
            }

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(lambda: asyncio.run(seen())).result()


def _linked(address: str) -> Json:
    asked = activity(LEAD.person_id, type="invoke", value={"url": address})
    return {**asked, "name": "composeExtension/queryLink"}


def _attached(answer: Json) -> Json:
    (shown,) = answer["composeExtension"]["attachments"]
    content: Json = shown["content"]
    return content


@pytest.mark.parametrize("theme, width", LOOKS)
def test_the_official_renderer_draws_what_each_sees(
    page: Page, shown: dict[str, Json], theme: str, width: int
) -> None:
    page.set_viewport_size({"width": width + 24, "height": 200})

    for name, card in shown.items():
        complaints = draw_adaptive(page, card, theme=theme, width=f"{width}px")

        keep(page, f"room-{name}-{theme}-{width}")
        assert complaints == []
        assert not page.evaluate("document.body.scrollWidth > innerWidth")
        signs = page.get_by_role("button", name="Sign version 1").count()
        asks = page.get_by_role("button", name="What can I do?").count()
        assert (signs, asks) == (name == "owner", name == "shared")
