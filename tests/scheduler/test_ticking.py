"""Ticks: each at once and again and again, never two of one at a time."""

import asyncio
from datetime import timedelta

from scheduler.ticking import Tick, start_ticking

OFTEN = timedelta(milliseconds=5)


class Work:
    """Counts how often it was begun, and how many ran at once."""

    def __init__(self) -> None:
        self.begun = 0
        self.running = 0
        self.most = 0
        self.may_end = asyncio.Event()
        self.again = asyncio.Event()

    async def run(self) -> None:
        self.begun += 1
        self.running += 1
        self.most = max(self.most, self.running)
        await self.may_end.wait()
        self.running -= 1
        if self.begun > 1:
            self.again.set()


async def test_a_tick_that_takes_long_is_caught_up_once_and_goes_on() -> None:
    slow, quick = Work(), Work()
    quick.may_end.set()
    stop = start_ticking(
        [
            Tick(name="slow", every=OFTEN, run=slow.run),
            Tick(name="quick", every=OFTEN, run=quick.run),
        ]
    )
    while quick.begun < 5:  # So many intervals of the slow one pass.
        quick.again.clear()
        await quick.again.wait()

    assert (slow.begun, slow.most) == (1, 1)
    slow.may_end.set()
    await slow.again.wait()
    stop()
    assert slow.most == quick.most == 1
