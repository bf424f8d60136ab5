"""Says what is queued at once, and not at the next tick."""

import asyncio

import structlog

from bot.desk_work import DeskWork
from bot.error_ids import new_error_id

log = structlog.get_logger(__name__)


class Soon:
    """Has the work say what is queued, while the answer goes back."""

    def __init__(self, work: DeskWork) -> None:
        self._work = work
        self._wanted = False
        self._under_way: asyncio.Task[None] | None = None

    def __call__(self) -> None:
        """Say all that is queued by now; called meanwhile, once more after that."""
        self._wanted = True
        if self._under_way is None:
            self._under_way = asyncio.create_task(self._deliver())

    async def _deliver(self) -> None:
        try:
            while self._wanted:
                self._wanted = False
                await self._work.deliver()
        except Exception:
            # What was queued stays queued: the next tick tries again.
            log.exception("desk.delivery-failed", error_id=new_error_id())
        finally:
            self._under_way = None
