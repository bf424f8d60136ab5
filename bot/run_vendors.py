"""A desk at one vendor or several, as a running process."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace

import typer

from bot.commands.only_desk import only_desk_on
from bot.compose import House, compose
from bot.desk_process import explain_key
from bot.desk_server import address_of, port_taken_up, serving, watch_for_stop
from bot.lines import Line, Opened, opened
from bot.local_desk import work_until
from bot.logs import set_up_logs_for
from bot.settings import Settings
from cards.wording import _
from domain.rooms import Home
from domain.seats import Vendor
from services.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """
    A vendor that is served, with the settings that are its own.

    *line* opens the way there, with the address under which the desk's links open.
    *prepare* is done before, with a house that is open. *says* tells where it answers,
    with the address of this process.
    """

    vendor: Vendor
    settings: Settings
    home: Home
    line: Callable[[House, str], AbstractAsyncContextManager[Line]]
    says: Callable[[str], str]
    prepare: Callable[[Ports], None] = lambda _ports: None


def run_vendors(served: Sequence[Served]) -> None:
    """
    Answer all of them until somebody says stop; a case's room is where it was opened.

    :raises CommandRefused: when the port or the folder is another desk's.
    :raises Refusal: where the database, the key or a folder cannot be used.
    """
    first = served[0]
    settings = first.settings
    set_up_logs_for(settings)
    with (
        port_taken_up(settings.host, settings.port) as taken,
        only_desk_on(settings.data),
        compose(settings, home=first.home) as composed,
    ):
        house = _with_homes(composed, {each.vendor: each.home for each in served})
        for each in served:
            each.prepare(house.ports)
        explain_key(house)
        asyncio.run(_serve(house, taken, served))
    typer.echo(_("The desk is closed; everything is kept."))


def _with_homes(house: House, homes: Mapping[Vendor, Home]) -> House:
    by_via = {vendor.value: home for vendor, home in homes.items()}
    return replace(house, ports=replace(house.ports, homes=by_via))


async def _serve(house: House, taken: socket.socket, served: Sequence[Served]) -> None:
    stopped = watch_for_stop()
    here = address_of(taken).rstrip("/")
    site = served[0].settings.public_url or here
    async with _opened(house, served, site) as desk, serving(desk.app, taken):
        for each in served:
            typer.echo(each.says(here))
        all_cores = house.settings.all_cores
        await work_until(stopped, desk.work, *desk.more, all_cores=all_cores)


@asynccontextmanager
async def _opened(
    house: House, served: Sequence[Served], site: str
) -> AsyncIterator[Opened]:
    """Open one line after another: what one knows of people, the next ones know too."""
    async with AsyncExitStack() as lines:
        all_lines: list[Line] = []
        for each in served:
            line = await lines.enter_async_context(each.line(house, site))
            house = line.house
            all_lines.append(line)
        yield await lines.enter_async_context(opened(all_lines))
