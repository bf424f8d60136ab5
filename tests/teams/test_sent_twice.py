"""What is sent twice is done once, and what was meant otherwise is not lost."""

from typing import Any

import pytest

from cards.verbs import Verb
from services.ports import Ports
from tests.dialogs.cast import FOCAL
from tests.teams.scenes import Scene, activity, dialog, press, scene_of

ONCE = "one-drawing"


@pytest.fixture(name="scene")
async def _scene(ports: Ports) -> Scene:
    scene = scene_of(ports, FOCAL)
    await scene.opened()
    return scene


@pytest.fixture(name="action_id")
def _action_id(scene: Scene) -> str:
    with scene.ports.read_uow() as uow:
        (case,) = uow.cases.of_person(FOCAL, scene.ports.clock().date())
        return uow.actions.of_case(case.id)[0].id


def comments(scene: Scene, action_id: str) -> list[str]:
    with scene.ports.read_uow() as uow:
        return [each.text for each in uow.actions.comments_of(action_id)]


def filled(action_id: str, words: str, **more: str) -> dict[str, str]:
    said = {"verb": Verb.ACTION_COMMENT, "target": action_id, "words": words}
    return {**said, "once": ONCE, **more}


async def submit(scene: Scene, data: dict[str, str]) -> str:
    ended: dict[str, Any] = await scene.came(dialog(FOCAL, "task/submit", data))
    return str(ended["task"]["value"])


async def test_the_same_form_twice_is_one_comment(scene: Scene, action_id: str) -> None:
    told = [await submit(scene, filled(action_id, "one")) for _ in range(3)]

    assert comments(scene, action_id) == ["one"]
    assert all("sent before" in each for each in told[1:])


async def test_other_words_from_the_same_drawing_are_another_comment(
    scene: Scene, action_id: str
) -> None:
    for words in ("one", "two"):
        await submit(scene, filled(action_id, words))

    assert sorted(comments(scene, action_id)) == ["one", "two"]


async def test_what_asks_back_first_asks_again(scene: Scene, action_id: str) -> None:
    del action_id
    with scene.ports.read_uow() as uow:
        (case,) = uow.cases.of_person(FOCAL, scene.ports.clock().date())
    day = scene.ports.clock().date().isoformat()
    data = {"verb": Verb.EVENT_RECORD, "target": case.id, "event": "not-eligible"}
    asked = {**data, "day": day, "once": ONCE}

    told = [await submit(scene, asked) for _ in range(2)]

    assert told[0] == told[1]
    assert "sent before" not in told[1]


async def test_what_was_refused_may_come_again(scene: Scene, action_id: str) -> None:
    told = [await submit(scene, filled(action_id, "")) for _ in range(2)]

    assert not any("sent before" in each for each in told)
    assert comments(scene, action_id) == []


async def test_an_old_client_is_told_that_it_was_done(
    scene: Scene, action_id: str
) -> None:
    data = filled(action_id, "one")
    for number in range(2):
        await scene.came(activity(FOCAL, id=str(number), value=data))

    assert comments(scene, action_id) == ["one"]
    assert "sent before" in list(scene.words())[-1]


async def test_a_button_pressed_twice_says_it_once(
    scene: Scene, action_id: str
) -> None:
    pressed = press(FOCAL, Verb.ACTION_START, action_id, replyToId="7")
    before = len(scene.own.standing)

    shown = [await scene.came(pressed) for _ in range(2)]

    assert len(scene.own.standing) == before + 1
    assert shown[1]["value"]["body"] == shown[0]["value"]["body"]


async def test_an_older_form_says_that_its_words_came_too_late(
    scene: Scene, action_id: str
) -> None:
    note = {"target": action_id, "once": "newer", "note": "first"}
    await scene.came(press(FOCAL, Verb.ACTION_DONE, action_id, data=note))
    late = {**note, "once": "older", "note": "second"}

    shown = await scene.came(press(FOCAL, Verb.ACTION_DONE, action_id, data=late))

    assert "is done already" in str(shown)
    assert "was not stored" in str(shown)
