"""One process of the desk, working for real; it may die at any moment."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from time import monotonic, sleep
from typing import TypeVar

import aiohttp

from domain.refusals import Refusal
from scheduler.deliver import Deliverer, Delivery
from scheduler.delivery.needs import database_now
from scheduler.draw import draw
from scheduler.sweep import sweep
from services.ports import Ports
from tests.faults.http_channel import HttpChannel
from tests.faults.places import Place, ports_at
from tests.faults.points import Point, Trap, watched
from tests.faults.scenes import PRESSES
from tests.faults.stories import press_line, story_lines

LEASE = timedelta(seconds=75)  # As the product has it.
_SHORT = 0.05  # Seconds to wait before asking the database again.
_OFTEN = 2400
_AWAY = ("database-", "disk-")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """
    What a process is to do.

    *later* is how far its view of leases is ahead of the database's clock: so a
    process that comes after a crash need not wait until the dead one's leases end.
    """

    place: Place
    vendor: str
    now: datetime
    later: timedelta = timedelta()
    presses: tuple[str, ...] = ()
    lines: int = 0  # Of the story.
    point: Point | None = None
    nth: int = 1
    send_within: timedelta = timedelta(seconds=30)
    patience: float = 600.0  # Seconds after which what is left is left.
    counts_file: str = ""


@dataclass
class Hands:
    """What a process works with."""

    job: Job
    trap: Trap
    now: datetime
    ports: Ports = field(init=False)

    def clock(self) -> datetime:
        """Return the product's time."""
        return self.now

    def note(self, line: str) -> None:
        """Remember, also after death, that somebody was answered."""
        with self.job.place.answered_file.open("a") as file:
            file.write(f"{line}\n")


def work(job: Job) -> None:
    """Do a job to its end, or die on the way."""
    _log_to(job.place)
    with _hands(job) as hands:
        asyncio.run(_work(hands))
        if job.counts_file:
            _write_counts(hands)


def _log_to(place: Place) -> None:
    """Keep what it says apart: most of what goes wrong here is meant to."""
    logging.raiseExceptions = False  # The disk may be full.
    logging.basicConfig(filename=place.log_file, level=logging.ERROR, force=True)


def _write_counts(hands: Hands) -> None:
    with open(hands.job.counts_file, "w", encoding="ascii") as file:  # noqa: PTH123
        file.writelines(f"{name} {n}\n" for name, n in hands.trap.counts.items())


@contextmanager
def _hands(job: Job) -> Iterator[Hands]:
    engine = job.place.engine()
    hands = Hands(job, Trap(job.point, job.nth), job.now)
    try:
        ports = patiently(lambda: ports_at(job.place, engine, hands.clock))
        watching = watched(ports.open_uow, hands.trap)
        hands.ports = replace(ports, open_uow=watching)
        yield hands
    finally:
        engine.dispose()


async def _work(hands: Hands) -> None:
    async with aiohttp.ClientSession() as session:
        delivery = delivery_of(hands, session)
        for press in hands.job.presses:
            patiently(partial(PRESSES[press], hands.ports))
            hands.note(press)
        if hands.job.lines:
            await _play(hands, delivery)
        await sweep_and_deliver(hands, delivery)


async def _play(hands: Hands, delivery: Delivery) -> None:
    """Play the case on from the first line that was not answered for good."""
    lines = story_lines()[: hands.job.lines]
    for number in range(len(hands.job.place.answered()), len(lines)):
        hands.now = lines[number].at
        press_line(lines[number], hands.ports)
        await sweep_and_deliver(hands, delivery)
        hands.note(str(number))


def delivery_of(hands: Hands, session: aiohttp.ClientSession) -> Delivery:
    """Wire delivery as the product does, to the stand-in vendor."""
    job = hands.job
    channel = HttpChannel(
        session,
        f"{job.vendor}/{job.place.name}",
        clock=hands.clock,
        meets=hands.trap.meets,
    )
    return Delivery(
        ports=hands.ports,
        channel=channel,
        draw=partial(draw, ports=hands.ports),
        now=lambda uow: database_now(uow) + job.later,
        lease_for=LEASE,
        send_within=job.send_within,
    )


async def sweep_and_deliver(hands: Hands, delivery: Delivery) -> None:
    """Sweep, and deliver until nothing waits; a database that is away is waited for."""
    deliverer = Deliverer(delivery)
    ends = monotonic() + hands.job.patience
    await asyncio.to_thread(patiently, partial(sweep, hands.ports))
    while monotonic() < ends:
        try:
            seconds = await deliverer.deliver()
            if seconds is None and not _waiting(hands.ports):
                return
        except Refusal:
            seconds = _SHORT
        await asyncio.sleep(min(seconds or _SHORT, 1.0))


def _waiting(ports: Ports) -> int:
    with ports.read_uow() as uow:
        return uow.outbox.waiting()


def patiently(do: Callable[[], T]) -> T:
    """Do it, and again as long as the database is away."""
    for _ in range(_OFTEN):
        try:
            return do()
        except Refusal as refusal:
            if not refusal.code.startswith(_AWAY):
                raise
            sleep(_SHORT)
    return do()
