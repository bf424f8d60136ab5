"""A room follows its case: who joins is in it, who leaves is not, and it says why."""

import random
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest

from bot.rooms.room_facts import Reach, Rosters
from cards.plain import as_plain
from cards.views.case import card_of_case
from domain.cases import Case
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from domain.rooms import StepState
from domain.seats import Vendor
from services.reading.read_case import read_case
from services.team.act_for import Deputising, act_for, recuse
from services.team.change_team import give_role, take_role
from services.team.decide_again import decide_again
from tests.graph.conftest import TENANT, Rooms, done, problems, seat
from tests.graph.standin_graph import Fault
from tests.graph.standin_tenant import Said, Team, error
from tests.services.cast import ADVISER, EVERYBODY, FOCAL, LEAD, OUTSIDER, RR

MANAGER = Role.PROJECT_MANAGER
NEW = f"account-{OUTSIDER.person_id}"


async def made(rooms: Rooms) -> tuple[Case, Team]:
    """Make a room, and let no call of it be counted."""
    case = rooms.desk.open()
    assert done(await rooms.go_on(case))
    rooms.vendor.calls.clear()
    rooms.vendor.items.clear()
    rooms.desk.clock.advance(minutes=1)
    (team,) = rooms.vendor.tenant.teams.values()
    return case, team


def join(
    rooms: Rooms,
    case: Case,
    *,
    who: Actor = OUTSIDER,
    role: Role = MANAGER,
) -> None:
    give_role(
        case.id, person_id=who.person_id, role=role, by=FOCAL, ports=rooms.desk.ports
    )


def leave(rooms: Rooms, case: Case, who: Actor, *, by: Actor = FOCAL) -> None:
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
                by=by,
                ports=rooms.desk.ports,
            )


def account(who: Actor) -> str:
    return f"account-{who.person_id}"


async def test_who_joins_later_is_in_the_team_and_has_the_app(rooms: Rooms) -> None:
    case, team = await made(rooms)
    assert NEW not in team.members

    join(rooms, case)
    await rooms.restarted().make_waiting()

    assert team.members[NEW] == []
    assert NEW in rooms.vendor.tenant.apps_of_people
    assert done(rooms.steps(case))
    assert rooms.vendor.tenant.complaints == []


async def test_who_leaves_is_taken_out_at_the_next_tick(rooms: Rooms) -> None:
    case, team = await made(rooms)

    leave(rooms, case, LEAD)
    await rooms.restarted().make_waiting()

    assert account(LEAD) not in team.members
    assert done(rooms.steps(case))
    assert rooms.vendor.calls == [
        "GET /v1.0/teams/team-1/members",
        f"DELETE /v1.0/teams/team-1/members/m-{account(LEAD)}",
    ]


async def test_who_steps_back_is_taken_out_and_may_come_back(rooms: Rooms) -> None:
    case, team = await made(rooms)
    ports = rooms.desk.ports

    recuse(case.id, reason="My sister works there.", by=RR, ports=ports)
    await rooms.restarted().make_waiting()
    assert account(RR) not in team.members

    rooms.desk.clock.advance(minutes=1)
    decide_again(
        case.id, person_id=RR.person_id, reason="A slip.", by=FOCAL, ports=ports
    )
    await rooms.restarted().make_waiting()
    assert account(RR) in team.members


async def test_a_deputy_is_in_the_team_from_their_first_day_to_their_last(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
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
        await rooms.restarted().make_waiting()
        seen.append(NEW in team.members)
        rooms.desk.clock.advance(days=1)

    assert seen == [False, False, True, True, False, False]
    assert rooms.vendor.tenant.complaints == []


async def test_nothing_is_asked_of_microsoft_while_nothing_changes(
    rooms: Rooms,
) -> None:
    case, _team = await made(rooms)

    for _ in range(20):
        await rooms.restarted().make_waiting()
        rooms.desk.clock.advance(minutes=60)

    assert rooms.vendor.calls == []
    assert done(rooms.steps(case))


async def test_once_a_day_it_is_seen_who_is_there(rooms: Rooms) -> None:
    case, team = await made(rooms)
    del team.members[account(LEAD)]
    team.members["account-of-a-stranger"] = []

    rooms.desk.clock.advance(days=1)
    await rooms.restarted().make_waiting()

    assert account(LEAD) in team.members
    step = rooms.steps(case)["members"]
    assert (step.state, step.problem) == (StepState.FAILED, "room-has-strangers")
    assert step.about == "account-of-a-stranger"
    assert "account-of-a-stranger" in team.members

    del team.members["account-of-a-stranger"]
    rooms.desk.clock.advance(days=1)
    await rooms.restarted().make_waiting()
    assert done(rooms.steps(case))


async def test_a_colleague_who_was_added_by_hand_is_named_and_not_thrown_out(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    team.members[NEW] = ["owner"]

    leave(rooms, case, LEAD)
    await rooms.restarted().make_waiting()

    assert team.members[NEW] == ["owner"]
    assert account(LEAD) not in team.members
    assert problems(rooms.steps(case)) == {"members": "room-has-strangers"}


async def test_a_stranger_in_the_team_keeps_nobody_in_who_steps_back(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    team.members["account-of-a-stranger"] = []
    rooms.desk.clock.advance(days=1)
    await rooms.restarted().make_waiting()
    rooms.desk.clock.advance(seconds=5)

    recuse(case.id, reason="My sister works there.", by=RR, ports=rooms.desk.ports)
    await rooms.restarted().make_waiting()

    assert account(RR) not in team.members
    assert problems(rooms.steps(case)) == {
        "members": "room-has-strangers",
        "privacy": "room-has-strangers",
    }


async def test_who_may_see_the_case_may_stay_though_added_by_hand(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    with rooms.desk.ports.read_uow() as uow:
        (mine,) = uow.seats.of_person(LEAD.person_id)
    seat(LEAD.person_id, ports=rooms.desk.ports, account="another-of-theirs")
    rooms.vendor.tenant.people["another-of-theirs"] = ""
    team.members["another-of-theirs"] = []

    rooms.desk.clock.advance(days=1)
    await rooms.restarted().make_waiting()

    assert {mine.account, "another-of-theirs"} <= set(team.members)
    assert done(rooms.steps(case))


async def test_an_account_that_is_nobodys_any_more_is_taken_out(rooms: Rooms) -> None:
    case, team = await made(rooms)
    rooms.leave_seat(LEAD.person_id)
    seat(LEAD.person_id, ports=rooms.desk.ports, account="a-new-one")
    rooms.vendor.tenant.people["a-new-one"] = ""

    await rooms.restarted().make_waiting()

    assert account(LEAD) not in team.members
    assert "a-new-one" in team.members
    assert done(rooms.steps(case))


async def test_who_leads_becomes_an_owner_and_who_does_not_is_none(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    join(rooms, case, who=ADVISER, role=Role.CORPORATE_SES_TEAM)
    await rooms.restarted().make_waiting()
    assert team.owners() == {account(FOCAL), account(ADVISER)}

    rooms.desk.clock.advance(minutes=1)
    take_role(
        case.id,
        person_id=ADVISER.person_id,
        role=Role.CORPORATE_SES_TEAM,
        note="",
        by=FOCAL,
        ports=rooms.desk.ports,
    )
    await rooms.restarted().make_waiting()
    assert team.owners() == {account(FOCAL)}
    assert team.members[account(ADVISER)] == []
    assert rooms.vendor.tenant.complaints == []


async def test_a_teams_only_owner_leaves_once_there_is_another(rooms: Rooms) -> None:
    case, team = await made(rooms)
    join(rooms, case, who=ADVISER, role=Role.CORPORATE_SES_TEAM)
    leave(rooms, case, FOCAL, by=ADVISER)

    await rooms.restarted().make_waiting()

    assert team.owners() == {account(ADVISER)}
    assert account(FOCAL) not in team.members
    assert done(rooms.steps(case))
    assert rooms.vendor.tenant.complaints == []


async def test_an_owner_who_steps_back_alone_is_followed_by_who_is_there(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)

    recuse(case.id, reason="My sister works there.", by=FOCAL, ports=rooms.desk.ports)
    await rooms.restarted().make_waiting()

    assert account(FOCAL) not in team.members
    assert len(team.owners()) == 1
    assert rooms.vendor.tenant.complaints == []


async def test_an_only_owner_stays_where_nobody_else_is_in_teams_and_is_named(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    with rooms.desk.ports.read_uow() as uow:
        people = {each.person_id for each in uow.people.team(case.id).members}
    for person_id in people - {FOCAL.person_id}:
        rooms.leave_seat(person_id)
    recuse(case.id, reason="My sister works there.", by=FOCAL, ports=rooms.desk.ports)

    await rooms.restarted().make_waiting()

    assert set(team.members) == {account(FOCAL)}
    step = rooms.steps(case)["members"]
    assert (step.problem, step.about) == ("room-not-left", account(FOCAL))
    assert rooms.vendor.tenant.complaints == []


@pytest.mark.parametrize(
    "answer",
    [
        error(503, "generalException"),
        Said(429, error(429, "TooManyRequests").body, {"Retry-After": "120"}),
        None,
    ],
)
@pytest.mark.parametrize("was_done", [False, True])
@pytest.mark.parametrize("where", ["DELETE", "/members/add", "/members$"])
async def test_what_goes_wrong_on_the_way_is_done_when_microsoft_is_back(
    rooms: Rooms, where: str, was_done: bool, answer: Said | None
) -> None:
    case, team = await made(rooms)
    rooms.vendor.faults = [Fault(where, answer, done=was_done, times=4)]

    leave(rooms, case, LEAD)
    join(rooms, case)
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert account(LEAD) not in team.members
    assert NEW in team.members
    assert rooms.vendor.tenant.complaints == []


async def test_microsoft_is_left_alone_for_as_long_as_it_asks(rooms: Rooms) -> None:
    case, team = await made(rooms)
    busy = Said(429, error(429, "TooManyRequests").body, {"Retry-After": "120"})
    rooms.vendor.faults = [Fault("DELETE", busy)]
    leave(rooms, case, LEAD)
    await rooms.restarted().make_waiting()
    assert problems(rooms.steps(case)) == {"members": "graph-busy"}
    rooms.vendor.calls.clear()

    rooms.desk.clock.advance(seconds=100)
    await rooms.restarted().make_waiting()
    assert rooms.vendor.calls == []

    rooms.desk.clock.advance(seconds=30)
    await rooms.restarted().make_waiting()
    assert account(LEAD) not in team.members


@pytest.mark.parametrize("where", ["DELETE", "/members/add", "/members$"])
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_process_that_dies_is_followed_by_one_that_finishes(
    rooms: Rooms, where: str, was_done: bool
) -> None:
    case, team = await made(rooms)
    leave(rooms, case, LEAD)
    join(rooms, case)
    await rooms.dies_at(where, done=was_done)

    await rooms.restarted().make_waiting()

    assert account(LEAD) not in team.members
    assert NEW in team.members
    assert done(rooms.steps(case))


async def test_four_processes_follow_a_case_as_one_does(rooms: Rooms) -> None:
    case, team = await made(rooms)
    leave(rooms, case, LEAD)

    await rooms.at_once(processes=4)

    assert account(LEAD) not in team.members
    assert rooms.vendor.count("DELETE") == 1


async def test_who_cannot_be_added_is_named_and_tried_again_the_next_day(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    mail = rooms.vendor.tenant.people.pop(NEW)
    join(rooms, case)
    await rooms.restarted().make_waiting()
    assert problems(rooms.steps(case)) == {
        "members": "room-people-missing",
        "app": "room-app-people",
    }
    rooms.vendor.calls.clear()
    await rooms.restarted().make_waiting()
    assert rooms.vendor.calls == []

    rooms.vendor.tenant.people[NEW] = mail
    rooms.desk.clock.advance(days=1)
    await rooms.restarted().make_waiting()

    assert NEW in team.members
    assert "members" not in problems(rooms.steps(case))


async def test_who_is_on_the_case_and_not_in_teams_is_named_until_they_are(
    rooms: Rooms,
) -> None:
    rooms.leave_seat(OUTSIDER.person_id)
    case, team = await made(rooms)
    join(rooms, case)
    await rooms.restarted().make_waiting()
    assert rooms.steps(case)["members"].about == "Demo Colleague Elsewhere"

    seat(OUTSIDER.person_id, ports=rooms.desk.ports)
    rooms.desk.clock.advance(minutes=1)
    await rooms.restarted().make_waiting()

    assert NEW in team.members
    assert done(rooms.steps(case))


async def test_a_room_of_before_is_brought_up_to_date_once(rooms: Rooms) -> None:
    case, _team = await made(rooms)
    with rooms.desk.ports.open_uow() as uow:
        for key, found in (("members", "9"), ("app", "catalogue-id")):
            step = rooms.steps(case)[key]
            uow.rooms.mark(replace(step, found=found, look_at=None))
        uow.commit()

    await rooms.restarted().make_waiting()
    calls = len(rooms.vendor.calls)
    await rooms.restarted().make_waiting()

    assert done(rooms.steps(case))
    assert (calls, len(rooms.vendor.calls)) == (4, 4)


async def test_what_microsoft_refused_is_tried_again_within_the_hour(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    denied = error(HTTPStatus.FORBIDDEN, "Authorization_RequestDenied")
    rooms.vendor.faults = [Fault("DELETE", denied)]
    leave(rooms, case, LEAD)
    await rooms.restarted().make_waiting()
    step = rooms.steps(case)["members"]
    assert (step.problem, step.about) == (
        "graph-right-missing",
        "TeamMember.ReadWrite.All",
    )

    rooms.desk.clock.advance(hours=1)
    await rooms.restarted().make_waiting()

    assert account(LEAD) not in team.members
    assert done(rooms.steps(case))


async def test_a_case_that_cannot_be_compared_keeps_no_other_from_it(
    rooms: Rooms,
) -> None:
    odd, other = rooms.desk.open(), rooms.desk.open()
    join(rooms, odd)
    await rooms.go_on(odd)
    await rooms.go_on(other)
    with rooms.desk.ports.open_uow() as uow:
        person = uow.people.get(OUTSIDER.person_id)
        uow.people.add(replace(person, time_zone="Nowhere/At_all"))
        uow.commit()
    rooms.desk.clock.advance(minutes=1)
    leave(rooms, other, LEAD)

    await rooms.restarted().make_waiting()

    (team,) = (
        each
        for each in rooms.vendor.tenant.teams.values()
        if other.facts.reference in each.name
    )
    assert account(LEAD) not in team.members


async def test_the_case_card_names_who_is_in_the_room_and_not_on_the_case(
    rooms: Rooms,
) -> None:
    case, team = await made(rooms)
    team.members[NEW] = []
    rooms.desk.clock.advance(days=1)
    await rooms.restarted().make_waiting()

    sheet = read_case(case.id, reader=FOCAL.person_id, ports=rooms.desk.ports)
    said = " ".join(as_plain(card_of_case(sheet)).split())

    assert f"In the room and not on the case: {NEW}." in said
    assert "Take them out of the room or put them on the case" in said


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_on_a_case_its_team_is_as_it_says(
    rooms: Rooms, seed: int
) -> None:
    case, team = await made(rooms)
    chance = random.Random(seed)
    making = rooms.restarted()

    for _ in range(25):
        with suppress(Refusal):
            happens(rooms, case, chance=chance)
        await making.make_waiting()
        rooms.desk.clock.advance(seconds=5)

        reach = Reach(vendor=Vendor.TEAMS, tenant=TENANT, at=rooms.desk.clock())
        with rooms.desk.ports.read_uow() as uow:
            roster = Rosters([case.id], reach=reach, uow=uow).of(case.id)
        assert set(team.members) == {guest.account for guest in roster.seated}
        assert team.owners() == roster.owners
    assert rooms.vendor.tenant.complaints == []


def happens(rooms: Rooms, case: Case, *, chance: random.Random) -> None:
    """Let somebody join, leave, step back or come back, as chance has it."""
    ports, who = rooms.desk.ports, chance.choice(EVERYBODY)
    keeper = chance.choice((FOCAL, ADVISER))
    what = chance.choice(("join", "join", "leave", "recuse", "back"))
    if what == "join":
        role = chance.choice((MANAGER, Role.CORPORATE_SES_TEAM, Role.COUNTRY_LEAD))
        give_role(case.id, person_id=who.person_id, role=role, by=keeper, ports=ports)
    elif what == "leave":
        leave(rooms, case, who, by=keeper)
    elif what == "recuse":
        recuse(case.id, reason="My sister works there.", by=who, ports=ports)
    else:
        decide_again(
            case.id, person_id=who.person_id, reason="A slip.", by=keeper, ports=ports
        )
