"""A desk whose rooms are made in Teams, against a tenant on loopback."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo_office import CAST, move_in
from bot.graph.client import Graph
from bot.graph.rooms import teams_rooms
from bot.graph.stages.making import RoomSettings
from bot.rooms.rooms import Rooms as MakingRooms
from domain.cases import Case
from domain.rooms import Home, RoomStep, StepState
from domain.seats import Seat, Vendor
from services.ports import Ports
from services.rooms.make_room import make_room
from tests.clock import FakeClock
from tests.graph.standin_graph import Fault, StandIn, standin_graph
from tests.services.cast import Desk

TENANT = "tenant-id"
SETTINGS = RoomSettings(tenant=TENANT, app="manifest-id")
LAST = "case-card"


@dataclass(kw_only=True)
class Rooms:
    """A desk, the tenant, and the rooms that are made there."""

    desk: Desk
    vendor: StandIn
    graph: Graph
    settings: RoomSettings = SETTINGS

    def restarted(self) -> MakingRooms:
        """Return what makes rooms, as after a start of the process."""
        clock = self.desk.clock
        return teams_rooms(
            self.desk.ports, self.graph, self.settings, now=lambda _uow: clock()
        )

    async def go_on(self, case: Case, *, hours: float = 6) -> dict[str, RoomStep]:
        """Tick until nothing waits any more, at most for so long; return the steps."""
        rooms, clock = self.restarted(), self.desk.clock
        end = clock() + timedelta(hours=hours)
        await rooms.make_waiting()
        while clock() < end and (waiting := self.looks(case)):
            clock.now = max(min(waiting), clock() + timedelta(seconds=5))
            await rooms.make_waiting()
        return self.steps(case)

    async def dies_at(self, where: str, *, done: bool) -> None:
        """Let the process that makes rooms die while it waits for an answer."""
        stop = Fault(where, done=done, hangs=True)
        self.vendor.faults = [stop]
        process = asyncio.create_task(self.restarted().make_waiting())
        hangs = asyncio.create_task(self.vendor.hanging.wait())
        await asyncio.wait([process, hangs], return_when=asyncio.FIRST_COMPLETED)
        assert hangs.done()
        process.cancel()
        await asyncio.wait([process])
        self.desk.clock.advance(minutes=11)  # Until its lease ends.

    async def at_once(self, *, processes: int) -> None:
        """Let several processes make the same rooms."""
        await asyncio.gather(
            *(self.restarted().make_waiting() for _ in range(processes))
        )

    def ask_again(self, case: Case) -> None:
        """Press "Try again" on the case card."""
        make_room(case.id, templates={}, ports=self.desk.ports)

    def leave_seat(self, person_id: str) -> None:
        """Let somebody be unknown in the tenant."""
        account = f"account-{person_id}"
        with self.desk.ports.open_uow() as uow:
            uow.seats.leave(Vendor.TEAMS, tenant=TENANT, account=account)
            uow.commit()

    def steps(self, case: Case) -> dict[str, RoomStep]:
        """Return the steps by key, without the last."""
        with self.desk.ports.read_uow() as uow:
            found = uow.rooms.steps(case.id)
        return {step.key: step for step in found if step.key != LAST}

    def looks(self, case: Case) -> list[datetime]:
        """Return when each of the steps that wait for a time is looked at again."""
        steps = self.steps(case).values()
        waiting = [each for each in steps if each.state is StepState.WAITING]
        return [each.look_at for each in waiting if each.look_at]


def done(steps: dict[str, RoomStep]) -> bool:
    """Whether all is done but the card."""
    return all(step.state is StepState.DONE for step in steps.values())


def problems(steps: dict[str, RoomStep]) -> dict[str, str]:
    """Return what is wrong, by step."""
    return {key: step.problem for key, step in steps.items() if step.problem}


def seat(person_id: str, *, ports: Ports, account: str = "") -> None:
    """Seat somebody in the tenant."""
    taken = Seat(
        vendor=Vendor.TEAMS,
        tenant=TENANT,
        account=account or f"account-{person_id}",
        person_id=person_id,
        since=datetime(2024, 1, 1, tzinfo=UTC),
    )
    with ports.open_uow() as uow:
        uow.seats.take(taken)
        uow.commit()


def take_seats(ports: Ports) -> dict[str, str]:
    """Seat the demo office in the tenant; return their mails by account."""
    for person in CAST:
        seat(person.id, ports=ports)
    return {f"account-{each.id}": f"{each.id}@example.org" for each in CAST}


@pytest.fixture(name="vendor")
async def _vendor(clock: FakeClock) -> AsyncIterator[StandIn]:
    async with standin_graph(clock) as vendor:
        yield vendor
        vendor.closing.set()


@pytest.fixture(name="graph")
async def _graph(vendor: StandIn, clock: FakeClock) -> AsyncIterator[Graph]:
    async def sleep(seconds: float) -> None:
        clock.advance(seconds=seconds)

    opened = Graph(vendor.credential, base=vendor.url, seconds=0.5, sleep=sleep)
    async with opened as graph:
        yield graph


@pytest.fixture(name="rooms")
def _rooms(ports: Ports, clock: FakeClock, vendor: StandIn, graph: Graph) -> Rooms:
    move_in(ports.open_uow, ports.read_uow)
    vendor.tenant.people = take_seats(ports)
    there = replace(ports, home=Home.TEAMS)
    return Rooms(desk=Desk(ports=there, clock=clock), vendor=vendor, graph=graph)
