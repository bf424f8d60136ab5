"""`python -m tests.faults`: break the desk in every way, and print what came of it."""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import SystemRandom
from time import monotonic

from tests.faults.clocks import ZONES, Clocks
from tests.faults.full_disks import fills, may_mount
from tests.faults.kills import Kills, Stories
from tests.faults.outages import (
    Outages,
    cuts,
    locks,
    moody,
    nothing,
    restarts,
)
from tests.faults.places import KINDS, Grounds, grounds
from tests.faults.points import Point
from tests.faults.repeats import Repeats
from tests.faults.scale import FULL, SAMPLE, Scale
from tests.faults.table import Row, as_markdown, write_page
from tests.faults.vendor import Vendor, vendor

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"


def broken(ground: Grounds, served: Vendor, scale: Scale, seed: int) -> Iterator[Row]:
    """Break desks on one kind of database in every way."""
    yield from kills(ground, served, scale, seed)
    yield from outages(ground, served, scale, seed)
    clocks = Clocks(ground)
    yield clocks.summer_time(ZONES[: scale.zones])
    yield clocks.steps(runs=scale.steps, seed=seed)


def kills(ground: Grounds, served: Vendor, scale: Scale, seed: int) -> Iterator[Row]:
    """Kill processes at every point and at random moments, and repeat all presses."""
    killing = Kills(ground, served)
    for point in Point:
        yield killing.at(point, runs=scale.runs, seed=seed)
    stories = Stories(ground, served, lines=scale.lines)
    yield stories.at_random(kills=scale.story_kills, seed=seed)
    yield Repeats(ground, stories).run(runs=scale.repeats, seed=seed)


def outages(ground: Grounds, served: Vendor, scale: Scale, seed: int) -> Iterator[Row]:
    """Let the vendor and the database fail."""
    run = Outages(ground, served).run
    few = scale.few
    yield run(
        "vendor: 429, 500, 502, timeouts, half answers, slow, gone",
        nothing,
        people=few,
        moods=moody(seed),
        send_within=timedelta(seconds=2),
    )
    fault = f"locked by another process for {scale.locked:g} s"
    yield run(fault, locks(seconds=scale.locked), people=few)
    yield from full_disks(ground, served, scale)
    if ground.server is None:
        return
    yield run("all connections cut", cuts(ground, every=0.5), people=few)
    for workers in scale.workers:
        fault = f"server restarted (immediate), {workers} workers"
        break_it = restarts(ground, every=scale.restart_every)
        yield run(fault, break_it, people=scale.many, workers=workers)


def full_disks(ground: Grounds, served: Vendor, scale: Scale) -> Iterator[Row]:
    """Fill the disk for short spells and for a long one, where that can be done."""
    if ground.server and not may_mount():
        print("disk full, postgresql: left out, nobody here may mount a disk")
        return
    for times, seconds in ((5, 0.5), (1, scale.full)):
        break_it, where = fills(ground, seconds=seconds, times=times)
        fault = f"disk full for {seconds:g} s, up to {times} times"
        run = Outages(ground, served).run
        yield run(fault, break_it, people=scale.few, where=where)


def main() -> int:
    """Break everything; 1 where something does not hold."""
    asked = _asked()
    scale = SAMPLE if os.environ.get("FAULTS") == "sample" else FULL
    scale = scale.with_runs(int(os.environ.get("RUNS") or scale.runs))
    print(f"seed {asked.seed}", flush=True)
    kinds, begun = asked.database or KINDS, monotonic()
    with ThreadPoolExecutor(len(kinds)) as at_once:
        broke = at_once.map(partial(_printed, scale=scale, seed=asked.seed), kinds)
        timed = [each for kind in broke for each in kind]
    rows = [row for row, _ in timed]
    print(f"\n{as_markdown(rows)}\n\nseed {asked.seed}\n")
    for row, took in timed:
        print(f"{took:5.0f} s  {row.database}, {row.fault}")
    print(f"{monotonic() - begun:5.0f} s  in all, the databases at once")
    if asked.page:
        write_page(asked.page, rows, seed=asked.seed, words=scale.words)
    return 0 if all(row.count.holds for row in rows) else 1


def _printed(kind: str, scale: Scale, seed: int) -> list[tuple[Row, float]]:
    """Break desks on that kind of database; print each row, and count its seconds."""
    timed, begun = [], monotonic()
    with vendor() as served, grounds(kind) as each:
        for row in broken(each, served, scale, seed):
            timed.append((row, monotonic() - begun))
            begun = monotonic()
            why = (*row.count.why[:40], *row.count.problems.items())
            print("\n    ".join((" | ".join(row.cells), *map(str, why))), flush=True)
    return timed


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--database", action="append", choices=KINDS)
    parser.add_argument("--page", type=Path, help="where to write the table")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
