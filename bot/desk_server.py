"""Serves the desk's page on one port of this machine until it is told to stop."""

import asyncio
import errno
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web

from bot.commands.refused import CommandRefused
from cards.wording import _

_WAIT_SECONDS = 5.0  # For answers under way, when the desk is closed.
_PRIVILEGED = 1024


@contextmanager
def port_taken_up(host: str, port: int) -> Iterator[socket.socket]:
    """
    Take up a port, 0 for any free one, without listening yet.

    :raises CommandRefused: when it cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as taken:
        # A port that was just closed can be had at once; one in use still cannot.
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((host, port))
            taken.listen()
        except OSError as error:
            raise CommandRefused(_why_not(error, host=host, port=port)) from None
        yield taken


def _why_not(error: OSError, *, host: str, port: int) -> str:
    words = _("This machine has no address {host}. Leave SES_DESK_HOST out.")
    if error.errno == errno.EADDRINUSE:
        words = _(
            "Port {port} of {host} is in use, perhaps by another desk: open"
            " http://{host}:{port}/ to see. Choose another one: ses-desk serve --port"
            " {free}"
        )
    if error.errno == errno.EACCES:
        words = _(
            "This user may not use port {port} of {host}. Choose another one: ses-desk"
            " serve --port {free}"
        )
    return words.format(host=host, port=port, free=max(port, _PRIVILEGED) + 1)


def address_of(taken: socket.socket) -> str:
    """Return the page's address."""
    host, port = taken.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@asynccontextmanager
async def serving(app: web.Application, taken: socket.socket) -> AsyncIterator[None]:
    """Serve an application; at the end, answers under way are given first."""
    runner = web.AppRunner(
        app,
        access_log=None,
        shutdown_timeout=_WAIT_SECONDS,
        # Nobody who belongs here packs what they send, and unpacking is done before
        # anybody asks who they are: badly packed, it ends in an error of the server's.
        auto_decompress=False,
    )
    await runner.setup()
    try:
        await web.SockSite(runner, taken).start()
        yield
    finally:
        await runner.cleanup()


def watch_for_stop() -> asyncio.Event:
    """Return what is set when a person (Ctrl+C) or the machine says stop."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stopped.set)
    return stopped
