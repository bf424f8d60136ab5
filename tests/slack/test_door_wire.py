"""Every published example of what Slack sends comes in, if Slack signed it."""

import json
from functools import cache
from typing import Any

import pytest

from bot.slack.door import Kind, SlackDoor
from tests.cards.wire import WIRE
from tests.slack.door_site import FORM_TYPE, JSON_TYPE, as_json, as_payload, door_site

EXAMPLES = WIRE / "slack.json"
KINDS = {
    "events_api": Kind.EVENT,
    "interactive": Kind.INTERACTIVE,
    "slash_command": Kind.COMMAND,
}
SERVED = frozenset({"T111", "E111"})


@cache
def examples(*kinds: str) -> list[dict[str, Any]]:
    if not EXAMPLES.exists():
        pytest.skip(f"the published examples are missing: {EXAMPLES}")
    return [each for each in json.loads(EXAMPLES.read_text()) if each["kind"] in kinds]


def sent(example: dict[str, Any]) -> bytes:
    match example["kind"]:
        case "events_api":
            return as_json(example["payload"])
        case "interactive":
            return as_payload(example["payload"])
    raw: str = example["raw_body"]
    return raw.encode()


def everybody() -> frozenset[str]:
    """Return all workspaces and organisations that the examples name."""
    told = json.dumps(examples(*KINDS, "socket_mode_envelope"))
    words = {each.strip('\\",:[]{} ') for each in told.replace("&", '"').split('"')}
    named = {each.rpartition("=")[2] for each in words}
    return frozenset(each for each in named if each[:1] in {"T", "E"})


async def test_each_comes_in_when_it_is_signed_and_else_does_not() -> None:
    async with door_site(everybody()) as site:
        for example in examples(*KINDS):
            body = sent(example)
            kind = JSON_TYPE if example["kind"] == "events_api" else FORM_TYPE
            status, words = await site.told(body, kind=kind)
            assert status == 200, f"{example['id']}: {words}"
            assert await site.knock(body, signed=False, kind=kind) == 401

    assert len(site.admitted) == len(examples(*KINDS)) - 1  # One is a handshake.
    assert all(each.key for each in site.admitted)


async def test_each_that_comes_by_a_socket_is_read_alike() -> None:
    door = SlackDoor(None, served=everybody())

    found = [
        door.admit_envelope(each["payload"])
        for each in examples("socket_mode_envelope")
    ]

    assert {each.kind for each in found} == set(Kind)


def test_no_two_kinds_of_examples_have_the_same_key() -> None:
    door = SlackDoor(None, served=everybody())
    names = {"events_api": "events_api", "interactive": "interactive"}
    seen: dict[str, str] = {}
    for example in examples(*names):
        if example["id"] == "ev.url_verification":
            continue
        envelope = {"type": names[example["kind"]], "payload": example["payload"]}
        key = door.admit_envelope(envelope).key
        assert seen.setdefault(key, example["kind"]) == example["kind"]
