"""What the parts of a room do with names, people, files and those who look in."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest

from bot.graph.batches import ask_all
from bot.graph.client import Call, Graph
from bot.graph.stages.channel import LONGEST_NAME, channel_name
from bot.graph.uploads import PIECE, upload
from cards.wording.refusals import SENTENCES
from domain.news import room_of
from domain.rooms import StepState
from domain.seats import Vendor
from tests.graph.conftest import Rooms, done, problems, seat
from tests.graph.standin_graph import Fault, StandIn
from tests.graph.standin_tenant import Team, error

WHERE = "/drives/b!team-1/items/root-team-1:/00-templates/large.docx:"


async def test_everybody_of_the_case_is_in_the_team(rooms: Rooms) -> None:
    case = rooms.desk.open()

    await rooms.go_on(case)

    (team,) = rooms.vendor.tenant.teams.values()
    with rooms.desk.ports.read_uow() as uow:
        on_case = {each.person_id for each in uow.people.team(case.id).members}
    assert set(team.members) == {f"account-{each}" for each in on_case}
    assert team.members[f"account-{case.opened_by}"] == ["owner"]
    assert rooms.vendor.tenant.apps_of_people == set(team.members)


async def test_who_has_no_seat_is_named_and_holds_up_nobody(rooms: Rooms) -> None:
    rooms.leave_seat("demo-co-lead")
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert problems(steps) == {"members": "room-people-missing"}
    assert steps["members"].about == "Demo CO Lead"

    seat("demo-co-lead", ports=rooms.desk.ports)
    rooms.desk.clock.advance(minutes=1)
    rooms.ask_again(case)
    assert done(await rooms.go_on(case))


async def test_who_is_not_in_the_tenant_is_named_too(rooms: Rooms) -> None:
    del rooms.vendor.tenant.people["account-demo-co-lead"]
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert problems(steps) == {
        "members": "room-people-missing",
        "app": "room-app-people",
    }
    assert {steps["members"].about, steps["app"].about} == {"Demo CO Lead"}
    with rooms.desk.ports.read_uow() as uow:
        assert uow.places.of(room_of(case.id), vendor=Vendor.TEAMS)


async def test_without_anybody_in_teams_no_team_is_asked_for(rooms: Rooms) -> None:
    case = rooms.desk.open()
    with rooms.desk.ports.read_uow() as uow:
        people = {each.person_id for each in uow.people.team(case.id).members}
    for person in people:
        rooms.leave_seat(person)

    steps = await rooms.go_on(case)

    assert problems(steps) == {"private-team": "room-no-owner"}
    assert rooms.vendor.tenant.operations == {}


async def test_a_site_that_never_comes_is_told(rooms: Rooms) -> None:
    rooms.vendor.tenant.site_after = None
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert problems(steps) == {"folders": "room-files-never-came"}
    assert steps["privacy"].state is StepState.DONE
    assert steps["templates"].state is StepState.WAITING


async def test_a_site_that_comes_late_is_waited_for(rooms: Rooms) -> None:
    rooms.vendor.tenant.site_after = timedelta(minutes=50)
    case = rooms.desk.open()

    assert done(await rooms.go_on(case))


async def test_an_app_that_nobody_uploaded_is_asked_for(rooms: Rooms) -> None:
    rooms.vendor.tenant.app = "another"
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert problems(steps) == {"app": "room-app-not-in-catalogue"}


@pytest.mark.parametrize("length", [1, 49, 50, 51, 80])
async def test_a_channels_name_is_fitted(rooms: Rooms, length: int) -> None:
    rooms.settings = replace(rooms.settings, channel="C" * length)
    case = rooms.desk.open()

    assert done(await rooms.go_on(case))

    (team,) = rooms.vendor.tenant.teams.values()
    assert [*team.channels.values()] == ["General", "C" * min(length, LONGEST_NAME)]


async def test_a_channel_of_that_name_is_taken(rooms: Rooms) -> None:
    rooms.settings = replace(rooms.settings, channel="Case room")
    rooms.vendor.faults = [Fault("/channels$", error(502, "BadGateway"), done=True)]
    case = rooms.desk.open()

    assert done(await rooms.go_on(case))

    (team,) = rooms.vendor.tenant.teams.values()
    assert [*team.channels.values()] == ["General", "Case room"]
    assert rooms.vendor.tenant.complaints == []


@pytest.mark.parametrize(
    "words, name",
    [
        ("  a / b : c  ", "a b c"),
        ("_.hidden.", "hidden"),
        ("?" * 60, ""),
        ("x" * 49 + " y", "x" * 49),
    ],
)
def test_what_breaks_folders_is_left_out_of_a_name(words: str, name: str) -> None:
    assert channel_name(words) == name


async def test_a_team_that_is_open_to_all_is_refused(rooms: Rooms) -> None:
    assert await looked_into(rooms, visibility="public") == "room-not-private"


async def test_guests_in_a_team_are_refused(rooms: Rooms) -> None:
    assert await looked_into(rooms, guests=1) == "room-has-guests"


async def test_strangers_in_a_team_are_refused(rooms: Rooms) -> None:
    members: dict[str, list[str]] = {"account-of-a-stranger": []}
    assert await looked_into(rooms, members=members) == "room-has-strangers"


async def looked_into(
    rooms: Rooms,
    *,
    visibility: str = "private",
    guests: int = 0,
    members: dict[str, list[str]] | None = None,
) -> str:
    """Let somebody change the team before its privacy is read back."""
    rooms.vendor.faults = [Fault("GET /teams/team-1$", error(503, ""), batched=True)]
    case = rooms.desk.open()
    await rooms.restarted().make_waiting()
    (team,) = rooms.vendor.tenant.teams.values()
    team.visibility, team.guests = visibility, guests
    team.members.update(members or {})
    return problems(await rooms.go_on(case))["privacy"]


async def test_what_waits_or_failed_has_a_sentence(rooms: Rooms) -> None:
    denied = error(HTTPStatus.FORBIDDEN, "Authorization_RequestDenied")
    rooms.vendor.faults = [Fault("/members$", denied)]
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert steps["members"].about == "TeamMember.ReadWrite.All"
    assert set(problems(steps).values()) <= set(SENTENCES)
    assert steps["folders"].state is StepState.DONE


@pytest.fixture(name="team")
def _team(vendor: StandIn) -> Team:
    team = Team(
        id="team-1",
        name="SES case",
        description="",
        visibility="private",
        made_at=vendor.tenant.now(),
        members={},
        channels={"19:general": "General"},
    )
    vendor.tenant.teams[team.id] = team
    return team


@pytest.mark.parametrize("pieces", [1, 2.5, 3])
async def test_a_large_file_goes_in_pieces(
    graph: Graph, vendor: StandIn, team: Team, pieces: float
) -> None:
    content = bytes(int(PIECE * pieces))

    await upload(WHERE, content, graph=graph)
    await upload(WHERE, content, graph=graph)

    assert team.files["00-templates/large.docx"] == content
    assert vendor.tenant.complaints == []


@pytest.mark.parametrize("was_done", [False, True])
@pytest.mark.parametrize("answer", [None, error(503, "serviceNotAvailable")])
async def test_a_large_file_goes_on_where_it_broke_off(
    graph: Graph, vendor: StandIn, team: Team, was_done: bool, answer: object
) -> None:
    content = bytes(range(256)) * (PIECE // 128) + b"end"
    said = error(503, "serviceNotAvailable") if answer else None
    vendor.faults = [Fault("PUT /up", said, done=was_done, times=4)]

    await upload(WHERE, content, graph=graph)

    assert team.files["00-templates/large.docx"] == content
    assert vendor.tenant.complaints == []


async def test_a_batch_holds_twenty(graph: Graph, vendor: StandIn) -> None:
    vendor.tenant.people = {f"account-{n}": "" for n in range(45)}
    calls = [Call(method="GET", path=f"/users/account-{n}") for n in range(45)]

    answers = await ask_all(graph, calls)

    assert [answer.body["id"] for answer in answers] == [*vendor.tenant.people]
    assert len(vendor.calls) == 3
