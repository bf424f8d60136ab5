"""Sends that hang, and what they cost a conversation that is well."""

import asyncio
from pathlib import Path
from time import perf_counter

from benchmarks.delivery import drawn
from benchmarks.desks import NOW, desk_on
from benchmarks.measuring import MS, Figure, medians
from benchmarks.scale import Scale
from benchmarks.send_only import SendOnly
from cards.elements import Card
from domain.news import News, NewsKind
from scheduler.deliver import Deliverer, Delivery
from services.ports import Ports

TIMES = 7
BAR = 2.0
_HUNG = 32
_MESSAGES = 20
_TAKES = 0.05  # Seconds that the vendor takes for a message.
_WELL = "room:well"


def measure_hung_sends(scale: Scale) -> list[Figure]:
    """Twenty messages to one conversation, with and without 32 that hang before it."""
    folder = scale.folder / "hung-sends"
    folder.mkdir()
    ours, floor = medians(
        lambda number: _timed(folder / f"hung-{number}", hung=_HUNG),
        lambda number: _timed(folder / f"free-{number}", hung=0),
        times=scale.times(TIMES),
    )
    against = f"the same without {_HUNG} conversations whose sends hang"
    return [Figure("hung-sends", ours, floor, bar=BAR, against=against)]


class HangingVendor(SendOnly):
    """Answers one conversation, and never the others."""

    def __init__(self) -> None:
        self.took = 0
        self.has_all = asyncio.Event()

    async def send(self, conversation: str, card: Card, **_: str) -> str:
        """Take a message after a while, or never."""
        if conversation != _WELL:
            await asyncio.Event().wait()
        await asyncio.sleep(_TAKES)
        self.took += 1
        if self.took == _MESSAGES:
            self.has_all.set()
        return card.plain


def _timed(folder: Path, *, hung: int) -> float:
    folder.mkdir()
    with desk_on(folder / "desk.sqlite") as desk:
        _fill(desk.ports, hung=hung)
        return asyncio.run(_deliver(desk.ports))


def _fill(ports: Ports, *, hung: int) -> None:
    stuck = [_news(f"room:{number}") for number in range(hung)]
    with ports.open_uow() as uow:
        uow.record.queue([*stuck, *[_news(_WELL)] * _MESSAGES], at=NOW)
        uow.commit()


def _news(conversation: str) -> News:
    return News(
        case_id=conversation, conversation=conversation, kind=NewsKind.NOTE, subject="x"
    )


async def _deliver(ports: Ports) -> float:
    """Deliver until the conversation that is well has everything; return how long."""
    vendor = HangingVendor()
    deliverer = Deliverer(Delivery(ports=ports, channel=vendor, draw=drawn))
    begun = perf_counter()
    delivering = asyncio.create_task(deliverer.deliver())
    await vendor.has_all.wait()
    took = perf_counter() - begun
    delivering.cancel()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    return took * MS
