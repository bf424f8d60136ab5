"""Exactly one team a case, in each documented way in which making it goes wrong."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest

from domain.rooms import StepState
from tests.graph.conftest import Rooms, done, problems
from tests.graph.standin_graph import Fault
from tests.graph.standin_tenant import Said, error

POST_TEAM = r"POST /v1.0/teams$"
DATE = "Mon, 01 Jan 2024 00:00:20 GMT"
SAID = {"Date": "Mon, 01 Jan 2024 00:00:00 GMT", "Retry-After": DATE}
# Every stage by a call of its own, as it stands on the line or in a batch.
CALLS = (
    (r"GET /v1.0/teams\?", False),
    (POST_TEAM, False),
    ("/operations", False),
    ("/members$", False),
    ("/members/add", False),
    ("/primaryChannel", False),
    ("/appCatalogs", False),
    ("/team-1/installedApps", False),
    ("/teamwork/installedApps", True),
    ("/filesFolder", False),
    ("/children", True),
    ("/content", True),
    ("GET /teams/team-1$", True),
    (r"/\$batch", False),
)


def usual(*, batched: bool) -> list[Any]:
    """Run what asks for a team always; the same ways elsewhere with the slow tests."""
    return [
        pytest.param(where, marks=() if where == POST_TEAM else pytest.mark.slow)
        for where, in_batch in CALLS
        if batched or not in_batch
    ]


ON_THE_LINE = usual(batched=False)
EVERYWHERE = usual(batched=True)
IN_BATCHES = [where for where, batched in CALLS if batched]


def throttled(**headers: str) -> Said:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return Said(429, error(429, "TooManyRequests").body, said)


THROTTLED = {
    "seconds": throttled(Retry_After="2"),
    "a fraction": throttled(Retry_After="2.128"),
    "a date": Said(429, error(429, "TooManyRequests").body, SAID),
    "at once": throttled(Retry_After="0"),
    "long": throttled(Retry_After="200"),
    "nothing": throttled(),
}
FAILING = (500, 502, 503, 504)


async def made(rooms: Rooms) -> None:
    """Make a room to its end, and see that there is exactly one."""
    case = rooms.desk.open()
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert len(rooms.vendor.tenant.teams) == 1
    assert rooms.vendor.tenant.complaints == []


@pytest.mark.parametrize("where", ON_THE_LINE)
@pytest.mark.parametrize("how", THROTTLED)
async def test_a_throttled_call_is_made_again_when_graph_says(
    rooms: Rooms, where: str, how: str
) -> None:
    rooms.vendor.faults = [Fault(where, THROTTLED[how], times=4)]

    await made(rooms)


@pytest.mark.parametrize("where", ON_THE_LINE)
@pytest.mark.parametrize("status", FAILING)
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_failing_service_is_waited_for(
    rooms: Rooms, where: str, status: int, was_done: bool
) -> None:
    answer = error(status, "generalException")
    rooms.vendor.faults = [Fault(where, answer, done=was_done, times=2)]

    await made(rooms)


@pytest.mark.parametrize("where", ON_THE_LINE)
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_line_that_breaks_makes_nothing_twice(
    rooms: Rooms, where: str, was_done: bool
) -> None:
    rooms.vendor.faults = [Fault(where, done=was_done, times=2)]

    await made(rooms)


@pytest.mark.parametrize("where", [POST_TEAM, "/members/add", "/filesFolder"])
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_call_that_hangs_is_given_up_in_time(
    rooms: Rooms, where: str, was_done: bool
) -> None:
    rooms.vendor.faults = [Fault(where, done=was_done, hangs=True)]

    await made(rooms)


@pytest.mark.slow
@pytest.mark.parametrize("where", IN_BATCHES)
@pytest.mark.parametrize("status", [424, 429, 503])
@pytest.mark.parametrize("was_done", [False, True])
async def test_an_item_of_a_batch_is_judged_alone(
    rooms: Rooms, where: str, status: int, was_done: bool
) -> None:
    answer = error(status, "FailedDependency")
    rooms.vendor.faults = [Fault(where, answer, done=was_done, batched=True, times=2)]

    await made(rooms)


@pytest.mark.parametrize("was_done", [False, True])
async def test_a_team_that_is_unseen_for_a_quarter_of_an_hour_is_one(
    rooms: Rooms, was_done: bool
) -> None:
    rooms.vendor.tenant.unseen_for = timedelta(minutes=15)
    rooms.vendor.faults = [Fault(POST_TEAM, done=was_done)]

    await made(rooms)


async def test_a_conflict_is_a_team_to_be_found(rooms: Rooms) -> None:
    conflict = error(HTTPStatus.CONFLICT, "Conflict")
    rooms.vendor.faults = [Fault(POST_TEAM, conflict, done=True)]

    await made(rooms)


async def test_a_slow_operation_is_looked_at_slowly(rooms: Rooms) -> None:
    rooms.vendor.tenant.operation = "slow"

    await made(rooms)

    assert rooms.vendor.count("/operations") == 2


async def test_an_operation_that_failed_is_told_and_tried_again_when_asked(
    rooms: Rooms,
) -> None:
    rooms.vendor.tenant.operation = "fails"
    case = rooms.desk.open()
    steps = await rooms.go_on(case)
    assert problems(steps) == {"private-team": "room-team-failed"}
    assert steps["private-team"].about == "TeamUnavailable"
    assert rooms.vendor.count(POST_TEAM) == 1

    rooms.vendor.tenant.operation = "at-once"
    rooms.ask_again(case)
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert len(rooms.vendor.tenant.teams) == 1


async def test_an_operation_that_never_ends_is_told_and_not_repeated(
    rooms: Rooms,
) -> None:
    rooms.vendor.tenant.operation = "never"
    case = rooms.desk.open()
    steps = await rooms.go_on(case)
    assert problems(steps) == {"private-team": "room-team-never-ready"}

    for operation in rooms.vendor.tenant.operations.values():
        operation.looks = 0
    rooms.desk.clock.advance(minutes=1)
    rooms.ask_again(case)
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert rooms.vendor.count(POST_TEAM) == 1


async def test_a_team_that_is_never_seen_to_be_made_is_asked_for_three_times(
    rooms: Rooms,
) -> None:
    rooms.vendor.faults = [Fault(POST_TEAM, times=100)]
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert problems(steps) == {"private-team": "room-team-not-made"}
    assert steps["private-team"].about == f"SES case {case.facts.reference}"
    assert rooms.vendor.count(POST_TEAM) == 3


@pytest.mark.parametrize("where", EVERYWHERE)
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_process_that_dies_at_a_call_leaves_one_team(
    rooms: Rooms, where: str, was_done: bool
) -> None:
    case = rooms.desk.open()
    await rooms.dies_at(where, done=was_done)

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert len(rooms.vendor.tenant.teams) == 1
    assert rooms.vendor.tenant.complaints == []


async def test_two_processes_at_once_make_one_team(rooms: Rooms) -> None:
    case = rooms.desk.open()
    await rooms.at_once(processes=4)

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert rooms.vendor.count(POST_TEAM) == 1


async def test_a_missing_right_is_named(rooms: Rooms) -> None:
    denied = error(HTTPStatus.FORBIDDEN, "Authorization_RequestDenied")
    rooms.vendor.faults = [Fault(POST_TEAM, denied)]
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    team = steps["private-team"]
    assert (team.state, team.problem) == (StepState.FAILED, "graph-right-missing")
    assert team.about == "Team.Create"
