"""
Makes the rooms of cases with a vendor, stage by stage, however often it is cut short.

Who is in a room, who has the app and whether it is archived follow the case later on.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.error_ids import new_error_id
from bot.rooms.following import (
    FOLLOWED,
    brought_to,
    compare,
    said_of,
    step_to_archive,
)
from bot.rooms.held import Held, TakenOver
from bot.rooms.making import Making, Room, Stage
from bot.rooms.patience import Later, waiting
from bot.rooms.room_facts import Reach, room_facts
from bot.rooms.room_places import follow_privacy, keep_room_place
from bot.rooms.vendor import RoomVendor
from domain.news import room_of
from domain.refusals import Refusal
from domain.rooms import ARCHIVE, RoomStep, StepState, is_shut
from services.ports import Ports, UnitOfWork
from services.rooms.make_room import mark_step

# A stage takes longer than this only where its process sleeps or has died.
_LEASE = timedelta(minutes=10)
_AT_ONCE = 4

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A step that this process works on, with what it needs."""

    step: RoomStep
    was: RoomStep
    room: Room
    now: datetime
    of_stage: dict[str, str]


def database_now(uow: UnitOfWork) -> datetime:
    """Return the time by the database's clock, which all processes share."""
    return uow.delivery.now()


class Rooms:
    """
    Makes what is missing of a vendor's rooms, and keeps them as their cases say.

    Any number of processes may do so. *now* is the clock of leases and of waiting.
    """

    def __init__(
        self,
        ports: Ports,
        vendor: RoomVendor,
        *,
        now: Callable[[UnitOfWork], datetime] = database_now,
    ) -> None:
        self._ports = ports
        self._vendor = vendor
        self._now = now
        self._known: dict[str, str] = {}
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def make_waiting(self) -> None:
        """
        Do the stages that wait and whose time has come, and those whose case changed.

        What goes wrong with one case's room keeps no other from its own.
        """
        wanted = await asyncio.to_thread(self._to_do)
        making = (self._make(case_id, again) for case_id, again in wanted.items())
        await asyncio.gather(*making)

    def _to_do(self) -> dict[str, frozenset[str]]:
        """Return the cases with something to do, and what is to be done again."""
        with self._ports.read_uow() as uow:
            now = self._now(uow)
            compared = compare(self._vendor, self._reach(), now=now, uow=uow)
            unfinished = uow.rooms.unfinished()
        self._plan_archiving(compared.to_archive)
        waiting = dict.fromkeys([*unfinished, *compared.to_archive], frozenset[str]())
        return {**waiting, **compared.again}

    def _plan_archiving(self, case_ids: Iterable[str]) -> None:
        for case_id in case_ids:
            with self._ports.read_uow() as uow:
                steps = uow.rooms.steps(case_id)
            if all(step.key != ARCHIVE for step in steps):
                mark_step(step_to_archive(case_id, after=steps), ports=self._ports)

    def _reach(self) -> Reach:
        return Reach(
            vendor=self._vendor.vendor,
            tenant=self._vendor.tenant,
            at=self._ports.clock(),
        )

    async def _make(self, case_id: str, again: frozenset[str]) -> None:
        async with self._turn:
            try:
                for key, stage in self._vendor.stages.items():
                    take = partial(self._take, case_id, key, redo=key in again)
                    taken = await asyncio.to_thread(take)
                    if taken is not None:
                        await self._do(stage, taken)
            except TakenOver:
                log.warning("rooms.taken-over", case_id=case_id)
            except Exception:
                error_id = new_error_id()
                log.exception("rooms.failed", case_id=case_id, error_id=error_id)

    def _take(self, case_id: str, key: str, *, redo: bool) -> _Taken | None:
        with self._ports.read_uow() as uow:
            now, steps = self._now(uow), uow.rooms.steps(case_id)
            was = next((each for each in steps if each.key == key), None)
            of_stage = {s.key: s.found for s in steps if s.state is StepState.DONE}
            if was is None or not self._may_be_done(was, steps, redo=redo, now=now):
                return None
        with self._ports.open_uow() as uow:
            room = room_facts(case_id, reach=self._reach(), uow=uow)
            is_of_team = self._vendor.of_team in of_stage
            step = _brought_on(
                was, room, is_of_team=is_of_team, until=now + _LEASE, now=now
            )
            # The last cards go out first: nothing is said in an archived team.
            to_shut = key == ARCHIVE and room.is_closed and not is_shut(steps)
            if to_shut and not uow.outbox.is_quiet(room_of(case_id)):
                return None
            if not uow.rooms.change(step, was=was):
                return None
            uow.commit()
        return _Taken(step=step, was=was, room=room, now=now, of_stage=of_stage)

    async def _do(self, stage: Stage, taken: _Taken) -> None:
        """Do a stage, and store how it went; a process that dies stores nothing."""
        held = Held(self._ports, taken.step, was=taken.was)
        try:
            found = await stage(self._making(taken, held))
        except Later as later:
            becomes = self._later(held, later, taken)
        except Refusal as refusal:
            becomes = held.failed(refusal.code, refusal.details.get("about", ""))
        except TakenOver:
            raise
        except Exception:
            error_id = new_error_id()
            log.exception("rooms.stage-failed", case_id=held.id, error_id=error_id)
            becomes = held.failed(self._vendor.fault, error_id)
        else:
            becomes = held.done(found)
        if becomes.key == "privacy":
            at = self._vendor.vendor
            follow = partial(follow_privacy, becomes, vendor=at, ports=self._ports)
            await asyncio.to_thread(follow)
        await held.settle(becomes, now=taken.now)

    def _later(self, held: Held, later: Later, taken: _Taken) -> RoomStep:
        return waiting(held.step, later, now=taken.now, about=taken.room.name)

    def _making(self, taken: _Taken, held: Held) -> Making:
        async def keep_place(reference: str) -> None:
            to_keep = partial(keep_room_place, at=self._vendor, ports=self._ports)
            await asyncio.to_thread(to_keep, held.id, reference)

        return Making(
            room=taken.room,
            now=taken.now,
            found=taken.step.found,
            of_stage=taken.of_stage,
            keep=held.keep,
            keep_place=keep_place,
            known=self._known,
        )

    def _may_be_done(
        self,
        step: RoomStep,
        steps: Iterable[RoomStep],
        *,
        redo: bool,
        now: datetime,
    ) -> bool:
        """
        Whether its time has come, and what it needs is done; *redo* is from compare.

        A step of another vendor's room is nobody's here, though its key be the same.
        """
        done = {each.key for each in steps if each.state is StepState.DONE}
        planned = {each.key for each in steps}
        needs = self._vendor.needs[step.key]
        if planned.isdisjoint(self._vendor.roots):
            return False
        if not all(needed in done for needed in needs if needed in planned):
            return False
        if step.state is StepState.WAITING:
            return step.look_at is None or step.look_at <= now
        return redo


def _brought_on(
    was: RoomStep,
    room: Room,
    *,
    is_of_team: bool,
    until: datetime,
    now: datetime,
) -> RoomStep:
    """Return a step as it is while it is worked on: nobody else takes it so long."""
    step = replace(was, look_at=until, began_at=was.began_at or now)
    if was.key not in FOLLOWED:
        return step
    roster = room.roster.of_team() if is_of_team else room.roster
    says = said_of(was.key, roster=roster, is_closed=room.is_closed)
    return brought_to(step, says)
