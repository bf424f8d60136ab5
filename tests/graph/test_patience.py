"""How long a stage waits, how often it looks, and when it stops."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.rooms.patience import PATIENCE, Later, waiting
from cards.wording.refusals import SENTENCES
from domain.rooms import RoomStep, StepState

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
STEP = RoomStep(
    case_id="c1", key="folders", position=4, state=StepState.WAITING, began_at=NOW
)


@pytest.mark.parametrize("problem", PATIENCE)
def test_each_wait_has_an_end_and_sentences(problem: str) -> None:
    longest, then = PATIENCE[problem]
    step = waiting(STEP, Later(problem), now=NOW, about="")
    assert (step.state, step.problem) == (StepState.WAITING, problem)

    ended = waiting(step, Later(problem), now=NOW + longest, about="SES case X")

    assert (ended.state, ended.problem) == (StepState.FAILED, then)
    assert (ended.about, ended.look_at) == ("SES case X", None)
    assert {problem, then} <= set(SENTENCES)


@pytest.mark.parametrize(
    "so_far, seconds", [(0, 15), (10, 15), (60, 60), (240, 240), (1000, 300)]
)
def test_looking_becomes_rarer(so_far: int, seconds: int) -> None:
    step = replace(STEP, problem="graph-busy")
    now = NOW + timedelta(seconds=so_far)

    waits = waiting(step, Later("graph-busy"), now=now, about="")

    assert waits.look_at == now + timedelta(seconds=seconds)


@pytest.mark.parametrize("said, seconds", [(0, 0), (200, 200), (86400, 3600)])
def test_what_graph_says_counts_up_to_an_hour(said: float, seconds: int) -> None:
    waits = waiting(STEP, Later("graph-busy", seconds=said), now=NOW, about="")

    assert waits.look_at == NOW + timedelta(seconds=seconds)


def test_another_wait_begins_anew_but_not_one_that_takes_turns() -> None:
    now = NOW + timedelta(minutes=50)
    busy = replace(STEP, problem="graph-busy")

    silent = waiting(busy, Later("graph-unreachable"), now=now, about="")
    unready = waiting(busy, Later("room-files-not-ready"), now=now, about="")

    assert (silent.began_at, unready.began_at) == (NOW, now)
