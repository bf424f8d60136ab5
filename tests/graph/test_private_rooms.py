"""Into a room that others look into nothing goes, from the first day to the last."""

import pytest

from domain.cases import Case
from domain.news import room_of
from domain.rooms import StepState
from domain.seats import Place, Vendor
from tests.graph.conftest import Rooms, done, problems
from tests.graph.standin_graph import Fault
from tests.graph.standin_tenant import Team, error


def place_of(rooms: Rooms, case: Case) -> Place | None:
    with rooms.desk.ports.read_uow() as uow:
        return uow.places.of(room_of(case.id), vendor=Vendor.TEAMS)


async def made(rooms: Rooms) -> tuple[Case, Team]:
    case = rooms.desk.open()
    assert done(await rooms.go_on(case))
    (team,) = rooms.vendor.tenant.teams.values()
    return case, team


async def a_day_later(rooms: Rooms) -> None:
    rooms.desk.clock.advance(days=1)
    await rooms.restarted().make_waiting()


async def test_a_room_is_seen_to_be_private_before_the_desk_speaks_there(
    rooms: Rooms,
) -> None:
    rooms.vendor.faults = [Fault("GET /teams/team-1$", error(503, ""), batched=True)]
    case = rooms.desk.open()
    await rooms.restarted().make_waiting()
    (team,) = rooms.vendor.tenant.teams.values()
    team.visibility = "public"

    steps = await rooms.go_on(case)

    assert problems(steps)["privacy"] == "room-not-private"
    assert steps["app"].state is StepState.WAITING
    assert place_of(rooms, case) is None


@pytest.mark.parametrize("opened", [{"visibility": "public"}, {"guests": 1}])
async def test_one_that_is_opened_to_others_later_is_not_written_to(
    rooms: Rooms, opened: dict[str, object]
) -> None:
    case, team = await made(rooms)
    for name, value in opened.items():
        setattr(team, name, value)

    await a_day_later(rooms)

    place = place_of(rooms, case)
    assert place is not None
    assert place.lost_at is not None
    assert "privacy" in problems(rooms.steps(case))


async def test_one_that_is_private_again_is_written_to_again(rooms: Rooms) -> None:
    case, team = await made(rooms)
    team.visibility = "public"
    await a_day_later(rooms)

    team.visibility = "private"
    await a_day_later(rooms)

    place = place_of(rooms, case)
    assert place is not None
    assert place.lost_at is None
    assert done(rooms.steps(case))


async def test_what_cannot_be_looked_at_for_an_hour_opens_and_shuts_nothing(
    rooms: Rooms,
) -> None:
    case, _team = await made(rooms)
    rooms.vendor.faults = [Fault("GET /teams/team-1$", error(503, ""), batched=True)]

    await a_day_later(rooms)

    place = place_of(rooms, case)
    assert place is not None
    assert place.lost_at is None
