"""`python -m tests.faults`: break the desk in every way, and print what came of it."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import SystemRandom

from tests.faults.clocks import ZONES, Clocks
from tests.faults.kills import Kills, Stories
from tests.faults.outages import (
    Outages,
    cuts,
    fills,
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
_IN_MEMORY = Path("/dev/shm")


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
    if ground.server is None:
        yield run("disk full for half a second, up to 5 times", fills, people=few)
        return
    yield run("all connections cut", cuts(ground, every=0.3), people=few)
    for workers in scale.workers:
        fault = f"server restarted (immediate), {workers} workers"
        break_it = restarts(ground, every=scale.restart_every)
        yield run(fault, break_it, people=scale.many, workers=workers)


def main() -> int:
    """Break everything; 1 where something does not hold."""
    asked = _asked()
    scale = SAMPLE if os.environ.get("FAULTS") == "sample" else FULL
    scale = scale.with_runs(int(os.environ.get("RUNS") or scale.runs))
    print(f"seed {asked.seed}", flush=True)
    rows = list(_printed(asked.database or KINDS, scale, asked.seed))
    print(f"\n{as_markdown(rows)}\n\nseed {asked.seed}")
    if asked.page:
        write_page(asked.page, rows, seed=asked.seed, words=scale.words)
    return 0 if all(row.count.holds for row in rows) else 1


def _printed(kinds: tuple[str, ...], scale: Scale, seed: int) -> Iterator[Row]:
    memory = _IN_MEMORY if _IN_MEMORY.is_dir() else None
    made = partial(tempfile.TemporaryDirectory, prefix="faults-", dir=memory)
    for kind in kinds:
        with made() as folder, vendor() as served, grounds(kind, Path(folder)) as each:
            for row in broken(each, served, scale, seed):
                print(" | ".join(row.cells), flush=True)
                for why in (*row.count.why[:10], *row.count.problems.items()):
                    print(f"    {why}", flush=True)
                yield row


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--database", action="append", choices=KINDS)
    parser.add_argument("--page", type=Path, help="where to write the table")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
