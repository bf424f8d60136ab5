"""The local desk as a running process: port, folder, database, page, work."""

import asyncio
import socket

import typer

from bot.commands.only_desk import only_desk_on
from bot.compose import House, compose, real_clock
from bot.demo_office import move_in
from bot.desk_server import address_of, port_taken_up, serving, watch_for_stop
from bot.local_desk import open_desk, work_until
from bot.logs import set_up_logs_for
from bot.rehearsal.hosting import Hosting
from bot.rehearsal.list_pages import REHEARSALS, add_rehearsals
from bot.settings import Settings
from cards.wording import _


def run_desk(settings: Settings) -> None:
    """
    Serve the desk's page until somebody says stop.

    :raises CommandRefused: when the port or the folder is another desk's.
    :raises Refusal: where the database, the key or a folder cannot be used.
    """
    set_up_logs_for(settings)
    with (
        port_taken_up(settings.host, settings.port) as taken,
        only_desk_on(settings.data) as lock,
        compose(settings) as house,
    ):
        address = address_of(taken)
        lock.say(address)
        move_in(house.ports.open_uow, house.ports.read_uow)
        explain_key(house)
        asyncio.run(_serve(house, taken, address=address))
    typer.echo(_("The desk is closed; everything is kept."))


async def _serve(house: House, taken: socket.socket, *, address: str) -> None:
    stopped = watch_for_stop()
    app, work = open_desk(house, rehearsals=REHEARSALS)
    add_rehearsals(app, Hosting(settings=house.settings, clock=real_clock))
    async with serving(app, taken):
        typer.echo(_("SES Desk is open at {address}").format(address=address))
        data = house.settings.data
        typer.echo(_("Its data is in {data}. Close it with Ctrl+C.").format(data=data))
        await work_until(stopped, work, all_cores=house.settings.all_cores)


def explain_key(house: House) -> None:
    """Say what the wall's key is for while it is not lost yet."""
    if house.key_is_new:
        typer.echo(
            _(
                "A key for complainants' names was made: {path}\n"
                "Keep a copy of it in a safe place, apart from the data and its"
                " backups: without it nobody can read these names again."
            ).format(path=house.settings.key_path)
        )
