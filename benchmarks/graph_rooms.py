"""Making a case's room in Teams: calls to Graph, and how long the loop stood still."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from benchmarks.desks import FOCAL_POINT, desk_on, furnish, new_case
from benchmarks.measuring import MS, Figure
from benchmarks.scale import Scale
from bot.garbage import collect_from_now_on
from bot.graph.client import Graph
from bot.graph.rooms import teams_rooms
from bot.graph.stages.making import RoomSettings
from bot.teams.development import TENANT, take_seats
from domain.cases import Case
from domain.rooms import Home, StepState
from services.cases.open_case import open_case
from services.ports import Ports
from services.rooms.make_room import LAST_STEP
from tests.graph.standin_graph import Credential
from tests.graph.standin_tenant import Tenant

ROUNDS = 5
MOST_CALLS = 12
LONGEST_GAP = 100.0  # Milliseconds.
_LOOK = 0.001
_POLL = "/operations"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What making one room took."""

    calls: int
    polls: int
    gap: float  # The longest, in milliseconds.


def measure_graph(scale: Scale) -> list[Figure]:
    """The most calls that a room took, a batch as one; and the loop's longest gap."""
    folder = scale.folder / "graph"
    folder.mkdir()
    made = [_round(folder / str(each)) for each in range(scale.times(ROUNDS))]
    print(f"  polls apart: {max(each.polls for each in made)}", file=sys.stderr)
    calls = Figure(
        "graph-calls",
        max(each.calls for each in made),
        MOST_CALLS,
        bar=1.0,
        against="the most that a case may cost",
        unit="calls",
    )
    gap = Figure(
        "graph-loop-gap",
        max(each.gap for each in made),
        LONGEST_GAP,
        bar=1.0,
        against="the longest that it may stand still",
    )
    return [calls, gap]


def _round(folder: Path) -> _Made:
    """Make the room of a case as a process does that has just started."""
    folder.mkdir()
    with graph_server() as tenant:
        gap = asyncio.run(_room(folder, tenant.url))
        calls = tenant.calls()
    polls = sum(_POLL in call for call in calls)
    return _Made(calls=len(calls) - polls, polls=polls, gap=gap)


async def _room(folder: Path, url: str) -> float:
    with desk_on(folder / "desk.sqlite") as desk:
        furnish(desk)
        ports = replace(desk.ports, home=Home.TEAMS)
        take_seats(ports)
        async with Graph(Credential(), base=url) as graph:
            collect_from_now_on()
            case = open_case(new_case(1), by=FOCAL_POINT, ports=ports)
            async with _gaps() as gaps:
                await make_room_of(case, ports, graph)
            return max(gaps)


async def make_room_of(case: Case, ports: Ports, graph: Graph) -> None:
    """Make a case's room, all of it."""
    at = RoomSettings(tenant=TENANT, app=Tenant.app)
    await teams_rooms(ports, graph, at).make_waiting()
    _refuse_unmade(case.id, ports)


def _refuse_unmade(case_id: str, ports: Ports) -> None:
    with ports.read_uow() as uow:
        steps = uow.rooms.steps(case_id)
    unmade = [s for s in steps if s.state is not StepState.DONE and s.key != LAST_STEP]
    if unmade:
        raise AssertionError(unmade)


@asynccontextmanager
async def _gaps() -> AsyncIterator[list[float]]:
    """Look often how long, in milliseconds, nothing else came to its turn."""
    gaps: list[float] = []

    async def look() -> None:
        while True:
            begun = perf_counter()
            await asyncio.sleep(_LOOK)
            gaps.append((perf_counter() - begun - _LOOK) * MS)

    looking = asyncio.create_task(look())
    yield gaps
    await asyncio.sleep(2 * _LOOK)  # Else a last long gap would not be seen.
    looking.cancel()


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantProcess:
    """A tenant that another process plays."""

    url: str
    process: subprocess.Popen[str]

    def calls(self) -> list[str]:
        """Return what it was asked since the last time."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("?\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        if told["complaints"]:
            raise AssertionError(told["complaints"])
        found: list[str] = told["calls"]
        return found


@contextmanager
def graph_server() -> Iterator[TenantProcess]:
    """Let another process play the tenant, so that its work is not ours."""
    command = [sys.executable, "-m", "benchmarks.graph_server"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        yield TenantProcess(url=url, process=process)
        process.communicate(timeout=30)
