"""The small desk served from a thread of its own, for a browser to visit."""

import asyncio
import socket
import threading
from collections.abc import Callable

from aiohttp import web

from tests.desk.small_desk import SmallDesk

_WAIT_SECONDS = 20
_TURNS_TO_LET_IN = 20
_BACKLOG = 128


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
        listening = self._listen()
        site = web.SockSite(runner, listening, backlog=_BACKLOG)
        await site.start()
        self.port = runner.addresses[0][1]
        self._is_open.set()
        await self._closing.wait()
        await _let_in(listening)
        await runner.cleanup()

    def _listen(self) -> socket.socket:
        return socket.create_server(("127.0.0.1", self.port), backlog=_BACKLOG)


async def _let_in(listening: socket.socket) -> None:
    """
    Hear nobody new, and let in a browser that is just coming, to be sent away with all.

    A server that is closed while it accepts somebody forgets their socket open.
    """
    asyncio.get_running_loop().remove_reader(listening.fileno())
    for _ in range(_TURNS_TO_LET_IN):
        await asyncio.sleep(0)
