"""A question in Teams: the next best, a clear no; silent unless asked."""

import pytest

from bot.teams.package.manifest import manifest_of
from cards.verbs import Verb
from domain.learning.connect import Privacy
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.ports import Ports
from storage.catalogue.shipped import shipped_digest, shipped_resources
from tests.cards.wire import parts
from tests.dialogs.cast import LEAD
from tests.teams.scenes import (
    Scene,
    activity,
    dialog,
    mention,
    press,
    scene_of,
    submits,
)

FPIC = "do we need FPIC if the community is only 'consulted'?"


@pytest.fixture(name="scene")
def _scene(ports: Ports) -> Scene:
    scene = scene_of(ports, LEAD)
    shipment = Shipment(digest=shipped_digest(), read=shipped_resources)
    ship_catalogue(shipment, ports=scene.ports)
    return scene


def links_in(card: object) -> list[str]:
    found = [each for each in parts(card) if each.get("type") == "Action.OpenUrl"]
    return [str(each["url"]) for each in found]


async def test_a_question_is_answered_and_the_next_best_shown(scene: Scene) -> None:
    await scene.came(activity(LEAD, text=FPIC))
    ((_where, said),) = scene.teams.said
    target = next(
        each["data"]["target"]
        for each in parts(said)
        if each.get("verb") == Verb.QUESTION_NEXT
    )

    answered = await scene.came(press(LEAD, Verb.QUESTION_NEXT, target))

    assert 1 <= len(links_in(said)) <= 3
    assert answered["statusCode"] == 200


async def test_what_is_out_of_role_gets_a_clear_no(scene: Scene) -> None:
    await scene.came(activity(LEAD, text="can you approve our plan please"))

    ((_where, said),) = scene.teams.said
    assert "only people sign" in str(said)


async def test_in_a_team_the_answer_goes_to_the_askers_own_chat(scene: Scene) -> None:
    text = f"<at>SES Desk</at> {FPIC}"

    await scene.came(activity(LEAD, scope="channel", text=text, entities=[mention()]))

    assert FPIC not in str(scene.teams.said[-1])
    assert not links_in(scene.teams.said[-1])


def test_teams_brings_nothing_of_a_channel_in_which_the_desk_is_not_named() -> None:
    asked = manifest_of("00000000-0000-0000-0000-0000000000aa", "https://desk.example")

    assert "authorization" not in asked  # No permission to read whole channels.
    assert "ChannelMessage" not in str(asked)


async def test_from_an_answer_a_person_is_asked_in_a_dialog_once(scene: Scene) -> None:
    await scene.came(activity(LEAD, text=FPIC))
    (opens,) = [
        each["data"]
        for each in submits(scene.teams.said[-1][1])
        if each["data"].get("verb") == Verb.CONNECT_FORM
    ]
    asked = await scene.came(dialog(LEAD, "task/fetch", opens))
    (sends,) = [each["data"] for each in submits(asked)]
    filled = {**sends, "question": FPIC, "privacy": "anonymous", "told": "yes"}
    await scene.came(dialog(LEAD, "task/submit", filled))

    again = await scene.came(dialog(LEAD, "task/fetch", opens))

    assert "Your question is with" in str(again)
    with scene.ports.read_uow() as uow:
        (question,) = uow.questions.open()
    assert question.privacy is Privacy.ANONYMOUS
