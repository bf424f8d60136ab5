"""Makes the rooms of cases in Teams, stage by stage, however often it is cut short."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.error_ids import new_error_id
from bot.graph.answers import Later, NoAnswer
from bot.graph.client import Graph
from bot.graph.patience import waiting
from bot.graph.room_facts import room_facts
from bot.graph.stages.app import install_app
from bot.graph.stages.channel import find_channel
from bot.graph.stages.folders import make_folders
from bot.graph.stages.making import Making, Room, RoomSettings, Stage
from bot.graph.stages.members import add_members
from bot.graph.stages.privacy import check_privacy
from bot.graph.stages.private_team import make_team
from bot.graph.stages.templates import write_templates
from domain.news import room_of
from domain.refusals import Refusal
from domain.rooms import RoomStep, StepState
from domain.seats import Place, Vendor
from services.ports import Ports, UnitOfWork
from services.rooms.make_room import mark_step

STAGES: dict[str, Stage] = {
    "private-team": make_team,
    "members": add_members,
    "channel": find_channel,
    "app": install_app,
    "folders": make_folders,
    "templates": write_templates,
    "privacy": check_privacy,
}
# What must be done before; a stage that failed holds up nothing else.
_NEEDS: dict[str, tuple[str, ...]] = {
    "private-team": (),
    "members": ("private-team",),
    "channel": ("private-team",),
    "app": ("private-team", "channel"),
    "folders": ("private-team", "channel"),
    "templates": ("folders",),
    "privacy": ("private-team",),
}
# A stage takes longer than this only where its process sleeps or has died.
_LEASE = timedelta(minutes=10)
_AT_ONCE = 4

log = structlog.get_logger(__name__)


class _TakenOver(Exception):
    """Another process works on the stage by now: what it finds is what counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A step that this process works on, with what it needs."""

    step: RoomStep
    room: Room
    now: datetime
    of_stage: dict[str, str]


def database_now(uow: UnitOfWork) -> datetime:
    """Return the time by the database's clock, which all processes share."""
    return uow.delivery.now()


class TeamsRooms:
    """
    Makes what is missing of rooms in Teams; any number of processes may do so.

    *now* is the clock of leases and of waiting.
    """

    def __init__(
        self,
        ports: Ports,
        graph: Graph,
        settings: RoomSettings,
        *,
        now: Callable[[UnitOfWork], datetime] = database_now,
    ) -> None:
        self._ports = ports
        self._graph = graph
        self._settings = settings
        self._now = now
        self._known: dict[str, str] = {}
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def make_waiting(self) -> None:
        """
        Do the stages that wait and whose time has come.

        What goes wrong with one case's room keeps no other from its own.
        """
        cases = await asyncio.to_thread(self._unfinished)
        await asyncio.gather(*(self._make(case_id) for case_id in cases))

    def _unfinished(self) -> list[str]:
        with self._ports.read_uow() as uow:
            return uow.rooms.unfinished()

    async def _make(self, case_id: str) -> None:
        async with self._turn:
            try:
                for key, stage in STAGES.items():
                    taken = await asyncio.to_thread(self._take, case_id, key)
                    if taken is not None:
                        await self._do(stage, taken)
            except _TakenOver:
                log.warning("graph.room-taken-over", case_id=case_id)
            except Exception:
                error_id = new_error_id()
                log.exception("graph.room-failed", case_id=case_id, error_id=error_id)

    def _take(self, case_id: str, key: str) -> _Taken | None:
        with self._ports.read_uow() as uow:
            now, steps = self._now(uow), uow.rooms.steps(case_id)
            of_stage = {s.key: s.found for s in steps if s.state is StepState.DONE}
            if not _is_due(steps, key, of_stage, now):
                return None
        with self._ports.open_uow() as uow:
            step = uow.rooms.take(case_id, key, now=now, until=now + _LEASE)
            tenant, day = self._settings.tenant, self._ports.clock().date()
            room = room_facts(case_id, tenant=tenant, day=day, uow=uow)
            uow.commit()
        if step is None:
            return None
        return _Taken(step=step, room=room, now=now, of_stage=of_stage)

    async def _do(self, stage: Stage, taken: _Taken) -> None:
        """Do a stage, and store how it went; a process that dies stores nothing."""
        held = _Held(self._ports, taken.step)
        try:
            found = await stage(self._making(taken, held))
        except Later as later:
            becomes = self._later(held, later, taken)
        except NoAnswer:
            becomes = self._later(held, Later("graph-unreachable"), taken)
        except Refusal as refusal:
            becomes = held.failed(refusal.code, refusal.details.get("about", ""))
        except _TakenOver:
            raise
        except Exception:
            error_id = new_error_id()
            log.exception("graph.stage-failed", case_id=held.id, error_id=error_id)
            becomes = held.failed("graph-fault", error_id)
        else:
            becomes = held.done(found)
        await held.settle(becomes)

    def _later(self, held: "_Held", later: Later, taken: _Taken) -> RoomStep:
        return waiting(held.step, later, now=taken.now, about=taken.room.name)

    def _making(self, taken: _Taken, held: "_Held") -> Making:
        async def keep_place(reference: str) -> None:
            await asyncio.to_thread(self._keep_place, held.id, reference)

        return Making(
            room=taken.room,
            settings=self._settings,
            graph=self._graph,
            now=taken.now,
            found=taken.step.found,
            of_stage=taken.of_stage,
            keep=held.keep,
            keep_place=keep_place,
            known=self._known,
        )

    def _keep_place(self, case_id: str, reference: str) -> None:
        """Store where the room is held, unless the bot heard it from there before."""
        place = Place(
            conversation=room_of(case_id),
            vendor=Vendor.TEAMS,
            tenant=self._settings.tenant,
            reference=reference,
            service_url=self._settings.service_url,
            since=self._ports.clock(),
        )
        with self._ports.open_uow() as uow:
            known = uow.places.of(place.conversation, vendor=Vendor.TEAMS)
            if known is None or known.reference != reference:
                uow.places.keep(place)
                uow.commit()


def _is_due(
    steps: Iterable[RoomStep], key: str, of_stage: dict[str, str], now: datetime
) -> bool:
    """Whether a stage waits, its time has come, and what it needs is done."""
    step = next((each for each in steps if each.key == key), None)
    if step is None or step.state is not StepState.WAITING:
        return False
    in_time = step.look_at is None or step.look_at <= now
    return in_time and all(needed in of_stage for needed in _NEEDS[key])


class _Held:
    """A step in hand: what is stored of it is stored only while it is ours."""

    def __init__(self, ports: Ports, step: RoomStep) -> None:
        self._ports = ports
        self._until = step.look_at
        self.step = step
        self.id = step.case_id

    async def keep(self, found: str) -> None:
        """Store what must not be forgotten before the stage goes on."""
        self.step = replace(self.step, found=found)
        await asyncio.to_thread(self._store, self.step, shown=False)

    def done(self, found: str) -> RoomStep:
        """Return the step as done."""
        done = replace(self.step, state=StepState.DONE, found=found)
        return replace(done, problem="", about="", look_at=None)

    def failed(self, code: str, about: str) -> RoomStep:
        """Return the step as failed, with what to say of it."""
        failed = replace(self.step, state=StepState.FAILED, problem=code, about=about)
        return replace(failed, look_at=None)

    async def settle(self, becomes: RoomStep) -> None:
        """Store how it went; the case card shows it where it looks different."""
        was = (self.step.state, self.step.problem, self.step.about)
        shown = was != (becomes.state, becomes.problem, becomes.about)
        await asyncio.to_thread(self._store, becomes, shown=shown)

    def _store(self, step: RoomStep, *, shown: bool) -> None:
        with self._ports.read_uow() as uow:
            steps = {each.key: each for each in uow.rooms.steps(self.id)}
        if steps[step.key].look_at != self._until:
            raise _TakenOver
        mark_step(step, ports=self._ports, shown=shown)
