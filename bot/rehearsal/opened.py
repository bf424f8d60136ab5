"""A rehearsal opened: its own house, its page, and its stage."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.commands.only_desk import only_desk_on
from bot.compose import House, compose
from bot.demo_office import move_in
from bot.folder_lock import FolderLock
from bot.rehearsal.clock import VirtualClock
from bot.rehearsal.folders import Rehearsal, settings_for
from bot.settings import Settings
from services.rehearsal.begin_rehearsal import begin_rehearsal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRehearsal:
    """A rehearsal whose folder this process holds."""

    rehearsal: Rehearsal
    house: House
    clock: VirtualClock
    lock: FolderLock


@contextmanager
def opened(rehearsal: Rehearsal, *, settings: Settings) -> Iterator[OpenRehearsal]:
    """
    Open a rehearsal where it stood, or begin it.

    :raises CommandRefused: when another process has it open.
    """
    own, clock = settings_for(rehearsal, settings), VirtualClock()
    with only_desk_on(own.data) as lock, compose(own, clock=clock) as house:
        clock.wind(house.ports.open_uow)
        move_in(house.ports.open_uow, house.ports.read_uow)
        begin_rehearsal(ports=house.ports)
        yield OpenRehearsal(rehearsal=rehearsal, house=house, clock=clock, lock=lock)
