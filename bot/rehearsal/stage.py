"""Lets the time of a rehearsal go on: once for each press, in order, for everybody."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import structlog

from bot.error_ids import new_error_id
from bot.rehearsal.clock import VirtualClock
from domain.rehearsal.agenda import (
    Coming,
    comings_of,
    day_on,
    passed_over,
    turns_of_players,
)
from domain.rehearsal.scene import Scene
from domain.rehearsal.turns import Turn
from services.ports import Ports
from services.rehearsal.go_on import go_on, let_happen
from services.rehearsal.read_reminders import read_reminders
from services.rehearsal.read_scene import read_scene

Sweep = Callable[[Ports], int]
Do = Callable[[], Awaitable[None]]

_MOST_STEPS = 80  # In one press; a whole case alone takes fewer.

log = structlog.get_logger(__name__)


class Jump(StrEnum):
    """How far a press goes."""

    NEXT = "next"  # To whatever happens next.
    DAY = "day"  # One working day on.
    TURN = "turn"  # Until somebody at a desk has something to do.


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """
    What came of a press: whether time *moved*, and which turns it would pass over.

    With those it asks first, and stands where they are still in time.
    """

    moved: bool
    asks: tuple[Turn, ...] = ()


@dataclass(slots=True, kw_only=True)
class Stage:
    """
    One rehearsal's time; *sweep* and *deliver* are what every desk does.

    Who presses waits for *patience* seconds, and longer only until time moves. *fault*
    is under what the log has why the last way did not come to its end, else empty.
    """

    ports: Ports
    clock: VirtualClock
    sweep: Sweep
    deliver: Do
    poke: Do
    patience: float = 1.0
    fault: str = ""
    _halting: bool = False
    _under_way: set["asyncio.Task[Went]"] = field(default_factory=set)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_moving(self) -> bool:
        """Whether time goes on just now."""
        return self._one_at_a_time.locked()

    def scene(self) -> Scene:
        """Return the rehearsal as it stands."""
        return read_scene(ports=self.ports)

    def comings(self, scene: Scene) -> tuple[Coming, ...]:
        """Return what comes by itself, soonest first."""
        return comings_of(scene, reminders=read_reminders(ports=self.ports))

    async def set_off(self, jump: Jump, *, seen: str, sure: bool = False) -> Went:
        """
        Do as `go` does, and answer while a long way still goes on by itself.

        What it would pass over is known before time moves, and is waited for.
        """
        before = self.clock()
        going = asyncio.create_task(self.go(jump, seen=seen, sure=sure))
        self._under_way.add(going)
        going.add_done_callback(self._under_way.discard)
        await asyncio.wait({going}, timeout=self.patience)
        while not going.done() and self.clock() == before:
            await asyncio.wait({going}, timeout=self.patience)
        if going.done():
            return going.result()
        going.add_done_callback(_is_heard_of)
        return Went(moved=True)

    async def halt(self) -> None:
        """Let time stand still at the moment that it has come to, for good."""
        self._halting = True
        await self.stands()

    async def stands(self) -> None:
        """Wait until time has come as far as those who pressed wanted."""
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def go(self, jump: Jump, *, seen: str, sure: bool = False) -> Went:
        """
        Let time go on, once for all who press at a time that they have *seen*.

        Unless one is *sure* it stops before the day of somebody at a desk would pass
        undone, and asks.
        """
        try:
            async with self._one_at_a_time:
                if seen != self.clock().isoformat():
                    return Went(moved=False)
                self.fault = ""
                return await self._go(jump, sure=sure)
        except Exception:
            self.fault = new_error_id()
            log.exception("rehearsal.jump-failed", error_id=self.fault)
            raise
        finally:
            await self.poke()  # Also where it failed: pages show that time stands.

    async def _go(self, jump: Jump, *, sure: bool) -> Went:
        scene = await self._catch_up()
        until = day_on(scene) if jump is Jump.DAY else None
        before, moved = _names(turns_of_players(scene)), False
        for _ in range(_MOST_STEPS):
            to = await asyncio.to_thread(self._next_stop, scene, until)
            passed = passed_over(scene, to=to) if to and not sure else ()
            if to is None or passed or self._halting:
                return Went(moved=moved, asks=() if moved else passed)
            happened = await self._step(scene, to)
            scene, moved = await asyncio.to_thread(self.scene), True
            if scene.is_over or to == until:
                break
            if jump is Jump.NEXT and happened:
                break
            if jump is Jump.TURN and _names(turns_of_players(scene)) - before:
                break
        return Went(moved=moved)

    async def _catch_up(self) -> Scene:
        """Say first what people at the desks have caused since the last press."""
        await asyncio.to_thread(self.sweep, self.ports)
        await self.deliver()
        return await asyncio.to_thread(self.scene)

    def passed_by(self, jump: Jump, scene: Scene) -> tuple[Turn, ...]:
        """Return whose turns a press would pass over before time moves at all."""
        to = self._next_stop(scene, day_on(scene) if jump is Jump.DAY else None)
        return passed_over(scene, to=to) if to else ()

    def _next_stop(self, scene: Scene, until: datetime | None) -> datetime | None:
        comings = self.comings(scene)
        soonest = comings[0].at if comings else until
        return min(filter(None, (soonest, until)), default=None)

    async def _step(self, scene: Scene, to: datetime) -> bool:
        """Go to one moment, let happen what comes then, and say it."""
        happened = await asyncio.to_thread(self._happen, scene, to)
        await self.poke()  # Pages show how far time has come.
        await self.deliver()
        return happened

    def _happen(self, scene: Scene, to: datetime) -> bool:
        if not go_on(was=scene.now, becomes=to, ports=self.ports):
            return False
        self.clock.show(to)
        moves = let_happen(ports=self.ports)
        self.sweep(self.ports)
        return bool(moves) or self._has_news()

    def _has_news(self) -> bool:
        with self.ports.read_uow() as uow:
            return uow.outbox.waiting() > 0


def _is_heard_of(going: "asyncio.Task[Went]") -> None:
    """Take the fault of a jump that nobody waits for: log and bar have told it."""
    if not going.cancelled():
        going.exception()


def _names(turns: tuple[Turn, ...]) -> set[str]:
    return {f"{turn.action.id} {turn.move} {turn.part}" for turn in turns}
