"""The team of a closed case is archived, after its last cards and not for good."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from http import HTTPStatus

import pytest

from cards.elements import Card
from cards.plain import as_plain
from cards.views.case import card_of_case
from domain.cases import Case
from domain.events import EventKind
from domain.news import room_of
from domain.rooms import StepState
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.cases.correct_event import correct_event
from services.reading.read_case import read_case
from services.team.act_for import recuse
from tests.graph.conftest import Rooms, done, problems
from tests.graph.standin_graph import Fault
from tests.graph.standin_tenant import Team, error
from tests.recording_channel import RecordingChannel
from tests.services.cast import FOCAL, LEAD

ENDED = date(2024, 9, 1)


async def closed(rooms: Rooms) -> tuple[Case, Team]:
    """Make a room and let SECU close its case; its last cards still wait."""
    rooms.desk.clock.now = datetime(2025, 1, 6, 9, tzinfo=UTC)
    case = rooms.desk.opened_until(EventKind.PLAN_ISSUED)
    assert done(await rooms.go_on(case))
    (team,) = rooms.vendor.tenant.teams.values()
    await said(rooms)
    rooms.desk.happen(case, EventKind.CLOSED_BY_SECU, ENDED, note="SECU's notice.")
    rooms.vendor.calls.clear()
    rooms.desk.clock.advance(minutes=1)
    return case, team


async def said(rooms: Rooms) -> list[tuple[str, Card]]:
    """Say what is queued; return it."""
    channel = RecordingChannel()
    ports, clock = rooms.desk.ports, rooms.desk.clock
    drawn = partial(draw, ports=ports)
    delivery = Delivery(
        ports=ports, channel=channel, draw=drawn, now=lambda _uow: clock()
    )
    await deliver(delivery)
    return [*channel.standing.values()]


def reopen(rooms: Rooms, case: Case) -> None:
    correct_event(
        case.id,
        kind=EventKind.CLOSED_BY_SECU,
        day=None,
        by=FOCAL,
        ports=rooms.desk.ports,
        confirmed=True,
    )


def card(rooms: Rooms, case: Case) -> str:
    sheet = read_case(case.id, reader=FOCAL.person_id, ports=rooms.desk.ports)
    return " ".join(as_plain(card_of_case(sheet)).split())


async def test_the_last_cards_go_out_before_the_team_is_archived(rooms: Rooms) -> None:
    case, team = await closed(rooms)

    await rooms.go_on(case)
    assert not team.archived
    assert rooms.vendor.calls == []
    assert "Room archived, once the last cards are there" in card(rooms, case)

    told = await said(rooms)
    await rooms.go_on(case)

    assert room_of(case.id) in {where for where, _card in told}
    assert team.archived
    assert "The room is archived" in card(rooms, case)
    assert rooms.vendor.tenant.complaints == []


async def test_archiving_takes_microsofts_own_time(rooms: Rooms) -> None:
    case, team = await closed(rooms)
    rooms.vendor.tenant.archiving_takes = timedelta(minutes=5)
    await rooms.go_on(case)
    await said(rooms)

    await rooms.restarted().make_waiting()
    assert problems(rooms.steps(case)) == {"archive": "room-being-archived"}

    await rooms.go_on(case)
    assert done(rooms.steps(case))
    assert team.is_archived(rooms.desk.clock())


async def test_nothing_is_said_in_an_archived_room_and_it_is_no_failure(
    rooms: Rooms,
) -> None:
    case, _team = await closed(rooms)
    await rooms.go_on(case)
    await said(rooms)
    await rooms.go_on(case)

    recuse(case.id, reason="My sister works there.", by=LEAD, ports=rooms.desk.ports)
    assert room_of(case.id) not in {where for where, _card in await said(rooms)}

    assert "reached" not in card(rooms, case)
    with rooms.desk.ports.read_uow() as uow:
        assert uow.outbox.is_quiet(room_of(case.id))


async def test_who_leaves_a_closed_case_leaves_its_archived_team(rooms: Rooms) -> None:
    case, team = await closed(rooms)
    await rooms.go_on(case)
    await said(rooms)
    await rooms.go_on(case)

    rooms.desk.clock.advance(minutes=1)
    recuse(case.id, reason="My sister works there.", by=LEAD, ports=rooms.desk.ports)
    await rooms.go_on(case)

    assert f"account-{LEAD.person_id}" not in team.members


async def test_a_case_that_is_open_again_has_its_team_again_and_all_its_cards(
    rooms: Rooms,
) -> None:
    case, team = await closed(rooms)
    await rooms.go_on(case)
    await said(rooms)
    await rooms.go_on(case)
    rooms.vendor.tenant.archiving_takes = timedelta(minutes=2)

    reopen(rooms, case)
    assert room_of(case.id) not in {where for where, _card in await said(rooms)}
    await rooms.go_on(case)
    rooms.desk.clock.advance(minutes=20)

    assert not team.is_archived(rooms.desk.clock())
    assert room_of(case.id) in {where for where, _card in await said(rooms)}
    assert "archived" not in card(rooms, case)
    assert rooms.vendor.tenant.complaints == []


async def test_a_closure_that_is_taken_back_at_once_archives_nothing(
    rooms: Rooms,
) -> None:
    case, team = await closed(rooms)
    await rooms.go_on(case)
    reopen(rooms, case)

    await said(rooms)
    await rooms.go_on(case)

    assert not team.archived
    assert done(rooms.steps(case))


async def test_a_case_that_is_closed_once_more_is_archived_once_more(
    rooms: Rooms,
) -> None:
    case, team = await closed(rooms)
    await rooms.go_on(case)
    await said(rooms)
    await rooms.go_on(case)
    reopen(rooms, case)
    await rooms.go_on(case)

    rooms.desk.happen(case, EventKind.CLOSED_BY_SECU, ENDED, note="SECU's notice.")
    await rooms.go_on(case)
    assert not team.archived
    rooms.desk.clock.advance(minutes=20)
    await said(rooms)
    await rooms.go_on(case)

    assert team.archived


async def test_a_missing_right_is_told_in_the_room_and_tried_again_when_asked(
    rooms: Rooms,
) -> None:
    denied = error(HTTPStatus.FORBIDDEN, "Authorization_RequestDenied")
    case, team = await closed(rooms)
    rooms.vendor.faults = [Fault("/archive", denied)]
    await rooms.go_on(case)
    await said(rooms)
    await rooms.go_on(case)

    step = rooms.steps(case)["archive"]
    assert (step.state, step.about) == (StepState.FAILED, "TeamSettings.ReadWrite.All")
    assert room_of(case.id) in {where for where, _card in await said(rooms)}
    rooms.vendor.calls.clear()
    await rooms.go_on(case)
    assert rooms.vendor.calls == []

    rooms.ask_again(case)
    await said(rooms)
    await rooms.go_on(case)
    assert team.archived


@pytest.mark.parametrize("was_done", [False, True])
@pytest.mark.parametrize("answer", [None, error(503, "generalException")])
async def test_what_goes_wrong_on_the_way_is_looked_at_again(
    rooms: Rooms, was_done: bool, answer: object
) -> None:
    case, team = await closed(rooms)
    said_back = error(503, "generalException") if answer else None
    rooms.vendor.faults = [Fault("/archive", said_back, done=was_done)]
    await rooms.go_on(case)
    await said(rooms)

    await rooms.go_on(case)

    assert team.archived
    assert done(rooms.steps(case))
