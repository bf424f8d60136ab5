"""Complainants' names in Teams: in dialogs, and in no message that is kept."""

import pytest

from cards.verbs import Verb
from domain.news import direct_with
from services.ports import Ports
from tests.dialogs.cast import FOCAL, LEAD
from tests.teams.scenes import (
    Scene,
    activity,
    dialog,
    mention,
    press,
    scene_of,
    submits,
)

NAME = "Invented Complainant"


@pytest.fixture(name="scene")
async def _scene(ports: Ports) -> Scene:
    scene = scene_of(ports, FOCAL, LEAD)
    await scene.opened(requestors=NAME)
    return scene


@pytest.fixture(name="case_id")
def _case_id(scene: Scene) -> str:
    with scene.ports.read_uow() as uow:
        (case,) = uow.cases.of_person(FOCAL, scene.ports.clock().date())
    scene.hold_room(case.id)
    return case.id


def all_kept(scene: Scene) -> str:
    return str(scene.teams.said) + str(scene.own.standing)


ASKED = "requestors because I must call them"


@pytest.mark.parametrize("scope", ["personal", "channel", "groupChat"])
async def test_words_that_ask_for_names_are_answered_with_a_button(
    scene: Scene, case_id: str, scope: str
) -> None:
    said = activity(FOCAL, scope=scope, text=ASKED, entities=[mention()])

    await scene.came(said)

    assert NAME not in all_kept(scene)
    assert "Show the names" in all_kept(scene)
    with scene.ports.read_uow() as uow:
        verbs = [row.verb for row in uow.record.rows(case_id)]
    assert "wall.reveal" not in verbs


async def test_a_press_or_an_old_client_gets_the_button_too(
    scene: Scene, case_id: str
) -> None:
    data = {"verb": Verb.NAMES_REVEAL, "target": case_id, "reason": "I must call them"}
    shown = await scene.came(press(FOCAL, Verb.NAMES_REVEAL, case_id, data=data))
    await scene.came(activity(FOCAL, value=data))

    assert NAME not in str(shown)
    assert NAME not in all_kept(scene)


async def test_a_dialog_shows_them(scene: Scene, case_id: str) -> None:
    data = {"verb": Verb.NAMES_REVEAL, "target": case_id, "reason": "I must call them"}

    shown = await scene.came(dialog(FOCAL, "task/submit", data))

    assert NAME in str(shown)
    assert NAME not in all_kept(scene)


@pytest.mark.parametrize("how", ["dialog", "press", "message", "group"])
async def test_who_seals_names_is_asked_alone_to_delete_what_has_them(
    scene: Scene, case_id: str, how: str
) -> None:
    data = {"verb": Verb.NAMES_ADD, "target": case_id, "requestors": "Another One"}
    ways = {
        "dialog": dialog(FOCAL, "task/submit", data),
        "press": press(FOCAL, Verb.NAMES_ADD, case_id, data=data),
        "message": activity(FOCAL, value=data),
        "group": activity(FOCAL, scope="groupChat", value=data),
    }
    scene.teams.said.clear()
    scene.own.standing.clear()

    await scene.came(ways[how])

    asked = [
        where
        for where, card in scene.own.standing.values()
        if "please delete" in str(card)
    ]
    assert asked == [direct_with(FOCAL)]
    assert "delete" not in str(scene.teams.said)


async def test_the_reason_that_was_typed_stands_in_the_dialog(
    scene: Scene, case_id: str
) -> None:
    await scene.came(activity(FOCAL, text="requestors because I: must % call"))
    (button,) = [
        each
        for each in submits(scene.teams.said[-1][1])
        if each["data"].get("verb") == Verb.NAMES_FORM
    ]

    asked = await scene.came(dialog(FOCAL, "task/fetch", button["data"]))

    assert "must % call" in str(asked)
    del case_id


async def test_without_a_reason_the_button_comes_at_once(
    scene: Scene, case_id: str
) -> None:
    await scene.came(activity(FOCAL, text="requestors"))

    assert "Show the names" in str(scene.teams.said[-1])
    assert "Input.Text" not in str(scene.teams.said[-1])
    del case_id
