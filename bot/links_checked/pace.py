"""How fast servers are asked: few at once, with a pause, and when they want it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

_AT_ONCE_PER_HOST = 2
_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Seconds: between two requests to a host, and the longest that it may ask for."""

    between: float = 0.5
    longest: float = 60.0


class HostShut(Exception):
    """A server wants to be left alone for longer than anybody waits."""


class Hosts:
    """Whose turn it is; one is made for each check, inside its loop."""

    def __init__(self, pause: Pause) -> None:
        self._pause = pause
        self._all = asyncio.Semaphore(_AT_ONCE)
        self._each: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(_AT_ONCE_PER_HOST)
        )
        self._next: dict[str, float] = {}
        self._quiet: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the turn to ask a host once; HostShut where that takes too long."""
        async with self._each[host]:
            await asyncio.sleep(self._wait(host))
            async with self._all:
                yield

    def _wait(self, host: str) -> float:
        now = asyncio.get_running_loop().time()
        quiet = self._quiet.get(host, now)
        if quiet - now > self._pause.longest:
            raise HostShut(host)
        at = max(now, quiet, self._next.get(host, now))
        self._next[host] = at + self._pause.between
        return at - now

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask a host no more before that time is over."""
        at = asyncio.get_running_loop().time() + seconds
        self._quiet[host] = max(at, self._quiet.get(host, at))
