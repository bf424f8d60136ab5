"""What a rehearsal's desk does besides answering: it delivers, and ends cleanly."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.desk_work import DELIVER_EVERY, DeskWork, logging_failures


@asynccontextmanager
async def working(work: DeskWork) -> AsyncIterator[None]:
    """
    Deliver again and again; at the end what is under way is finished first.

    Nothing else ticks: time stands still, and each jump sweeps by itself. So a
    rehearsal can be deleted as soon as it is closed.
    """
    closing = asyncio.Event()
    delivering = asyncio.create_task(_deliver(work, until=closing))
    try:
        yield
    finally:
        closing.set()
        await delivering
        await work.finish()


async def _deliver(work: DeskWork, *, until: asyncio.Event) -> None:
    deliver = logging_failures("deliver", work.deliver)
    while not until.is_set():
        await deliver()
        with suppress(TimeoutError):
            async with asyncio.timeout(DELIVER_EVERY.total_seconds()):
                await until.wait()
