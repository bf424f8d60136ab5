"""Every published example of what Teams sends comes in, once it is signed for us."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.cards.wire import WIRE
from tests.teams.door_site import DoorSite, as_json, door_site
from tests.teams.standin_keys import activity

EXAMPLES = WIRE / "teams.json"
NO_ACTIVITIES = {"auth", "headers", "limits"}
OURS = ("serviceUrl", "channelId")


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[DoorSite]:
    async with door_site() as site:
        yield site


def completed(example: dict[str, Any]) -> dict[str, Any]:
    """Put what the page left out, and our own place and organisation, around it."""
    whole = activity()
    ours: dict[str, Any] = {name: whole[name] for name in OURS}
    for name in ("conversation", "channelData"):
        ours[name] = whole[name] | (example.get(name) or {})
    ours["conversation"]["tenantId"] = whole["conversation"]["tenantId"]
    ours["channelData"]["tenant"] = whole["channelData"]["tenant"]
    return whole | example | ours


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the examples are not at hand here")
async def test_every_example_comes_in(site: DoorSite) -> None:
    listed = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    inbound = [each for each in listed if each["direction"] == "inbound"]
    shown = [each for each in inbound if each["kind"] not in NO_ACTIVITIES]

    for example in shown:
        sent = as_json(completed(example["payload"]))
        assert await site.told(sent) == (200, "come in"), example["id"]
    assert len(site.admitted) == len(shown) > 50
