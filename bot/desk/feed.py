"""Wakes those who look at the desk when something was said."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.desk.messages import DeskMessages
from bot.error_ids import new_error_id

_PERIOD_SECONDS = 1.0
log = structlog.get_logger(__name__)


class Feed:
    """
    Counts changes; lives on one event loop.

    What this process says is told by `poke`; what another process wrote into the same
    store is noticed within *period_seconds*, as long as somebody looks.
    """

    def __init__(
        self, messages: DeskMessages, *, period_seconds: float = _PERIOD_SECONDS
    ) -> None:
        self._messages = messages
        self._period = period_seconds
        self._turn = 0
        self._seen = -1
        self._woken = asyncio.Condition()
        self._watchers = 0
        self._poll: asyncio.Task[None] | None = None
        self.closed = False

    @property
    def turn(self) -> int:
        """How often something happened; `wait` returns once it is another."""
        return self._turn

    @property
    def watchers(self) -> int:
        """How many look at the moment."""
        return self._watchers

    async def poke(self) -> None:
        """Say that something happened: a message, or who may see what."""
        async with self._woken:
            self._turn += 1
            self._woken.notify_all()

    async def wait(self, turn: int, *, seconds: float) -> bool:
        """Wait until something happened after *turn*; False when nothing did."""
        try:
            async with asyncio.timeout(seconds), self._woken:
                await self._woken.wait_for(lambda: self.closed or self._turn != turn)
        except TimeoutError:
            return False
        return True

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Look: the store is asked about other processes' messages meanwhile."""
        self._watchers += 1
        if self._poll is None:
            self._poll = asyncio.create_task(self._ask_again_and_again())
        try:
            yield
        finally:
            self._watchers -= 1

    async def close(self) -> None:
        """Let everybody who waits go home."""
        self.closed = True
        if self._poll:
            self._poll.cancel()
        await self.poke()

    async def _ask_again_and_again(self) -> None:
        while not self.closed:
            if self._watchers:
                await self._ask_kindly()
            await asyncio.sleep(self._period)

    async def _ask_kindly(self) -> None:
        try:
            await self._ask()
        except Exception:  # A store that is busy now is asked again in a moment.
            log.exception("desk.feed-failed", error_id=new_error_id())

    async def _ask(self) -> None:
        last = await asyncio.to_thread(self._messages.last_change)
        if last != self._seen:
            self._seen = last
            await self.poke()
