"""Each benchmark, at the smallest scale: what it prints, and not how fast it was."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measuring import Figure

ROOT = Path(__file__).parents[2]
SMALL = ("--cases", "4", "--times", "5")
# The figures that a benchmark finds, with the highest ratio that each may have.
BARS = {
    "open-case": {"open-case": 3.0},
    "press-button": {"press-button": 3.0, "finish-action": 3.0},
    "status-at-size": {
        "status-at-size": 1.5,
        "status-queries": 1.0,
        "status-by-name-at-size": 1.5,
        "status-by-name-queries": 1.0,
    },
    "mine-at-size": {"mine-at-size": 1.5, "mine-queries": 1.0},
    "exceptions-at-size": {"exceptions-at-size": 1.5, "exceptions-queries": 1.0},
    "sweep": {"sweep": 2.5, "sweep-at-size": 1.5, "sweep-idle": 3.0},
    "verify-record": {"verify-record": 2.0},
    "start-to-listening": {"start-to-listening": 1.5, "serve-memory": 1.0},
    "deliver-teams": {"deliver-teams": 1.111},
    "deliver-slack": {"deliver-slack": 1.111},
    "deliver-mixed": {"deliver-mixed": 1.111},
    "hung-sends": {"hung-sends": 2.0},
    "outbox-scaling": {"outbox-2-processes": 0.556, "outbox-4-processes": 0.312},
    "door": {"door-token": 1.5, "door-body": 1.5},
    "teams-turns": {
        "turn-cpu": 0.35,
        "turns-at-once": 0.4,
        "turn-connections": 0.01,
    },
    "graph": {"graph-calls": 1.0, "graph-loop-gap": 1.0},
    "teams-memory": {"teams-memory": 1.0, "teams-memory-growth": 1.0},
}
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def run_benchmarks(*words: str) -> str:
    command = [sys.executable, "-m", "benchmarks", *words]
    done = subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


@pytest.mark.parametrize("name", BARS)
def test_a_benchmark_prints_its_figures_for_programs(name: str) -> None:
    found: list[dict[str, Any]] = json.loads(
        run_benchmarks("--json", "--only", name, *SMALL)
    )

    assert {each["name"]: each["bar"] for each in found} == BARS[name]
    for each in found:
        assert each["better"] == "lower"
        assert each["floor"] > 0
        assert each["ratio"] == pytest.approx(
            each["median_ms"] / each["floor"], rel=0.01
        )


def test_people_get_a_table() -> None:
    head, *lines = run_benchmarks("--only", "mine-at-size", *SMALL).splitlines()

    assert head.split()[:4] == ["ours", "floor", "ratio", "bar"]
    assert [line.split()[0] for line in lines] == ["mine-at-size", "mine-queries"]


def test_a_ratio_is_how_many_times_the_floor_it_takes() -> None:
    figure = Figure("press", ours=3.0, floor=1.5, bar=3.0, against="half of it")

    assert figure.ratio == 2.0


def test_programs_can_work_out_the_ratio_of_a_small_floor_too() -> None:
    figure = Figure("idle", ours=0.0107561, floor=0.0019957, bar=3.0, against="a look")
    told: dict[str, Any] = figure.as_json()

    assert told["ratio"] == pytest.approx(told["median_ms"] / told["floor"], rel=0.001)
