"""What delivering needs, and how much of it may go on at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import SystemRandom
from uuid import uuid4

from dialogs.channel import Channel, Mail
from domain.news import Outgoing
from scheduler.delivery.rates import UNPACED, Pace
from scheduler.drawn import Drawn
from services.ports import Ports, UnitOfWork

Draw = Callable[[Outgoing], Drawn]
PaceOf = Callable[[str], Pace]  # By the name of a conversation.


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """
    How many sends may be under way in a process.

    Only the young count towards *young*: one that takes longer than *young_for* holds
    up its own conversation and no other, until there are *most*.
    """

    young: int = 8
    young_for: timedelta = timedelta(milliseconds=50)
    most: int = 64


def database_now(uow: UnitOfWork) -> datetime:
    """Return the time by the database's clock."""
    return uow.delivery.now()


def unpaced(_conversation: str) -> Pace:
    """Return the pace of a channel without limits."""
    return UNPACED


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """
    What delivering needs: the ports, the ways out, and how news is drawn.

    *draw* runs in a worker thread. *mail* is None where no server is set. *now* is the
    clock of leases, waits and rates: the database's, which all processes share. Where
    the channel does not show *roles_apart*, what a room has for one role goes to the
    own chats of those who play it. Where people may *sit_apart*, with another vendor
    than a case's room, the case card is kept in their own chat, too.
    """

    ports: Ports
    channel: Channel
    draw: Draw
    mail: Mail | None = None
    roles_apart: bool = True
    sit_apart: bool = False
    pace_of: PaceOf = unpaced
    budget: Budget = Budget()
    now: Callable[[UnitOfWork], datetime] = database_now
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    # A lease outlives the longest send by what drawing and settling may take.
    send_within: timedelta = timedelta(seconds=30)
    lease_for: timedelta = timedelta(seconds=75)
    process: str = field(default_factory=lambda: uuid4().hex)
    chance: Callable[[], float] = SystemRandom().random
