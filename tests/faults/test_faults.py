"""A sample of what `make faults` does to the desk; the whole takes half an hour."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

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
from tests.faults.scale import SAMPLE
from tests.faults.table import Row
from tests.faults.vendor import Vendor, vendor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
SEED = 7


@pytest.fixture(scope="module", name="served")
def _served() -> Iterator[Vendor]:
    with vendor() as served:
        yield served


@pytest.fixture(scope="module", params=KINDS, name="ground")
def _ground(request: pytest.FixtureRequest) -> Iterator[Grounds]:
    with grounds(request.param) as ground:
        yield ground


@pytest.fixture(scope="module", name="stories")
def _stories(ground: Grounds, served: Vendor) -> Stories:
    return Stories(ground, served, lines=SAMPLE.lines)


def holds(row: Row) -> None:
    assert row.count.holds, (row.cells, row.count.why)


def points(ground: Grounds) -> list[Point]:
    """Return every other point: PostgreSQL's are those inside of transactions."""
    return list(Point)[0 if ground.server is None else 1 :: 2]


def test_who_is_killed_at_any_point_loses_nothing(
    ground: Grounds, served: Vendor
) -> None:
    kill = partial(Kills(ground, served).at, runs=1, seed=SEED)

    with ThreadPoolExecutor(2) as at_once:
        for row in at_once.map(kill, points(ground)):
            holds(row)


def test_who_is_killed_at_random_goes_on_with_the_case(stories: Stories) -> None:
    holds(stories.at_random(kills=2, seed=SEED))


def test_what_is_pressed_again_and_again_changes_once(
    ground: Grounds, stories: Stories
) -> None:
    holds(Repeats(ground, stories).run(runs=1, seed=SEED))


def test_a_moody_vendor_gets_each_message_once(ground: Grounds, served: Vendor) -> None:
    few = timedelta(seconds=2)
    run = Outages(ground, served).run

    row = run("vendor", nothing, people=25, moods=moody(SEED), send_within=few)

    holds(row)
    assert row.count.doubled == 0
    assert row.count.uncertain > 0


def test_a_database_that_goes_away_loses_nothing(
    ground: Grounds, served: Vendor
) -> None:
    ways = [locks(seconds=1)]
    if ground.server:
        ways += [cuts(ground, every=0.5, most=4), restarts(ground, every=1, most=2)]

    for break_it in ways:
        row = Outages(ground, served).run("database", break_it, people=25)
        holds(row)
        assert row.count.doubled == 0


def test_a_full_disk_loses_nothing(ground: Grounds, served: Vendor) -> None:
    if ground.server and not may_mount():
        pytest.skip("nobody here may mount a small disk for PostgreSQL")
    break_it, where = fills(ground, seconds=1, times=2)

    row = Outages(ground, served).run("disk", break_it, people=25, where=where)

    holds(row)
    assert row.count.doubled == 0


def test_clocks_that_are_set_tell_nobody_twice_a_day(ground: Grounds) -> None:
    clocks = Clocks(ground)

    if ground.server is None:
        holds(clocks.summer_time(ZONES[:1]))
    else:
        holds(clocks.steps(runs=1, seed=SEED))
