"""The desk is taken out of a channel: that is shown, and putting it back mends it."""

from datetime import datetime

import pytest

from bot.seated.whereabouts import put_back, take_out
from bot.slack.turns.heard import Heard
from domain.cases import Case
from domain.rooms import StepState
from tests.slack.rooms.conftest import Rooms, done, made, problems
from tests.slack.standin_state import DESK, Conversation


def heard(channel: Conversation, rooms: Rooms) -> Heard:
    at: datetime = rooms.desk.clock()
    return Heard(came="Ev1", tenant="T0DEMO", account=DESK, reference=channel.id, at=at)


async def taken_out(rooms: Rooms) -> tuple[Case, Conversation]:
    case, channel = await made(rooms)
    channel.members.remove(DESK)
    take_out(heard(channel, rooms), ports=rooms.desk.ports)
    rooms.desk.clock.advance(minutes=1)
    return case, channel


def is_lost(rooms: Rooms, case: Case) -> bool:
    place = rooms.place(case)
    return place is not None and place.lost_at is not None


async def test_it_is_shown_on_the_checklist_and_nothing_is_asked_there(
    rooms: Rooms,
) -> None:
    case, _channel = await taken_out(rooms)
    rooms.desk.clock.advance(days=2)
    await rooms.tick()

    assert problems(rooms.steps(case)) == {"slack-channel": "room-app-taken-out"}
    assert is_lost(rooms, case)
    assert rooms.asked() == []


async def test_put_back_it_goes_on_as_before(rooms: Rooms) -> None:
    case, channel = await taken_out(rooms)

    channel.members.append(DESK)
    put_back(heard(channel, rooms), ports=rooms.desk.ports)

    assert done(rooms.steps(case))
    assert not is_lost(rooms, case)


async def test_where_nobody_told_that_it_was_put_back_trying_again_finds_it(
    rooms: Rooms,
) -> None:
    case, channel = await taken_out(rooms)
    channel.members.append(DESK)

    rooms.ask_again(case)
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert not is_lost(rooms, case)
    assert "conversations.create" not in rooms.asked()


@pytest.mark.parametrize("how", ["still-out", "deleted", "archived"])
async def test_trying_again_makes_no_second_channel(rooms: Rooms, how: str) -> None:
    case, channel = await taken_out(rooms)
    if how == "deleted":
        del rooms.slack.conversations[channel.id]
    channel.archived = how == "archived"
    if how == "archived":
        channel.members.append(DESK)

    rooms.ask_again(case)
    step = (await rooms.go_on(case))["slack-channel"]

    assert step.state is StepState.FAILED
    assert "conversations.create" not in rooms.asked()
    assert is_lost(rooms, case)
