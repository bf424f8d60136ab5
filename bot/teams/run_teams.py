"""A desk in Teams as a running process."""

import asyncio
import socket

import typer

from bot.commands.only_desk import only_desk_on
from bot.compose import House, compose
from bot.demo_office import move_in
from bot.desk_process import explain_key
from bot.desk_server import address_of, port_taken_up, serving, watch_for_stop
from bot.local_desk import work_until
from bot.logs import set_up_logs_for
from bot.teams.app import ADDRESS
from bot.teams.development import take_seats
from bot.teams.open_teams import open_teams
from bot.teams_settings import TeamsSettings
from cards.wording import _


def run_teams(settings: TeamsSettings) -> None:
    """
    Answer Teams until somebody says stop.

    :raises CommandRefused: when the port or the folder is another desk's.
    :raises Refusal: where the database, the key or a folder cannot be used.
    """
    set_up_logs_for(settings)
    with (
        port_taken_up(settings.host, settings.port) as taken,
        only_desk_on(settings.data),
        compose(settings, home=settings.home) as house,
    ):
        if settings.teams_development:
            move_in(house.ports.open_uow, house.ports.read_uow)
            take_seats(house.ports)
        explain_key(house)
        asyncio.run(_serve(house, taken, settings))
    typer.echo(_("The desk is closed; everything is kept."))


async def _serve(house: House, taken: socket.socket, settings: TeamsSettings) -> None:
    stopped = watch_for_stop()
    here = address_of(taken).rstrip("/")
    async with (
        open_teams(house, settings, site=settings.public_url or here) as desk,
        serving(desk.app, taken),
    ):
        address = f"{here}{ADDRESS}"
        typer.echo(_("SES Desk answers Teams at {address}").format(address=address))
        await work_until(stopped, desk.work, *desk.more)
