"""Turns in Teams: who speaks, where it is answered, and what a press comes to."""

from collections.abc import Iterator
from typing import Any

import pytest
from botbuilder.core import Bot, TurnContext
from botbuilder.schema import Activity

from bot.teams.turns.adapter import TeamsAdapter
from cards.verbs import Verb
from domain.news import direct_with, room_of
from domain.seats import Vendor
from services.ports import Ports
from tests.dialogs.cast import FOCAL, LEAD, OPENING
from tests.teams.scenes import (
    CHANNEL,
    TENANT,
    Scene,
    SmallTeams,
    activity,
    dialog,
    mention,
    press,
    scene_of,
    submits,
)

STRANGER = "nobody-of-ours"


@pytest.fixture(name="scene")
def _scene(ports: Ports) -> Scene:
    return scene_of(ports, FOCAL, LEAD)


@pytest.fixture(name="case_id")
async def _case_id(scene: Scene) -> str:
    case_id = await scene.opened()
    scene.hold_room(case_id)
    return case_id


def cases(scene: Scene) -> Iterator[str]:
    with scene.ports.read_uow() as uow:
        found = uow.cases.of_person(FOCAL, scene.ports.clock().date())
    return iter([case.id for case in found])


def texts(card: object) -> str:
    """All that stands in a drawn card, one after the other."""
    return str(card)


def first_action(scene: Scene, case_id: str) -> str:
    with scene.ports.read_uow() as uow:
        return uow.actions.of_case(case_id)[0].id


async def test_words_in_ones_own_chat_are_answered_there(scene: Scene) -> None:
    assert await scene.came(activity(LEAD, text="help")) is None

    ((where, said),) = scene.teams.said
    assert where == f"a:chat-of-{LEAD}"
    assert said["attachments"][0]["contentType"].endswith("card.adaptive")


async def test_who_has_no_seat_is_told_so_and_reads_nothing(
    scene: Scene, case_id: str
) -> None:
    await scene.came(activity(STRANGER, text="cases"))

    said = texts(scene.teams.said[-1])
    assert "does not know you" in said
    assert OPENING["reference"] not in said
    assert case_id not in said


async def test_a_strangers_press_changes_nothing(scene: Scene, case_id: str) -> None:
    action_id = first_action(scene, case_id)

    answer = await scene.came(press(STRANGER, Verb.ACTION_START, action_id))

    assert "does not know you" in answer["value"]
    with scene.ports.read_uow() as uow:
        assert uow.actions.get(action_id).state == "pending"


async def test_the_name_that_somebody_else_bears_opens_nothing(scene: Scene) -> None:
    said = activity(STRANGER, text="cases")
    said["from"]["name"] = "Demo CO Lead"

    await scene.came(said)

    assert "does not know you" in texts(scene.teams.said[-1])


async def test_the_account_of_another_tenant_is_another_person(scene: Scene) -> None:
    said = activity(LEAD, text="cases")
    said["conversation"]["tenantId"] = "another-tenant"

    await scene.came(said)

    assert "does not know you" in texts(scene.teams.said[-1])


async def test_where_ones_own_chat_is_is_kept_and_followed(scene: Scene) -> None:
    await scene.came(activity(LEAD, text="help"))
    moved = activity(LEAD, text="help", id="2")
    moved["serviceUrl"] = "https://smba.trafficmanager.net/amer/"
    await scene.came(moved)

    with scene.ports.read_uow() as uow:
        place = uow.places.of(direct_with(LEAD), vendor=Vendor.TEAMS)
    assert place is not None
    assert (place.reference, place.tenant) == (f"a:chat-of-{LEAD}", TENANT)
    assert place.service_url.endswith("/amer/")


async def test_a_case_is_opened_by_a_word_and_a_dialog(scene: Scene) -> None:
    await scene.came(activity(FOCAL, text="open case"))
    data = {"verb": Verb.CASE_OPEN_FORM, "target": ""}
    asked = await scene.came(dialog(FOCAL, "task/fetch", data))
    filled = {**submit_of(asked), **OPENING}

    ended = await scene.came(dialog(FOCAL, "task/submit", filled))

    assert asked["task"]["type"] == "continue"
    assert ended["task"]["type"] == "message"
    assert len(list(cases(scene))) == 1
    assert scene.delivered


def submit_of(asked: dict[str, Any]) -> dict[str, str]:
    """Return what a dialog's button sends, as it is drawn."""
    drawn = asked["task"]["value"]["card"]["content"]
    (data,) = (each["data"] for each in submits(drawn))
    return dict(data)


async def test_a_form_that_comes_twice_is_taken_once(scene: Scene) -> None:
    data = {"verb": Verb.CASE_OPEN, "target": "", "once": "same", **OPENING}
    first = await scene.came(dialog(FOCAL, "task/submit", data))

    second = await scene.came(dialog(FOCAL, "task/submit", data))

    assert "sent before" not in first["task"]["value"]
    assert "sent before" in second["task"]["value"]
    assert len(list(cases(scene))) == 1


async def test_a_refused_form_comes_back_with_all_that_was_filled_in(
    scene: Scene,
) -> None:
    fetch = {"verb": Verb.CASE_OPEN_FORM, "target": ""}
    asked = await scene.came(dialog(FOCAL, "task/fetch", fetch))
    filled = {**submit_of(asked), **OPENING, "registered": "2999-01-01"}

    again = await scene.came(dialog(FOCAL, "task/submit", filled))
    shown = texts(again["task"]["value"]["card"])
    mended = {**submit_of(again), **OPENING}
    ended = await scene.came(dialog(FOCAL, "task/submit", mended))

    assert OPENING["reference"] in shown
    assert ended["task"]["type"] == "message"
    assert len(list(cases(scene))) == 1


async def test_a_form_in_the_chat_is_replaced_by_what_came_of_it(scene: Scene) -> None:
    await scene.came(activity(FOCAL, text="open case"))
    (once,) = {each["once"] for each in sent_by(scene.teams.said[-1])}
    filled = press(FOCAL, Verb.CASE_OPEN, data={**OPENING, "once": once})

    first, second = [await scene.came(filled) for _ in range(2)]

    assert OPENING["reference"] in texts(first["value"])
    assert "sent before" in second["value"]
    assert len(list(cases(scene))) == 1


def sent_by(part: object) -> list[dict[str, Any]]:
    """Return what the buttons send that mark a drawing of a form."""
    if isinstance(part, dict):
        own = [part["data"]] if "once" in part.get("data", {}) else []
        return own + sent_by(list(part.values()))
    if isinstance(part, list | tuple):
        return [each for inner in part for each in sent_by(inner)]
    return []


async def test_a_message_that_comes_again_is_answered_once(scene: Scene) -> None:
    for _ in range(3):
        await scene.came(activity(LEAD, text="help"))

    assert len(scene.teams.said) == 1


async def test_an_answer_for_one_alone_is_not_said_where_others_read(
    scene: Scene, case_id: str
) -> None:
    asked = activity(
        LEAD, scope="channel", text="<at>SES Desk</at> team", entities=[mention()]
    )

    await scene.came(asked)

    assert list(scene.words())[-1].startswith("I answered you in our own chat")
    where, card = list(scene.own.standing.values())[-1]
    assert where == direct_with(LEAD)
    assert "Demo CO Lead" in texts(card)
    del case_id


async def test_a_room_is_known_by_its_channel(scene: Scene, case_id: str) -> None:
    data = {"verb": Verb.ACTION_COMMENT_FORM, "target": first_action(scene, case_id)}
    opened = dialog(LEAD, "task/fetch", data)
    opened["conversation"] = {
        "id": f"{CHANNEL};messageid=7",
        "conversationType": "channel",
        "tenantId": TENANT,
    }

    asked = await scene.came(opened)

    assert asked["task"]["type"] == "continue"
    with scene.ports.read_uow() as uow:
        assert uow.places.of(room_of(case_id), vendor=Vendor.TEAMS)


async def test_a_press_changes_the_action_and_shows_it_in_its_place(
    scene: Scene, case_id: str
) -> None:
    action_id = first_action(scene, case_id)

    answer = await scene.came(press(FOCAL, Verb.ACTION_START, action_id))

    assert answer["statusCode"] == 200
    with scene.ports.read_uow() as uow:
        assert uow.actions.get(action_id).state == "started"


async def test_the_same_press_under_another_id_changes_nothing_more(
    scene: Scene, case_id: str
) -> None:
    action_id = first_action(scene, case_id)
    for number in range(3):
        pressed = press(FOCAL, Verb.ACTION_START, action_id, id=f"f:{number}")
        assert (await scene.came(pressed))["statusCode"] == 200

    with scene.ports.read_uow() as uow:
        verbs = [row.verb for row in uow.record.rows(case_id)]
    assert verbs.count("action.start") == 1


@pytest.mark.parametrize(
    "value",
    [
        None,
        "words",
        {},
        {"action": "x"},
        {"action": {"type": "Action.Execute"}},
        {"action": {"type": "Action.Submit", "verb": "action.show"}},
        {"action": {"type": "Action.Execute", "verb": 7}},
        {"action": {"type": "Action.Execute", "verb": "x", "data": []}},
        {"action": {"verb": "x", "data": {str(n): "" for n in range(101)}}},
    ],
)
async def test_a_press_that_cannot_be_read_is_refused_with_a_sentence(
    scene: Scene, value: object
) -> None:
    pressed = activity(LEAD, type="invoke", name="adaptiveCard/action", value=value)

    answer = await scene.came(pressed)

    assert answer["statusCode"] == 400
    assert answer["value"]["message"]


async def test_a_verb_that_no_button_of_ours_sends_is_refused(scene: Scene) -> None:
    answer = await scene.came(press(LEAD, "case.destroy", "everything"))

    assert answer["statusCode"] == 200
    assert answer["type"].endswith("activity.message")


@pytest.mark.parametrize(
    "more",
    [
        {"type": "typing"},
        {"type": "event", "name": "application/vnd.microsoft.readReceipt"},
        {"type": "messageReaction"},
        {"type": "somethingNew"},
        {"type": "invoke", "name": "somethingNew/invoke", "value": {}},
        {"type": "invoke", "value": {"option": "opt1"}},
    ],
)
async def test_what_teams_may_yet_invent_is_answered_with_nothing(
    scene: Scene, more: dict[str, Any]
) -> None:
    assert await scene.came(activity(LEAD, **more)) is None
    assert scene.teams.said == []


async def test_an_old_clients_press_comes_as_a_message(
    scene: Scene, case_id: str
) -> None:
    data = {"verb": Verb.ACTION_START, "target": first_action(scene, case_id)}

    await scene.came(activity(FOCAL, value=data, replyToId="42"))

    with scene.ports.read_uow() as uow:
        assert uow.actions.get(data["target"]).state == "started"


async def test_who_puts_the_desk_into_their_chats_is_greeted_and_reached_there(
    scene: Scene,
) -> None:
    await scene.came(activity(LEAD, type="installationUpdate", action="add"))

    assert "SES Desk is here" in texts(scene.teams.said[-1])
    with scene.ports.read_uow() as uow:
        assert uow.places.of(direct_with(LEAD), vendor=Vendor.TEAMS)


async def test_who_takes_the_desk_out_is_not_reached_there_any_more(
    scene: Scene,
) -> None:
    await scene.came(activity(LEAD, type="installationUpdate", action="add"))
    await scene.came(activity(LEAD, type="installationUpdate", action="remove"))

    with scene.ports.read_uow() as uow:
        assert uow.places.of(direct_with(LEAD), vendor=Vendor.TEAMS) is None


class TakesBack(Bot):  # type: ignore[misc] # The vendor's has no types.
    async def on_turn(self, context: TurnContext) -> None:
        await context.delete_activity("sent-1")


async def test_what_was_said_in_a_turn_can_be_taken_back() -> None:
    teams = SmallTeams()
    body = activity(LEAD, text="help")

    await TeamsAdapter(teams).process(Activity().deserialize(body), body, TakesBack())

    assert teams.said == [(f"a:chat-of-{LEAD} without sent-1", {})]
