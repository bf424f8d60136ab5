"""Words, presses, modals and the desk's own tab, in a stand-in of Slack."""

import pytest

from cards.verbs import Verb
from dialogs.conversation import Incoming, Reply
from services.ports import Ports
from tests.dialogs.cast import FOCAL, LEAD, OPENING, OUTSIDER
from tests.slack.scenes import (
    CHANNEL,
    Json,
    Scene,
    account_of,
    chat_of,
    json_of,
    mentioned,
    slack_scene,
    verbs,
    written,
)
from tests.slack.standin_state import TEAM


async def test_a_command_opens_a_case_in_a_modal(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        answered = await scene.command(FOCAL, "open case")

        assert (answered.status, answered.body) == (200, "")
        (view,) = scene.slack.opened
        assert view["callback_id"] == Verb.CASE_OPEN

        said = await scene.submits(FOCAL, view, OPENING)

        assert said == {"response_action": "clear"}
        assert any("DEMO-0001" in words for words in scene.words())


async def test_faults_stand_at_their_fields_and_the_modal_stays(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.command(FOCAL, "open case")
        wrong = {**OPENING, "reference": "no code"}

        said = await scene.submits(FOCAL, scene.slack.opened[-1], wrong)

        assert said["response_action"] == "errors"
        assert set(said["errors"]) == {"reference"}


async def test_a_form_that_is_sent_in_twice_is_done_once(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.command(FOCAL, "open case")
        view = scene.slack.opened[-1]
        await scene.submits(FOCAL, view, OPENING)

        said = await scene.submits(FOCAL, view, OPENING)

        assert said["response_action"] == "update"
        assert "done" in str(said["view"]["blocks"])
        with ports.read_uow() as uow:
            assert len(uow.cases.of_person(FOCAL, ports.clock().date())) == 1


async def test_words_in_ones_own_chat_are_answered_there(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.says(FOCAL, "help")

        (said,) = scene.slack.called("chat.postMessage")
        assert said["channel"] == chat_of(FOCAL)
        with ports.read_uow() as uow:
            (seat,) = uow.seats.of_person(FOCAL)
            assert seat.account == account_of(FOCAL)


async def test_a_mention_is_answered_to_who_asked_alone(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        scene.hold_room(await scene.opened(), FOCAL)

        await scene.came("event", mentioned(FOCAL, "my actions"))

        said = scene.slack.called("chat.postEphemeral")[-1]
        assert (said["channel"], said["user"]) == (CHANNEL, account_of(FOCAL))


async def test_a_stranger_is_told_so_and_nothing_else(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        case_id = await scene.opened()

        await scene.command("a-stranger", f"status {case_id}")

        (said,) = [each for each in scene.slack.responses if "DEMO" not in each["text"]]
        assert said["response_type"] == "ephemeral"
        assert scene.matching.asked == 1


async def test_who_is_of_another_organisation_is_refused(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        body = written("a-guest", "help", channel="DGUEST", user_team="T999")
        scene.slack.has(account_of("a-guest"), stranger=True)
        scene.slack.hold("DGUEST", im_of=account_of("a-guest"))

        await scene.came("event", body)

        (words,) = scene.words()
        assert "another organisation" in words
        assert scene.matching.asked == 0


async def test_who_is_not_on_the_case_can_do_nothing_in_its_room(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL, OUTSIDER) as scene:
        case_id = await scene.opened()
        scene.hold_room(case_id, FOCAL)
        before = len(scene.slack.responses)

        await scene.presses(OUTSIDER, Verb.CASE_SHOW, case_id)

        (said,) = scene.slack.responses[before:]
        assert said["response_type"] == "ephemeral"
        assert "DEMO-0001" not in str(said)


async def test_a_button_that_asks_opens_a_modal_where_it_was_pressed(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL, LEAD) as scene:
        case_id, action_id = await _room(scene)

        await scene.presses(FOCAL, Verb.ACTION_COMMENT_FORM, action_id)
        view = scene.slack.opened[-1]
        said = await scene.submits(FOCAL, view, {"words": "Read."})

        assert said == {"response_action": "clear"}
        assert scene.slack.called("chat.postEphemeral")[-1]["channel"] == CHANNEL
        with ports.read_uow() as uow:
            assert any("Read." in str(each) for each in uow.record.rows(case_id))


async def test_what_came_of_a_form_in_ones_own_chat_stands_in_its_place(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        _case_id, action_id = await _room(scene)
        await scene.says(FOCAL, "help")
        ts = next(iter(scene.slack.conversations[chat_of(FOCAL)].messages))
        before = len(scene.slack.called("chat.postMessage"))

        said = {"answer": {"type": "plain_text_input", "value": "Read."}}
        await scene.presses(
            FOCAL,
            Verb.ACTION_COMMENT,
            action_id,
            channel=chat_of(FOCAL),
            message=ts,
            state={"words": said},
        )

        assert len(scene.slack.called("chat.postMessage")) == before
        (drawn,) = scene.slack.called("chat.update")
        assert drawn["ts"] == ts
        assert "Read." in str(drawn["blocks"])


async def test_the_shortcut_to_open_a_case_opens_its_modal(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.came("interactive", _shortcut(scene, "open-case"))

        (view,) = scene.slack.opened
        assert view["callback_id"] == Verb.CASE_OPEN
        said = await scene.submits(FOCAL, view, OPENING)
        # It was opened from nowhere, so the modal itself says what came of it.
        assert said["response_action"] == "update"
        assert "DEMO-0001" in str(said["view"])


async def test_the_shortcut_to_ones_actions_shows_them_in_a_modal(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.opened()

        await scene.came("interactive", _shortcut(scene, "my-actions"))

        assert "DEMO-0001" in str(scene.slack.opened[-1]["blocks"])


async def test_a_shortcut_of_another_app_is_acknowledged_alone(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        answered = await scene.came("interactive", _shortcut(scene, "another"))

        assert answered.status == 200
        assert not scene.slack.opened


def in_the_tab(press: Json) -> Json:
    """Return a press as it comes from the desk's own tab."""
    besides = {"channel", "message", "response_url"}
    own = {"view": {"id": "V0HOME", "type": "home"}}
    own["container"] = {"type": "view", "view_id": "V0HOME"}
    return {name: value for name, value in press.items() if name not in besides} | own


async def test_a_button_in_the_tab_answers_in_a_modal_and_the_tab_is_renewed(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        case_id = await scene.opened()
        body = in_the_tab(scene.press(FOCAL, Verb.CASE_SHOW, case_id))

        await scene.came("interactive", body)

        assert "DEMO-0001" in str(scene.slack.opened[-1])
        assert account_of(FOCAL) in scene.slack.published


async def test_an_install_for_a_whole_organisation_has_no_workspace(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        body = scene.press(FOCAL, Verb.CASE_OPEN_FORM)
        org = {"id": TEAM, "name": "Demo"}
        body |= {"team": None, "enterprise": org, "is_enterprise_install": True}
        body["user"]["team_id"] = "T0ANOTHER"

        await scene.came("interactive", body)

        assert scene.slack.opened[-1]["callback_id"] == Verb.CASE_OPEN


async def test_a_retry_of_slack_is_not_answered_again(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        body = written(FOCAL, "help", channel=chat_of(FOCAL))
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))

        for _time in range(3):
            answered = await scene.came("event", body, key="Ev1")

        assert answered.status == 200
        assert len(scene.slack.called("chat.postMessage")) == 1


async def test_the_desk_answers_no_bot_and_no_edit(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        for more in ({"bot_id": "B1"}, {"subtype": "message_changed"}):
            answered = await scene.says(FOCAL, "help", **more)
            assert answered.status == 200

        assert not list(scene.words())


async def test_the_tab_shows_what_waits_and_is_drawn_anew(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.opened()
        opened = {"type": "app_home_opened", "tab": "home", "user": account_of(FOCAL)}
        body = {"type": "event_callback", "event_id": "Ev2", "event": opened}

        answered = await scene.came("event", body)

        assert json_of(answered) == {}
        view = scene.slack.published[account_of(FOCAL)]
        assert "DEMO-0001" in str(view["blocks"])
        assert Verb.CASE_OPEN_FORM in verbs(view["blocks"])


async def _room(scene: Scene) -> tuple[str, str]:
    """Hold the room of a new case; return it and its first action."""
    case_id = await scene.opened()
    scene.hold_room(case_id, FOCAL)
    with scene.ports.read_uow() as uow:
        action = next(each for each in uow.actions.of_case(case_id) if each.is_open)
    return case_id, action.id


def _shortcut(scene: Scene, callback: str) -> dict[str, object]:
    return {
        "type": "shortcut",
        "callback_id": callback,
        "team": {"id": TEAM},
        "user": {"id": account_of(FOCAL), "team_id": TEAM},
        "trigger_id": scene.trigger(),
        "action_ts": "1700000001.1",
    }


@pytest.mark.parametrize("way", ["command", "press"])
async def test_a_link_that_is_shown_once_is_shown_in_a_modal(
    ports: Ports, way: str
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        case_id = await scene.opened()

        if way == "command":
            await scene.command(FOCAL, "calendar DEMO-0001")
        else:
            await scene.presses(FOCAL, Verb.FEED_MAKE, case_id)

        shown = scene.slack.opened[-1]
        assert ".ics" in str(shown["blocks"])
        assert "submit" not in shown
        assert not any("wrong" in words for words in scene.words())


async def test_a_form_that_asks_for_more_takes_the_place_of_the_first(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.command(FOCAL, "ask privately Is somebody@example.org right?")
        first = scene.slack.opened[-1]
        chosen = {"privacy": "facilitator", "topic": "other", "language": "en"}
        filled = {"question": "Is somebody@example.org right?", **chosen, "told": "yes"}

        said = await scene.submits(FOCAL, first, filled)

        assert said["response_action"] == "update"
        asked = {each.get("block_id") for each in said["view"]["blocks"]}
        assert "mask" in asked
        masked = {**filled, "mask": "yes"}
        assert await scene.submits(FOCAL, said["view"], masked) == {
            "response_action": "clear"
        }


async def test_what_fails_in_the_tab_is_told_in_a_modal(ports: Ports) -> None:
    def fails(incoming: Incoming, *, ports: Ports) -> Reply:
        raise RuntimeError(incoming.verb)

    async with slack_scene(ports, FOCAL, answering=fails) as scene:
        body = in_the_tab(scene.press(FOCAL, Verb.CASE_SHOW, "c1"))

        await scene.came("interactive", body)

        assert "Something went wrong" in str(scene.slack.opened[-1])
