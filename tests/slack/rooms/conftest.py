"""A desk whose rooms are made in Slack, against a workspace on loopback."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientTimeout

from bot.demo_office import CAST, move_in
from bot.rooms.rooms import Rooms as MakingRooms
from bot.slack.api import SlackApi
from bot.slack.rooms.stages import slack_rooms
from bot.slack.who import who_am_i
from domain.cases import Case
from domain.news import room_of
from domain.rooms import Home, RoomStep, StepState
from domain.seats import Place, Seat, Vendor
from services.ports import Ports
from services.rooms.make_room import make_room
from tests.clock import FakeClock
from tests.services.cast import Desk
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import Call, Conversation, Fault

LAST = "case-card"
REGISTRY = "https://www.undp.org/accountability/audit/secu/case-0001"
_PATIENCE = ClientTimeout(total=0.5)


def account_of(person_id: str) -> str:
    """Return the id of somebody's account in the workspace."""
    return "U" + person_id.replace("-", "").upper()[:20]


@dataclass(kw_only=True)
class Rooms:
    """A desk, the workspace, and the rooms that are made there."""

    desk: Desk
    slack: StandInSlack
    api: SlackApi
    workspace: str | None = None

    async def restarted(self) -> MakingRooms:
        """Return what makes rooms, as after a start of the process."""
        clock = self.desk.clock
        me = await who_am_i(self.api)
        return slack_rooms(
            self.desk.ports,
            self.api,
            me,
            workspace=self.workspace,
            now=lambda _uow: clock(),
        )

    async def tick(self) -> None:
        """Let one of the processes look what there is to do."""
        await (await self.restarted()).make_waiting()

    async def go_on(self, case: Case, *, hours: float = 6) -> dict[str, RoomStep]:
        """Tick until nothing waits any more, at most for so long; return the steps."""
        clock = self.desk.clock
        end = clock() + timedelta(hours=hours)
        rooms = await self.restarted()
        await rooms.make_waiting()
        while clock() < end and (waiting := self.looks(case)):
            clock.now = max(min(waiting), clock() + timedelta(seconds=5))
            await rooms.make_waiting()
        return self.steps(case)

    async def dies_at(self, method: str, *, done: bool) -> None:
        """Let the process that makes rooms die while it waits for an answer."""
        hangs = asyncio.Event()

        def script(call: Call) -> Fault | None:
            if call.method != method or hangs.is_set():
                return None
            hangs.set()
            return Fault(hangs=True, takes=done)

        rooms = await self.restarted()
        self.slack.script = script
        process = asyncio.create_task(rooms.make_waiting())
        hanging = asyncio.create_task(hangs.wait())
        await asyncio.wait([process, hanging], return_when=asyncio.FIRST_COMPLETED)
        assert hanging.done()
        process.cancel()
        await asyncio.wait([process])
        self.desk.clock.advance(minutes=11)  # Until its lease ends.

    async def at_once(self, *, processes: int) -> None:
        """Let several processes make the same rooms."""
        making = [await self.restarted() for _ in range(processes)]
        await asyncio.gather(*(each.make_waiting() for each in making))

    def ask_again(self, case: Case) -> None:
        """Press "Try again" on the case card."""
        make_room(case.id, templates={}, ports=self.desk.ports)

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

    def channels(self) -> list[Conversation]:
        """Return the channels of the workspace."""
        return [each for each in self.slack.conversations.values() if not each.im_of]

    def place(self, case: Case) -> Place | None:
        """Return where the case's room is held, as far as the desk knows."""
        with self.desk.ports.read_uow() as uow:
            return uow.places.of(room_of(case.id), vendor=Vendor.SLACK)

    def asked(self) -> list[str]:
        """Return the methods that were asked, in order."""
        methods = [call.method for call in self.slack.calls]
        return [method for method in methods if method != "auth.test"]


def done(steps: dict[str, RoomStep]) -> bool:
    """Whether all is done but the card."""
    return all(step.state is StepState.DONE for step in steps.values())


def problems(steps: dict[str, RoomStep]) -> dict[str, str]:
    """Return what is wrong, by step."""
    return {key: step.problem for key, step in steps.items() if step.problem}


def seat(person_id: str, *, rooms: Rooms, account: str = "") -> None:
    """Seat somebody in the workspace."""
    taken = Seat(
        vendor=Vendor.SLACK,
        tenant=rooms.slack.enterprise_id or rooms.slack.team_id,
        account=account or account_of(person_id),
        person_id=person_id,
        since=datetime(2024, 1, 1, tzinfo=UTC),
    )
    with rooms.desk.ports.open_uow() as uow:
        uow.seats.take(taken)
        uow.commit()


def leave_seat(person_id: str, *, rooms: Rooms) -> None:
    """Let somebody be unknown in the workspace."""
    at = {"tenant": rooms.slack.team_id, "account": account_of(person_id)}
    with rooms.desk.ports.open_uow() as uow:
        uow.seats.leave(Vendor.SLACK, **at)
        uow.commit()


async def made(rooms: Rooms) -> tuple[Case, Conversation]:
    """Make a room, and let no call of it be counted."""
    case = rooms.desk.open()
    steps = await rooms.go_on(case)
    assert done(steps), problems(steps)
    rooms.slack.calls.clear()
    rooms.desk.clock.advance(minutes=1)
    (channel,) = rooms.channels()
    return case, channel


@pytest.fixture(name="slack")
async def _slack() -> AsyncIterator[StandInSlack]:
    async with standin_slack() as slack:
        yield slack


@pytest.fixture(name="rooms")
async def _rooms(
    ports: Ports, clock: FakeClock, slack: StandInSlack
) -> AsyncIterator[Rooms]:
    move_in(ports.open_uow, ports.read_uow)
    there = replace(ports, home=Home.SLACK)
    async with slack.pool(_PATIENCE) as pool:
        api = slack.api(pool, now=lambda: clock().timestamp())
        rooms = Rooms(desk=Desk(ports=there, clock=clock), slack=slack, api=api)
        for person in CAST:
            slack.has(account_of(person.id), real_name=person.name)
            seat(person.id, rooms=rooms)
        yield rooms
        slack.let_go()
