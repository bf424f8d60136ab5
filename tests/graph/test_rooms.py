"""Making a case's room in Teams: exactly one, whatever goes wrong on the way."""

from dataclasses import replace

from cards.plain import as_plain
from cards.views.case import card_of_case
from domain.news import room_of
from domain.paperwork import folders
from domain.rooms import ROOM_STEPS, Home, StepState
from domain.seats import Vendor
from services.reading.read_case import read_case
from tests.graph.conftest import Rooms, done, problems


async def test_a_room_is_made_whole_with_few_calls(rooms: Rooms) -> None:
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert [*steps, "case-card"] == list(ROOM_STEPS[Home.TEAMS])
    (team,) = rooms.vendor.tenant.teams.values()
    assert set(folders()) <= set(team.files)
    assert len([each for each in team.files.values() if each]) == 5
    assert team.visibility == "private"
    assert rooms.vendor.tenant.complaints == []
    polls = rooms.vendor.count("/operations")
    assert len(rooms.vendor.calls) - polls <= 12


async def test_cards_can_go_out_before_the_files_are_there(rooms: Rooms) -> None:
    rooms.vendor.tenant.site_after = None
    case = rooms.desk.open()

    await rooms.restarted().make_waiting()

    assert rooms.steps(case)["folders"].problem == "room-files-not-ready"
    with rooms.desk.ports.read_uow() as uow:
        place = uow.places.of(room_of(case.id), vendor=Vendor.TEAMS)
    assert place is not None
    assert place.reference == "19:general-1@thread.tacv2"


async def test_what_is_made_shows_only_the_cases_code(rooms: Rooms) -> None:
    case = rooms.desk.open()

    await rooms.go_on(case)

    (team,) = rooms.vendor.tenant.teams.values()
    reference = case.facts.reference
    assert team.name == f"SES case {reference}"
    mark = f"Mark: ses-desk-{case.id}"
    assert team.description == f"Room of case {reference}. {mark}"


async def test_a_room_that_is_made_costs_nothing_more(rooms: Rooms) -> None:
    case = rooms.desk.open()
    await rooms.go_on(case)
    rooms.vendor.calls.clear()

    await rooms.go_on(case)

    assert rooms.vendor.calls == []
    assert rooms.steps(case)["privacy"].state is StepState.DONE


async def test_the_case_card_says_what_the_room_waits_for(rooms: Rooms) -> None:
    rooms.vendor.tenant.site_after = None
    case = rooms.desk.open()

    await rooms.restarted().make_waiting()

    sheet = read_case(case.id, reader=case.opened_by, ports=rooms.desk.ports)
    said = " ".join(as_plain(card_of_case(sheet)).split())
    assert "Private team for the case" in said
    assert "SharePoint has not prepared the room's files yet." in said


async def test_the_first_room_costs_twelve_calls_and_the_next_eleven(
    rooms: Rooms,
) -> None:
    first = rooms.desk.open()
    making = rooms.restarted()
    await making.make_waiting()
    calls = [*rooms.vendor.calls]
    rooms.vendor.calls.clear()
    rooms.desk.clock.advance(minutes=1)
    second = rooms.desk.open()
    await making.make_waiting()

    assert done(rooms.steps(first))
    assert done(rooms.steps(second))
    polls = [call for call in calls if "/operations" in call]
    assert len(calls) - len(polls) == 12
    assert len(rooms.vendor.calls) - len(polls) == 11


async def test_a_room_that_another_vendor_makes_is_left_alone(rooms: Rooms) -> None:
    there = replace(rooms.desk.ports, home=Home.SLACK)
    elsewhere = replace(rooms.desk, ports=there).open()

    await rooms.go_on(elsewhere)

    assert rooms.vendor.calls == []
    states = {step.state for step in rooms.steps(elsewhere).values()}
    assert states == {StepState.WAITING}
