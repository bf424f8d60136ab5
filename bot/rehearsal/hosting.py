"""Serves rehearsals beside the local desk, each on a free port of this machine."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime

from bot.desk_server import address_of, port_taken_up, serving
from bot.rehearsal.folders import (
    Rehearsal,
    delete,
    named,
    new_rehearsal,
    rehearsals_in,
)
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class _Served:
    address: str
    stack: AsyncExitStack


@dataclass(slots=True, kw_only=True)
class Hosting:
    """The rehearsals of one data folder; lives on one event loop."""

    settings: Settings
    clock: Callable[[], datetime]  # The real one: it names the folders.
    _served: dict[str, _Served] = field(default_factory=dict)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def rehearsals(self) -> list[tuple[Rehearsal, str]]:
        """Return all rehearsals, latest first, with the address of those served."""
        found = rehearsals_in(self.settings.data)
        return [(each, self._address(each.name)) for each in found]

    def _address(self, name: str) -> str:
        return self._served[name].address if name in self._served else ""

    async def start(self, *, home: str) -> str:
        """Begin another rehearsal and return its address."""
        async with self._one_at_a_time:
            fresh = new_rehearsal(self.settings.data, at=self.clock())
            return await self._serve(fresh, home=home)

    async def open(self, name: str, *, home: str) -> str:
        """Serve a rehearsal where it stood; empty when there is none of that name."""
        async with self._one_at_a_time:
            found = named(self.settings.data, name)
            return await self._serve(found, home=home) if found else ""

    async def close(self, name: str) -> None:
        """Stop serving a rehearsal; it is kept."""
        async with self._one_at_a_time:
            await self._close(name)

    async def delete(self, name: str) -> None:
        """Delete a rehearsal with all that was done in it."""
        async with self._one_at_a_time:
            found = named(self.settings.data, name)
            await self._close(name)
            if found:
                await asyncio.to_thread(delete, found)

    async def close_all(self) -> None:
        """Stop serving all of them."""
        async with self._one_at_a_time:
            for name in tuple(self._served):
                await self._close(name)

    async def _close(self, name: str) -> None:
        served = self._served.pop(name, None)
        if served:
            await served.stack.aclose()

    async def _serve(self, rehearsal: Rehearsal, *, home: str) -> str:
        if rehearsal.name not in self._served:
            async with AsyncExitStack() as stack:
                address = await self._begin(rehearsal, stack, home=home)
                self._served[rehearsal.name] = _Served(address, stack.pop_all())
        return self._served[rehearsal.name].address

    async def _begin(
        self, rehearsal: Rehearsal, stack: AsyncExitStack, *, home: str
    ) -> str:
        from bot.rehearsal.desk import rehearsal_desk
        from bot.rehearsal.opened import opened
        from bot.rehearsal.work import working

        taken = stack.enter_context(port_taken_up(self.settings.host, 0))
        opening = opened(rehearsal, settings=self.settings)
        house = await asyncio.to_thread(stack.enter_context, opening)
        address = address_of(taken)
        house.lock.say(address)
        app, work = rehearsal_desk(house, home=home)
        await stack.enter_async_context(serving(app, taken))
        await stack.enter_async_context(working(work))
        return address
