"""A question in Slack: links that fit, a clear no; silent unless asked."""

import pytest

from cards.verbs import Verb
from domain.learning.connect import Privacy
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.ports import Ports
from storage.catalogue.shipped import shipped_digest, shipped_resources
from tests.dialogs.cast import FOCAL, LEAD
from tests.slack.scenes import (
    CHANNEL,
    account_of,
    buttons,
    chat_of,
    mentioned,
    slack_scene,
    verbs,
    written,
)

FPIC = "do we need FPIC if the community is only 'consulted'?"


def button_in(blocks: object, verb: Verb) -> str:
    """Return the target of the button with that verb."""
    return next(
        str(each["value"])
        for each in buttons(blocks)
        if each["action_id"].startswith(f"{verb}:")
    )


@pytest.fixture(name="ports")
def _ports(ports: Ports) -> Ports:
    shipment = Shipment(digest=shipped_digest(), read=shipped_resources)
    ship_catalogue(shipment, ports=ports)
    return ports


async def test_a_question_is_answered_and_the_next_best_shown(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.says(FOCAL, FPIC)

        (said,) = scene.slack.called("chat.postMessage")
        assert "<https://" in str(said["blocks"])
        assert {Verb.QUESTION_NEXT, Verb.CONNECT_FORM} <= verbs(said["blocks"])
        assert any("Not what I need" in str(each) for each in buttons(said["blocks"]))


async def test_what_is_out_of_role_gets_a_clear_no(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.says(FOCAL, "can you approve our plan please")

        (said,) = scene.slack.called("chat.postMessage")
        assert said["channel"] == chat_of(FOCAL)
        assert "only people sign" in str(said["blocks"])


async def test_in_a_channel_the_answer_is_for_the_asker_alone(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        scene.hold_room(await scene.opened(), FOCAL)

        await scene.came("event", mentioned(FOCAL, FPIC))

        said = scene.slack.called("chat.postEphemeral")[-1]
        assert said["user"] == account_of(FOCAL)
        assert "<https://" in str(said["blocks"])


async def test_a_channel_that_speaks_among_itself_is_left_in_peace(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL, LEAD) as scene:
        scene.hold_room(await scene.opened(), FOCAL, LEAD)
        before = len(scene.slack.called("chat.postEphemeral"))

        await scene.came("event", written(LEAD, FPIC, channel=CHANNEL))

        assert len(scene.slack.called("chat.postEphemeral")) == before
        with ports.read_uow() as uow:
            assert uow.asked.newest(most=9) == []


async def test_from_an_answer_a_person_is_asked_in_a_modal_once(ports: Ports) -> None:
    filled = {"question": FPIC, "privacy": "anonymous", "told": "yes"}
    async with slack_scene(ports, FOCAL) as scene:
        await scene.says(FOCAL, FPIC)
        (said,) = scene.slack.called("chat.postMessage")
        ask = button_in(said["blocks"], Verb.CONNECT_FORM)
        for _ in range(2):
            await scene.presses(FOCAL, Verb.CONNECT_FORM, ask, channel=said["channel"])
            shown = await scene.submits(FOCAL, scene.slack.opened[-1], filled)

        assert "errors" not in shown
        with ports.read_uow() as uow:
            (asked,) = uow.questions.open()
        assert asked.privacy is Privacy.ANONYMOUS
