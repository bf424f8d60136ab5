"""Every published example of what Teams sends is answered, and none by a failure."""

import json
from typing import Any

import pytest

from bot.teams.turns.heard import Scope, heard_in
from services.ports import Ports
from tests.cards.wire import WIRE
from tests.dialogs.cast import LEAD
from tests.teams.scenes import Scene, activity, scene_of

TEAMS = WIRE / "teams.json"


def examples() -> list[dict[str, Any]]:
    if not TEAMS.exists():
        return []
    found = json.loads(TEAMS.read_text(encoding="utf-8"))
    return [
        each for each in found if each["direction"] == "inbound" and "payload" in each
    ]


EXAMPLES = {each["id"]: each["payload"] for each in examples()}


def payload(name: str) -> dict[str, Any]:
    if name not in EXAMPLES:
        pytest.skip("the published examples of Teams are not at hand here")
    return dict(EXAMPLES[name])


@pytest.fixture(name="scene")
def _scene(ports: Ports) -> Scene:
    return scene_of(ports, LEAD)


@pytest.mark.skipif(not EXAMPLES, reason="the published examples are not at hand here")
async def test_every_example_is_answered_without_a_failure(scene: Scene) -> None:
    for name, body in EXAMPLES.items():
        for sent in (body, {**activity(LEAD, id=name), **body}):
            answer = await scene.came({"type": "message", **sent})

            assert answer is None or isinstance(answer, dict), name
    assert not any("wrong on our side" in words for words in scene.words())


def test_a_mention_in_a_channel_is_taken_out_of_the_words() -> None:
    heard = heard_in(payload("message.channel.mention"))

    assert (heard.words, heard.scope) == ("hi", Scope.CHANNEL)
    assert heard.reference == "19:generalChannelIdgeneralChannelId@thread.skype"
    assert heard.thread.endswith(";messageid=teamActivityId")


def test_a_mention_in_a_group_chat_is_taken_out_of_the_words() -> None:
    heard = heard_in(payload("message.groupChat.mention"))

    assert (heard.words, heard.scope) == ("test", Scope.GROUP)


def test_somebody_else_who_is_mentioned_stays_in_the_words() -> None:
    heard = heard_in(payload("message.channel.mention_of_other_user"))

    assert heard.words == "Hey Pranav Smith check out this message"


def test_the_tenant_is_read_where_teams_puts_it() -> None:
    heard = heard_in(payload("message.personal"))

    assert heard.tenant
    assert heard.account
    assert heard.scope is Scope.PERSONAL
