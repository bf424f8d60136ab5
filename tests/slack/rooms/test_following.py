"""A channel follows its case: who joins is in it, who leaves is not, and says why."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.slack.rooms.members import REASONS
from cards.plain import as_plain
from cards.views.case import card_of_case
from domain.cases import Case
from domain.people import Actor
from domain.roles import Role
from domain.rooms import StepState
from domain.seats import Seat, Vendor
from services.reading.read_case import read_case
from services.team.act_for import Deputising, act_for, recuse
from services.team.change_team import give_role, take_role
from services.team.decide_again import decide_again
from tests.services.cast import FOCAL, LEAD, OUTSIDER, RR
from tests.slack.rooms.conftest import (
    Rooms,
    account_of,
    done,
    leave_seat,
    made,
    problems,
    seat,
)
from tests.slack.standin_state import Fault

NEW = account_of(OUTSIDER.person_id)
KICK, INVITE = "conversations.kick", "conversations.invite"


def join(rooms: Rooms, case: Case, *, who: Actor = OUTSIDER) -> None:
    give_role(
        case.id,
        person_id=who.person_id,
        role=Role.PROJECT_MANAGER,
        by=FOCAL,
        ports=rooms.desk.ports,
    )


def leave(rooms: Rooms, case: Case, who: Actor) -> None:
    """Take all of somebody's parts."""
    with rooms.desk.ports.read_uow() as uow:
        team = uow.people.team(case.id)
    for member in team.members:
        if member.person_id == who.person_id and member.until is None:
            take_role(
                case.id,
                person_id=who.person_id,
                role=member.role,
                note="",
                by=FOCAL,
                ports=rooms.desk.ports,
            )


def account(who: Actor) -> str:
    return account_of(who.person_id)


async def test_who_joins_later_is_invited(rooms: Rooms) -> None:
    case, channel = await made(rooms)
    assert NEW not in channel.members

    join(rooms, case)
    await rooms.tick()

    assert NEW in channel.members
    assert rooms.asked() == ["conversations.members", INVITE]
    assert done(rooms.steps(case))


async def test_who_leaves_is_taken_out_at_the_next_tick(rooms: Rooms) -> None:
    case, channel = await made(rooms)

    leave(rooms, case, LEAD)
    await rooms.tick()

    assert account(LEAD) not in channel.members
    assert rooms.asked() == ["conversations.members", KICK]


async def test_who_steps_back_is_taken_out_and_may_come_back(rooms: Rooms) -> None:
    case, channel = await made(rooms)
    ports = rooms.desk.ports

    recuse(case.id, reason="My sister works there.", by=RR, ports=ports)
    await rooms.tick()
    assert account(RR) not in channel.members

    rooms.desk.clock.advance(minutes=1)
    decide_again(
        case.id, person_id=RR.person_id, reason="A slip.", by=FOCAL, ports=ports
    )
    await rooms.tick()
    assert account(RR) in channel.members


async def test_a_deputy_is_there_from_their_first_day_to_their_last(
    rooms: Rooms,
) -> None:
    case, channel = await made(rooms)
    today = rooms.desk.clock().date()
    wanted = Deputising(
        principal_id=RR.person_id,
        deputy_id=OUTSIDER.person_id,
        role=Role.RESIDENT_REPRESENTATIVE,
        first_day=today + timedelta(days=2),
        last_day=today + timedelta(days=3),
        reason="On leave.",
    )
    act_for(case.id, wanted, by=RR, ports=rooms.desk.ports)

    seen = []
    for _ in range(6):
        await rooms.tick()
        seen.append(NEW in channel.members)
        rooms.desk.clock.advance(days=1)

    assert seen == [False, False, True, True, False, False]


async def test_nothing_is_asked_of_slack_while_nothing_changes(rooms: Rooms) -> None:
    await made(rooms)

    for _ in range(20):
        await rooms.tick()
        rooms.desk.clock.advance(minutes=60)

    assert rooms.asked() == []


async def test_once_a_day_it_is_seen_who_is_there(rooms: Rooms) -> None:
    case, channel = await made(rooms)
    channel.members.remove(account(LEAD))
    rooms.slack.has("U0NOBODY", real_name="Demo Stranger")
    channel.members.append("U0NOBODY")

    rooms.desk.clock.advance(days=1)
    await rooms.tick()

    assert account(LEAD) in channel.members
    assert "U0NOBODY" in channel.members
    step = rooms.steps(case)["members"]
    assert (step.problem, step.about) == ("room-has-strangers", "Demo Stranger")

    channel.members.remove("U0NOBODY")
    rooms.desk.clock.advance(days=1)
    await rooms.tick()
    assert done(rooms.steps(case))


@pytest.mark.parametrize("where", [KICK, INVITE, "conversations.members"])
@pytest.mark.parametrize("was_done", [False, True])
@pytest.mark.parametrize(
    "fault",
    [
        Fault(body={"ok": False, "error": "internal_error"}),
        Fault(breaks=True),
        Fault(status=429, headers={"Retry-After": "120"}),
    ],
)
async def test_what_goes_wrong_on_the_way_is_done_when_slack_is_back(
    rooms: Rooms, where: str, was_done: bool, fault: Fault
) -> None:
    case, channel = await made(rooms)
    rooms.slack.fail(where, fault=replace(fault, takes=was_done), times=3)

    leave(rooms, case, LEAD)
    join(rooms, case)
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert account(LEAD) not in channel.members
    assert channel.members.count(NEW) == 1


@pytest.mark.parametrize("where", [KICK, INVITE])
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_process_that_dies_is_followed_by_one_that_finishes(
    rooms: Rooms, where: str, was_done: bool
) -> None:
    case, channel = await made(rooms)
    leave(rooms, case, LEAD)
    join(rooms, case)
    await rooms.dies_at(where, done=was_done)

    await rooms.tick()

    assert account(LEAD) not in channel.members
    assert channel.members.count(NEW) == 1
    assert done(rooms.steps(case))


@pytest.mark.parametrize("error", sorted(REASONS.keys() - {"no-seat"}))
async def test_who_cannot_be_invited_is_named_with_the_reason_in_plain_words(
    rooms: Rooms, error: str
) -> None:
    case, channel = await made(rooms)
    join(rooms, case)
    rooms.slack.fail(INVITE, error, errors=[{"user": NEW, "ok": False, "error": error}])

    await rooms.tick()

    sheet = read_case(case.id, reader=FOCAL.person_id, ports=rooms.desk.ports)
    said = " ".join(as_plain(card_of_case(sheet)).split())
    assert f"Demo Colleague Elsewhere ({REASONS[error]})" in said
    assert NEW not in channel.members


@pytest.mark.parametrize("error", ["already_in_channel", "cant_invite_self"])
async def test_who_is_there_already_is_no_problem(rooms: Rooms, error: str) -> None:
    case, _channel = await made(rooms)
    join(rooms, case)
    rooms.slack.fail(INVITE, error)

    await rooms.tick()

    assert done(rooms.steps(case))


async def test_one_who_cannot_be_invited_holds_up_nobody_else(rooms: Rooms) -> None:
    rooms.slack.users[account(LEAD)].single_channel_guest = True
    rooms.slack.users[account(RR)].deleted = True
    leave_seat(FOCAL.person_id, rooms=rooms)
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    (channel,) = rooms.channels()
    assert len(channel.members) == 8
    step = steps["members"]
    assert step.problem == "slack-people-missing"
    assert step.about.count("(") == 3
    assert steps["templates"].state is StepState.DONE


async def test_people_are_asked_for_singly_where_slack_names_nobody(
    rooms: Rooms,
) -> None:
    rooms.slack.fail(INVITE, "cant_invite")
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert rooms.asked().count(INVITE) == 11


async def test_who_sits_in_teams_is_not_missed_in_slack(rooms: Rooms) -> None:
    leave_seat(LEAD.person_id, rooms=rooms)
    elsewhere = Seat(
        vendor=Vendor.TEAMS,
        tenant="tenant-id",
        account="account-in-teams",
        person_id=LEAD.person_id,
        since=rooms.desk.clock(),
    )
    with rooms.desk.ports.open_uow() as uow:
        uow.seats.take(elsewhere)
        uow.commit()

    case, _channel = await made(rooms)

    assert done(rooms.steps(case))


async def test_who_is_seated_later_is_invited_then(rooms: Rooms) -> None:
    leave_seat(OUTSIDER.person_id, rooms=rooms)
    case, channel = await made(rooms)
    join(rooms, case)
    await rooms.tick()
    assert "Demo Colleague Elsewhere" in rooms.steps(case)["members"].about

    seat(OUTSIDER.person_id, rooms=rooms)
    rooms.desk.clock.advance(minutes=1)
    await rooms.tick()

    assert NEW in channel.members
    assert done(rooms.steps(case))


@pytest.mark.parametrize("error", ["restricted_action", "not_supported"])
async def test_who_may_not_be_taken_out_is_named_and_tried_again_within_the_hour(
    rooms: Rooms, error: str
) -> None:
    case, channel = await made(rooms)
    rooms.slack.fail(KICK, error)
    leave(rooms, case, LEAD)
    await rooms.tick()
    step = rooms.steps(case)["members"]
    assert (step.problem, step.about) == ("slack-not-left", "Demo CO Lead")

    rooms.desk.clock.advance(hours=1)
    await rooms.tick()

    assert account(LEAD) not in channel.members
    assert done(rooms.steps(case))


async def test_a_channel_that_the_desk_is_not_in_is_told(rooms: Rooms) -> None:
    case, channel = await made(rooms)
    channel.members.remove("U0DESK")
    leave(rooms, case, LEAD)

    await rooms.tick()

    assert problems(rooms.steps(case))["members"] == "slack-not-in-channel"
