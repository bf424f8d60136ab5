"""The small desk served from a thread of its own, for a browser to visit."""

import asyncio
import threading
from collections.abc import Callable

from aiohttp import web

from tests.desk.small_desk import SmallDesk

_WAIT_SECONDS = 20
_TURNS_TO_LET_IN = 20


class Site:
    """A desk on a free port; closed and opened again it keeps that port."""

    def __init__(self, make: Callable[[], SmallDesk]) -> None:
        self._make = make
        self.port = 0
        self.open()

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Serve until closed."""
        self.desk = self._make()
        self._is_open = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._is_open.wait(_WAIT_SECONDS)

    def close(self) -> None:
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join(_WAIT_SECONDS)

    async def _serve(self) -> None:
        self._loop, self._closing = asyncio.get_running_loop(), asyncio.Event()
        runner = web.AppRunner(self.desk.app(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = runner.addresses[0][1]
        self._is_open.set()
        await self._closing.wait()
        await site.stop()
        # A browser that is just coming back is let in first, to be sent away with all.
        for _ in range(_TURNS_TO_LET_IN):
            await asyncio.sleep(0)
        await runner.cleanup()
