"""Into a channel that others look into nothing goes, from the first day to the last."""

import pytest

from domain.cases import Case
from domain.rooms import StepState
from tests.slack.rooms.conftest import Rooms, account_of, done, made, problems
from tests.slack.standin_state import Conversation, Fault


def opened(channel: Conversation, how: str, rooms: Rooms) -> None:
    """Let others look into a channel."""
    if how == "public":
        channel.private = False
    elif how == "shared":
        channel.shared = True
    elif how == "guest":
        rooms.slack.has("U0GUEST", real_name="Demo Guest", guest=True)
        channel.members.append("U0GUEST")
    else:
        rooms.slack.has("U0OTHER", real_name="Demo Stranger", stranger=True)
        channel.members.append("U0OTHER")


def closed(channel: Conversation) -> None:
    channel.private, channel.shared = True, False
    channel.members = [each for each in channel.members if each[:3] != "U0G"]
    channel.members = [each for each in channel.members if each != "U0OTHER"]


PROBLEMS = {
    "public": "room-not-private",
    "shared": "room-shared",
    "guest": "room-has-guests",
    "stranger": "room-has-guests",
}


def is_lost(rooms: Rooms, case: Case) -> bool:
    place = rooms.place(case)
    assert place is not None
    return place.lost_at is not None


async def a_day_later(rooms: Rooms) -> None:
    rooms.desk.clock.advance(days=1)
    await rooms.tick()


@pytest.mark.parametrize("how", PROBLEMS)
async def test_a_channel_is_seen_to_be_private_before_the_desk_speaks_there(
    rooms: Rooms, how: str
) -> None:
    rooms.slack.fail("conversations.info", fault=Fault(status=503))
    case = rooms.desk.open()
    await rooms.tick()
    (channel,) = rooms.channels()
    opened(channel, how, rooms)

    steps = await rooms.go_on(case)

    assert problems(steps)["privacy"] == PROBLEMS[how]
    assert steps["templates"].state is StepState.WAITING
    assert rooms.place(case) is None
    assert channel.messages == {}


@pytest.mark.parametrize("how", PROBLEMS)
async def test_one_that_is_opened_to_others_is_not_written_to_until_it_is_private(
    rooms: Rooms, how: str
) -> None:
    case, channel = await made(rooms)
    opened(channel, how, rooms)

    await a_day_later(rooms)
    assert is_lost(rooms, case)
    assert problems(rooms.steps(case))["privacy"] == PROBLEMS[how]

    closed(channel)
    await a_day_later(rooms)
    assert not is_lost(rooms, case)
    assert done(rooms.steps(case))


async def test_somebody_of_the_case_who_became_a_guest_is_named(rooms: Rooms) -> None:
    case, _channel = await made(rooms)
    rooms.slack.users[account_of("demo-co-lead")].guest = True

    await a_day_later(rooms)

    step = rooms.steps(case)["privacy"]
    assert (step.problem, step.about) == ("room-has-guests", "Demo CO Lead")


async def test_what_cannot_be_looked_at_opens_and_shuts_nothing(rooms: Rooms) -> None:
    case, _channel = await made(rooms)
    rooms.slack.fail("conversations.info", fault=Fault(status=503), times=50)

    await a_day_later(rooms)

    assert not is_lost(rooms, case)
