"""The desk hears where it is: put in, taken out, uninstalled, revoked."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.news import direct_with, room_of
from domain.rooms import Home, StepState
from domain.seats import Vendor
from services.ports import Ports
from tests.dialogs.cast import FOCAL, LEAD
from tests.slack.holding import expire
from tests.slack.scenes import (
    CHANNEL,
    Scene,
    account_of,
    slack_scene,
)
from tests.slack.standin_state import DESK


def told(kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- any JSON.
    """Return an event that nobody wrote."""
    event = {"type": kind, "event_ts": "1800000000.000100", **more}
    return {"type": "event_callback", "event_id": "Ev1", "event": event}


async def room(scene: Scene) -> str:
    case_id = await scene.opened()
    scene.hold_room(case_id, FOCAL)
    return room_of(case_id)


def lost(ports: Ports, conversation: str) -> bool:
    with ports.read_uow() as uow:
        place = uow.places.of(conversation, vendor=Vendor.SLACK)
    return place is None or place.lost_at is not None


@pytest.mark.parametrize(
    "event",
    [
        told("member_left_channel", user=DESK, channel=CHANNEL),
        told("group_archive", channel=CHANNEL),
        told("group_deleted", channel=CHANNEL),
        told("channel_archive", channel=CHANNEL),
    ],
    ids=lambda event: str(event["event"]["type"]),
)
async def test_a_room_that_the_desk_is_out_of_is_lost(
    ports: Ports, event: dict[str, Any]
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        place = await room(scene)

        await scene.came("event", event)

        assert lost(ports, place)


async def test_put_back_it_is_found_again(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        place = await room(scene)
        left = told("member_left_channel", user=DESK, channel=CHANNEL)
        await scene.came("event", left)
        back = told("member_joined_channel", user=DESK, channel=CHANNEL)
        back["event"]["event_ts"] = "1800000001.000100"

        await scene.came("event", back)

        assert not lost(ports, place)


async def test_who_else_leaves_takes_the_desk_nowhere(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        place = await room(scene)

        gone = told("member_left_channel", user=account_of(LEAD), channel=CHANNEL)
        await scene.came("event", gone)

        assert not lost(ports, place)


@pytest.mark.parametrize("kind", ["member_joined_channel", "member_left_channel"])
async def test_a_room_is_looked_at_when_somebody_comes_or_goes(
    ports: Ports, kind: str
) -> None:
    slack = replace(ports, homes={"slack": Home.SLACK})
    async with slack_scene(slack, FOCAL) as scene:
        await room(scene)
        with ports.open_uow() as uow:
            (case_id,) = uow.rooms.unfinished()
            tomorrow = uow.delivery.now() + timedelta(days=1)
            for step in uow.rooms.steps(case_id):
                done = replace(step, state=StepState.DONE, look_at=tomorrow)
                uow.rooms.mark(done)
            uow.commit()

        moved = told(kind, user=account_of(LEAD), channel=CHANNEL)
        await scene.came("event", moved)

        with ports.read_uow() as uow:
            steps = uow.rooms.steps(case_id)
            looked_at = {step.key: step.look_at for step in steps}
            now = uow.delivery.now()
        due = {key for key, at in looked_at.items() if at and at <= now}
        assert due == {"members", "privacy"}


async def test_an_app_that_is_uninstalled_reaches_nobody(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        place = await room(scene)
        await scene.says(FOCAL, "help")

        await scene.came("event", told("app_uninstalled"))

        assert lost(ports, direct_with(FOCAL))
        assert lost(ports, place)


async def test_whose_token_is_revoked_is_not_reached_until_they_write(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL, LEAD) as scene:
        for who in (FOCAL, LEAD):
            await scene.says(who, "help")

        tokens = {"oauth": [account_of(FOCAL)], "bot": []}
        await scene.came("event", told("tokens_revoked", tokens=tokens))

        assert lost(ports, direct_with(FOCAL))
        assert not lost(ports, direct_with(LEAD))


async def test_a_case_that_is_opened_in_slack_has_its_room_there(ports: Ports) -> None:
    both = replace(ports, homes={"slack": Home.SLACK, "teams": Home.TEAMS})
    async with slack_scene(both, FOCAL) as scene:
        case_id = await scene.opened()

        with ports.read_uow() as uow:
            steps = [step.key for step in uow.rooms.steps(case_id)]
        assert steps[0] == "slack-channel"


async def test_what_nobody_could_be_told_of_is_done_later(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        place = await room(scene)
        left = told("member_left_channel", user=DESK, channel=CHANNEL)
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr("bot.seated.answering.take_out", _fail)
            await scene.came("event", left)
        assert not lost(ports, place)

        await scene.ears.arrivals.settle()
        expire(ports)
        await scene.ears.working.take_over()
        await scene.ears.working.finish()

        assert lost(ports, place)


def _fail(*_said: object, **_more: object) -> None:
    raise OSError("the disk is away")
