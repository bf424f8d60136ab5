"""A step of making a room in hand: what is stored of it while it is ours."""

import asyncio
from dataclasses import replace
from datetime import datetime

from bot.rooms.following import looked_at_again
from domain.rooms import RoomStep, StepState
from services.ports import Ports
from services.rooms.make_room import mark_step


class TakenOver(Exception):
    """Another process works on the stage by now: what it finds is what counts."""


class Held:
    """
    A step that was taken: what is stored of it is stored only while it is ours.

    *was* is how it stood before it was taken: where it ends the same, nobody hears.
    """

    def __init__(self, ports: Ports, step: RoomStep, *, was: RoomStep) -> None:
        self._ports = ports
        self._until = step.look_at
        self._was = was
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

    async def settle(self, becomes: RoomStep, *, now: datetime) -> None:
        """Store how it went; the case card shows it where it looks different."""
        was = (self._was.state, self._was.problem, self._was.about)
        shown = was != (becomes.state, becomes.problem, becomes.about)
        becomes = looked_at_again(becomes, now=now)
        await asyncio.to_thread(self._store, becomes, shown=shown)

    def _store(self, step: RoomStep, *, shown: bool) -> None:
        with self._ports.read_uow() as uow:
            steps = {each.key: each for each in uow.rooms.steps(self.id)}
        if steps[step.key].look_at != self._until:
            raise TakenOver
        mark_step(step, ports=self._ports, shown=shown)
