"""Servers that are measured, each in a process of its own."""

import asyncio
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from aiohttp import ClientSession, web

from bot.garbage import collect_from_now_on
from bot.logs import set_up_logs
from bot.one_core import stay_on_one_core


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server that another process runs."""

    port: int
    process_id: int


@contextmanager
def served_by(module: str, *words: str) -> Iterator[Served]:
    """Run the server of a *module* that these words name."""
    command = [sys.executable, "-m", module, *words]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        yield Served(port=port, process_id=process.pid)
        process.communicate("stop\n", timeout=30)


async def processor_time(client: ClientSession, port: int) -> float:
    """Return the seconds of processor's time that a server took so far."""
    async with client.get(f"http://127.0.0.1:{port}/cpu") as answer:
        return float(await answer.json())


async def serve(app: web.Application, *, settle: Callable[[], None]) -> None:
    """Serve until a line comes in; *settle* is done before each measuring."""

    async def cpu(_request: web.Request) -> web.Response:
        settle()
        return web.json_response(time.process_time())

    app.router.add_get("/cpu", cpu)
    collect_from_now_on()  # As a desk does, and here the floors, too.
    stay_on_one_core()
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    taken = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, taken).start()  # Closed with its site.
    print(taken.getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await runner.cleanup()


class _Ending(logging.Handler):
    """Ends the process with the first error: to apologise takes less than a turn."""

    def emit(self, record: logging.LogRecord) -> None:
        os._exit(record.levelno)


def end_with_first_error() -> None:
    """Let nothing be measured of which something went wrong."""
    set_up_logs(level="error", as_json=False)
    logging.getLogger().addHandler(_Ending(logging.ERROR))
