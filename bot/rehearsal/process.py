"""A rehearsal as a running process, and its summary on the terminal."""

import asyncio
import socket

import typer

from bot.compose import compose, real_clock
from bot.desk_server import address_of, port_taken_up, serving, watch_for_stop
from bot.local_desk import load_the_rest
from bot.logs import set_up_logs_for
from bot.rehearsal.clock import VirtualClock
from bot.rehearsal.desk import rehearsal_desk
from bot.rehearsal.folders import (
    Rehearsal,
    new_rehearsal,
    rehearsals_in,
    settings_for,
)
from bot.rehearsal.opened import OpenRehearsal, opened
from bot.rehearsal.summary_page import summary_text
from bot.rehearsal.work import working
from bot.settings import Settings
from cards.wording import _
from services.rehearsal.read_scene import read_scene
from services.rehearsal.summarise import summarise


def run_rehearsal(settings: Settings, *, port: int, new: bool) -> None:
    """
    Serve the latest rehearsal, or a *new* one, until somebody says stop.

    :raises CommandRefused: when the port or the folder is another desk's.
    """
    set_up_logs_for(settings)
    with (
        port_taken_up(settings.host, port) as taken,
        opened(_chosen(settings, new=new), settings=settings) as rehearsal,
    ):
        rehearsal.lock.say(address_of(taken))
        asyncio.run(_serve(rehearsal, taken))
    typer.echo(_("The rehearsal is closed; it goes on where it stands."))


def _chosen(settings: Settings, *, new: bool) -> Rehearsal:
    known = [] if new else rehearsals_in(settings.data)
    return known[0] if known else new_rehearsal(settings.data, at=real_clock())


async def _serve(rehearsal: OpenRehearsal, taken: socket.socket) -> None:
    stopped = watch_for_stop()
    app, work = rehearsal_desk(rehearsal)
    async with serving(app, taken):
        address = address_of(taken)
        typer.echo(_("The rehearsal is open at {address}").format(address=address))
        folder = rehearsal.rehearsal.folder
        typer.echo(_("It is kept in {data}. Close it with Ctrl+C.").format(data=folder))
        await asyncio.to_thread(load_the_rest)
        async with working(work):
            await stopped.wait()


def print_summary(settings: Settings) -> bool:
    """Print what the latest rehearsal came to; False when there is none."""
    known = rehearsals_in(settings.data)
    if not known:
        typer.echo(_("There is no rehearsal yet: ses-desk rehearse begins one."))
        return False
    clock = VirtualClock()
    own = settings_for(known[0], settings)
    with compose(own, clock=clock, make=False) as house:
        clock.wind(house.ports.open_uow)
        scene = read_scene(ports=house.ports)
        typer.echo(summary_text(summarise(ports=house.ports), scene))
    return True
