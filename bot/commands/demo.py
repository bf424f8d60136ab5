"""`ses-desk demo`: a fictional case plays by itself and stays on the desk."""

import asyncio
from pathlib import Path

import typer

from bot.commands.called import called
from bot.commands.only_desk import only_desk_on
from bot.commands.refused import CommandRefused
from bot.compose import House, compose
from bot.demo.play import StoryClock, play
from bot.demo.story import REFERENCE
from bot.demo_office import move_in
from bot.desk.channel import LocalChannel
from bot.desk.feed import Feed
from bot.desk_work import DeskWork
from bot.metrics import Metrics
from bot.settings import LocalDeskSettings, load_settings
from cards.wording import _


def play_demo(said: dict[str, str]) -> None:
    """
    Play the story and print it.

    :raises CommandRefused: when it was played on this data, or a desk is open on it.
    """
    settings = load_settings(LocalDeskSettings, said=said)
    clock = StoryClock()
    with only_desk_on(settings.data), compose(settings, clock=clock) as house:
        move_in(house.ports.open_uow, house.ports.read_uow)
        _refuse_twice(house)
        _play(house, clock)
    stays = _("{case} stays as it stands. See it: {serve}")
    typer.echo(f"\n{stays.format(case=REFERENCE, serve=_serve(settings.data))}")


def _play(house: House, clock: StoryClock) -> None:
    channel = LocalChannel(house.messages, clock=clock, feed=Feed(house.messages))
    keep = house.checkpoints.keep
    work = DeskWork(house.ports, channel, keep=keep, metrics=Metrics())
    with asyncio.Runner() as loop:

        def after() -> None:
            loop.run(work.deliver())

        play(house.ports, clock=clock, after=after, say=typer.echo)
        loop.run(work.take_checkpoints())


def _refuse_twice(house: House) -> None:
    with house.ports.read_uow() as uow:
        played = uow.cases.named(REFERENCE)
    if played:
        data = house.settings.data
        raise CommandRefused(
            _(
                "{case} was played on {data} already. See it: {serve}. To play it"
                " again, name another folder: {again}"
            ).format(
                case=REFERENCE,
                data=data,
                serve=_serve(data),
                again=called("demo", "--data", "FOLDER"),
            )
        )


def _serve(data: Path) -> str:
    return called("serve", "--data", str(data))
