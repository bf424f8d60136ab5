"""Files that people drop in Slack: asked about once, and put where they belong."""

from typing import Any

from cards.verbs import Verb
from domain.news import NewsKind, room_of
from services.ports import Ports
from tests.dialogs.cast import FOCAL, OUTSIDER
from tests.slack.scenes import (
    CHANNEL,
    Scene,
    account_of,
    chat_of,
    json_of,
    mentioned,
    slack_scene,
    verbs,
    written,
)

THREAD = "1700000000.000100"
FILE = {"id": "F1", "name": "note.txt", "size": 4, "url_private_download": "none"}


def dropped(who: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- any JSON.
    """Return a message with a file, in the room."""
    about = {"channel": CHANNEL, "subtype": "file_share", "files": [FILE]}
    return written(who, more.pop("text", "See this."), **{**about, **more})


async def room(scene: Scene) -> tuple[str, str]:
    """Hold the room of a new case, where an action's card begins a thread."""
    case_id = await scene.opened()
    scene.hold_room(case_id, FOCAL)
    scene.files.contents["F1"] = b"read"
    place = room_of(case_id)
    with scene.ports.open_uow() as uow:
        action = next(each for each in uow.actions.of_case(case_id) if each.is_open)
        uow.outbox.keep_post(
            place,
            kind=NewsKind.ACTION_CARD,
            subject=action.id,
            message_id=f"{place}/{THREAD}",
        )
        uow.commit()
    return case_id, action.id


async def test_a_file_in_an_actions_thread_is_asked_about_once(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        case_id, action_id = await room(scene)

        await scene.came("event", dropped(FOCAL, thread_ts=THREAD))

        asked = scene.slack.called("chat.postEphemeral")[-1]
        assert (asked["user"], asked["thread_ts"]) == (account_of(FOCAL), THREAD)
        assert verbs(asked["blocks"]) == {Verb.FILE_PLACE}
        assert action_id in _chosen(asked["blocks"])
        assert case_id not in asked["text"]


async def test_one_answer_makes_it_evidence(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        _, action_id = await room(scene)
        await scene.came("event", dropped(FOCAL, thread_ts=THREAD))
        (button,) = _buttons(scene.slack.called("chat.postEphemeral")[-1]["blocks"])

        state = {
            "action": {"answer": _option(action_id)},
            "purpose": {"answer": _option("evidence")},
            "note": {"answer": {"type": "plain_text_input", "value": ""}},
        }
        await scene.presses(
            FOCAL, Verb.FILE_PLACE, button["value"], ephemeral=True, state=state
        )

        with ports.read_uow() as uow:
            (evidence,) = uow.actions.evidence_of(action_id)
        assert evidence.by == FOCAL


async def test_words_in_a_room_that_name_nobody_are_left_alone(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await room(scene)
        before = list(scene.words())

        await scene.came("event", written(FOCAL, "Good morning.", channel=CHANNEL))

        assert list(scene.words()) == before


async def test_a_mention_with_a_file_is_answered_once(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await room(scene)
        before = len(scene.slack.called("chat.postEphemeral"))

        await scene.came("event", dropped(FOCAL))
        await scene.came("event", mentioned(FOCAL, "", files=[FILE]))

        assert len(scene.slack.called("chat.postEphemeral")) == before + 1


async def test_a_file_in_a_channel_that_is_no_room_is_left_alone(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await room(scene)
        before = list(scene.words())

        await scene.came("event", dropped(FOCAL, channel="C0OTHER"))

        assert list(scene.words()) == before
        assert scene.files.asked == 0


async def test_nothing_is_fetched_for_who_is_not_on_the_case(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL, OUTSIDER) as scene:
        await room(scene)

        await scene.came("event", dropped("a-stranger", thread_ts=THREAD))

        assert scene.files.asked == 0


async def test_the_shortcut_asks_in_a_modal_what_a_file_is_for(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await room(scene)
        body = {
            "type": "message_action",
            "callback_id": "keep-evidence",
            "team": {"id": "T0DEMO"},
            "user": {"id": account_of(FOCAL)},
            "channel": {"id": CHANNEL},
            "message_ts": THREAD,
            "message": {"ts": THREAD, "files": [FILE]},
            "trigger_id": scene.trigger(),
            "response_url": scene.slack.response_url(),
        }

        answered = await scene.came("interactive", body)

        assert json_of(answered) == {}
        assert scene.slack.opened[-1]["callback_id"] == Verb.FILE_PLACE


async def test_the_shortcut_says_so_where_there_is_no_file(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await room(scene)
        body = {
            "type": "message_action",
            "callback_id": "keep-evidence",
            "user": {"id": account_of(FOCAL)},
            "channel": {"id": CHANNEL},
            "message": {"ts": THREAD},
            "trigger_id": scene.trigger(),
            "response_url": scene.slack.response_url(),
        }

        await scene.came("interactive", body)

        assert "no file" in scene.slack.responses[-1]["text"]


async def test_a_file_in_ones_own_chat_is_asked_about_there(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await room(scene)
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))

        await scene.came("event", dropped(FOCAL, channel=chat_of(FOCAL), text=""))

        said = scene.slack.called("chat.postMessage")[-1]
        assert said["channel"] == chat_of(FOCAL)
        assert verbs(said["blocks"]) == {Verb.FILE_PLACE}


def _option(value: str) -> dict[str, Any]:
    return {"type": "static_select", "selected_option": {"value": value}}


def _chosen(blocks: list[dict[str, Any]]) -> str:
    return str(
        [
            block["element"]["initial_option"]
            for block in blocks
            if "initial_option" in block.get("element", {})
        ]
    )


def _buttons(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        each
        for block in blocks
        if block["type"] == "actions"
        for each in block["elements"]
    ]
