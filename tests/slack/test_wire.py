"""Every published example of what Slack sends is answered, and none by a failure."""

import pytest
from structlog.testing import capture_logs

from bot.slack.door.installed import tenant_of
from bot.slack.door.reading import Kind, key_of
from bot.slack.turns.heard import heard_in_event, heard_in_press, heard_in_submission
from bot.slack.turns.presses import BadPress, pressed_in, submitted_in
from services.ports import Ports
from tests.dialogs.cast import FOCAL
from tests.slack.scenes import slack_scene
from tests.slack.test_door_wire import KINDS, everybody, examples

FAILURES = {"slack.turn-failed", "slack.work-failed"}


def example(name: str) -> dict[str, object]:
    (found,) = [each for each in examples(*KINDS) if each["id"] == name]
    return dict(found["payload"])


async def test_every_example_is_answered_without_a_failure(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        for each in examples("events_api", "interactive"):
            body, is_event = each["payload"], each["kind"] == "events_api"
            if body.get("type") == "url_verification":
                continue  # The door answers it.
            kind = Kind.EVENT if is_event else Kind.INTERACTIVE
            assert tenant_of(body, served=everybody())
            with capture_logs() as logs:
                answered = await scene.came(
                    kind, body, key=each["id"] + key_of(kind, body)
                )
            assert answered.status == 200, each["id"]
            assert not FAILURES & {log["event"] for log in logs}, each["id"]


def test_an_answer_to_a_mention_goes_into_its_thread() -> None:
    heard = heard_in_event(example("ev.app_mention"), tenant="T111", came="Ev1")

    assert (heard.words, heard.account, heard.reference) == (
        "Hi there!",
        "W222",
        "C111",
    )
    assert not heard.is_personal


def test_a_direct_message_is_read_by_nobody_else() -> None:
    heard = heard_in_event(example("ev.message.im"), tenant="T111", came="Ev1")

    assert heard.is_personal
    assert heard.is_foreign is False


def test_a_button_in_a_message_says_where_it_stands() -> None:
    body = example("act.block_actions.sample3.message")
    heard = heard_in_press(body, tenant="T111", came="A1")

    assert (heard.reference, heard.account, heard.is_ephemeral) == (
        "C111",
        "U111",
        True,
    )
    assert pressed_in(body).target == "1"


def test_a_modal_that_is_not_ours_is_no_press() -> None:
    with pytest.raises(BadPress):
        submitted_in(example("act.view_submission"))


def test_who_sends_from_a_shared_channel_is_of_another_organisation() -> None:
    body = example("act.view_submission.slack_connect")
    heard = heard_in_submission(body, tenant="T-installed-workspace", came="V1")

    assert heard.is_foreign
