"""Time in a rehearsal: it goes on once, never back, and to SECU's closure by itself."""

import asyncio
from collections import Counter
from datetime import datetime

import pytest
from sqlalchemy import Engine

from bot.rehearsal.stage import Jump, Stage
from domain.cases import CaseState
from domain.nudging.ladders import Step
from domain.people import Actor
from domain.record import RecordRow
from domain.rehearsal.agenda import turns_of_players
from domain.rehearsal.parts import Play, PlayedPart
from domain.rehearsal.turns import Turn
from domain.roles import Role
from services.actions.finish_action import Shown, finish_action
from services.ports import Ports
from services.reading.read_action import find_action
from services.record.verify_case import verify_case
from services.rehearsal.begin_rehearsal import BEGINS, begin_rehearsal
from services.rehearsal.go_on import go_on
from services.rehearsal.summarise import summarise
from services.rehearsal.take_part import take_part
from services.team.change_team import take_role
from tests.conftest import DATABASES
from tests.rehearsal.conftest import make_stage

LEAD, RR = "demo-co-lead", "demo-resident-representative"
FOCAL_POINT = Actor(person_id="demo-ses-focal-point", via="desk")
BOTH = pytest.mark.parametrize("engine", DATABASES, indirect=True)
MOST_JUMPS = 60


async def jump(stage: Stage, how: Jump = Jump.NEXT, *, sure: bool = True) -> bool:
    went = await stage.go(how, seen=stage.clock().isoformat(), sure=sure)
    return went.moved


def record_of(stage: Stage) -> list[RecordRow]:
    with stage.ports.read_uow() as uow:
        return uow.record.rows(stage.scene().case.id)


def play(stage: Stage, person_id: str, how: Play = Play.BY_SOMEBODY) -> None:
    take_part(person_id, play=how, ports=stage.ports)


@BOTH
def test_the_clock_is_kept_and_moved_on_condition(stage: Stage) -> None:
    later = datetime(2024, 1, 9, tzinfo=BEGINS.tzinfo)

    assert go_on(was=BEGINS, becomes=later, ports=stage.ports)
    assert not go_on(was=BEGINS, becomes=later, ports=stage.ports)
    assert not go_on(was=later, becomes=BEGINS, ports=stage.ports)
    with stage.ports.read_uow() as uow:
        assert uow.rehearsals.time() == later


async def test_pages_are_told_that_time_stands_also_where_a_jump_failed(
    stage: Stage,
) -> None:
    moving = []

    async def poke() -> None:
        moving.append(stage.is_moving)

    async def deliver() -> None:
        raise ConnectionError

    stage.poke, stage.deliver = poke, deliver
    with pytest.raises(ConnectionError):
        await jump(stage)

    assert moving == [False]


@BOTH
def test_parts_are_taken_and_handed_back(stage: Stage) -> None:
    play(stage, LEAD)
    play(stage, LEAD)
    play(stage, RR, Play.ON_TIME)

    with stage.ports.read_uow() as uow:
        parts = uow.rehearsals.parts()
    assert parts == [PlayedPart(person_id=LEAD, play=Play.BY_SOMEBODY, since=BEGINS)]


def test_a_rehearsal_begins_once(stage: Stage) -> None:
    rows = len(record_of(stage))

    begin_rehearsal(ports=stage.ports)

    assert len(record_of(stage)) == rows
    assert stage.scene().case.demo


@BOTH
async def test_two_who_press_at_once_jump_once(stage: Stage) -> None:
    seen = stage.clock().isoformat()

    went = await asyncio.gather(*(stage.go(Jump.NEXT, seen=seen) for _ in range(5)))

    assert Counter(each.moved for each in went) == {True: 1, False: 4}
    finished = [row for row in record_of(stage) if row.verb == "action.finish"]
    assert len(finished) == 1


async def test_opened_again_it_goes_on_where_it_stood(
    stage: Stage, ports: Ports, engine: Engine
) -> None:
    await jump(stage)
    stood = stage.clock()

    again = make_stage(ports, engine)

    assert stood > BEGINS
    assert again.clock() == stood
    assert await jump(again)
    assert again.clock() > stood


async def test_what_plays_itself_says_so_in_the_record(stage: Stage) -> None:
    await jump(stage)

    done = next(row for row in record_of(stage) if row.verb == "action.finish")

    assert (done.who, done.via) == ("demo-ses-focal-point", "rehearsal")


async def test_a_working_day_on_is_the_next_working_day(stage: Stage) -> None:
    days = []
    for _ in range(5):
        await jump(stage, Jump.DAY)
        days.append(stage.clock().strftime("%a %d"))

    assert days == ["Tue 09", "Wed 10", "Thu 11", "Fri 12", "Mon 15"]


async def test_before_a_players_day_passes_undone_it_asks_once(stage: Stage) -> None:
    play(stage, LEAD)
    asked: list[Turn] = []
    while not asked:
        seen = stage.clock().isoformat()
        asked = list((await stage.go(Jump.NEXT, seen=seen)).asks)

    assert {turn.action.label for turn in asked} == {"5"}
    assert stage.clock().date() <= (asked[0].action.due_on or BEGINS.date())
    assert await jump(stage)
    went = await stage.go(Jump.NEXT, seen=stage.clock().isoformat())
    assert (went.moved, went.asks) == (True, ())


async def test_it_jumps_to_a_players_turn(stage: Stage) -> None:
    play(stage, RR)

    await jump(stage, Jump.TURN)

    turns = turns_of_players(stage.scene())
    assert [turn.action.label for turn in turns] == ["9"]
    assert stage.clock().date() == turns[0].since


async def test_what_a_player_made_impossible_stops_nothing(stage: Stage) -> None:
    scene = stage.scene()
    for member in scene.team.members:
        if member.role is Role.COUNTRY_LEAD:  # Nobody is left to prepare action 5.
            take_role(
                scene.case.id,
                person_id=member.person_id,
                role=member.role,
                note="",
                by=FOCAL_POINT,
                ports=stage.ports,
            )

    while stage.clock().month < 2:
        assert await jump(stage)

    done = {a.number: a.done_by for a in stage.scene().actions if a.done_at}
    assert done[5] == done[6] == FOCAL_POINT.person_id


async def test_a_player_does_their_part_and_the_others_go_on(stage: Stage) -> None:
    play(stage, LEAD)
    case_id = stage.scene().case.id
    for label in ("5", "6"):
        action = find_action(case_id, label, ports=stage.ports)
        by = Actor(person_id=LEAD, via="desk")
        finish_action(action.id, shown=Shown(note="Done."), by=by, ports=stage.ports)

    await jump(stage, Jump.TURN)

    assert turns_of_players(stage.scene())[0].action.label == "14"


async def test_late_on_purpose_is_nudged_and_goes_up_the_line(stage: Stage) -> None:
    while stage.clock().month < 3:
        await jump(stage)

    ninth = next(a for a in stage.scene().actions if a.number == 9)
    with stage.ports.read_uow() as uow:
        steps = {each.step for each in uow.nudges.of_action(ninth.id)}

    assert steps == {Step.EARLY, Step.DUE, Step.OVERDUE, Step.LEAD, Step.TOP}
    assert ninth.done_at is not None


@pytest.mark.slow
@pytest.mark.timeout(300)
@BOTH
async def test_a_whole_case_plays_itself_to_secus_closure(stage: Stage) -> None:
    jumps = 0
    while not stage.scene().is_over and jumps <= MOST_JUMPS:
        assert await jump(stage)
        jumps += 1

    scene = stage.scene()
    assert scene.case.state is CaseState.CLOSED
    assert jumps < MOST_JUMPS
    undone = {a.label for a in scene.actions if a.done_at is None}
    assert undone == {"7", "28.2"}
    assert verify_case(scene.case.id, reader=RR, ports=stage.ports).holds
    summary = summarise(ports=stage.ports)
    assert {each.by for each in summary.late} == {RR}
    assert summary.waited_on[0][0] == RR
