"""The only place that knows APScheduler: it ticks, and decides nothing."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Something to do again and again; what is due, it asks the database itself."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[object]]


def start_ticking(ticks: Sequence[Tick]) -> Callable[[], None]:
    """
    Tick inside the running loop; return what stops it.

    In UTC and by interval only, since calendar triggers skip days or spin at
    daylight-saving changes; a late tick runs once, and none overlaps itself.
    """
    scheduler = AsyncIOScheduler(
        timezone=UTC,
        job_defaults={
            "misfire_grace_time": None,
            "coalesce": True,
            "max_instances": 1,
        },
    )
    for tick in ticks:
        scheduler.add_job(
            tick.run,
            "interval",
            seconds=tick.every.total_seconds(),
            id=tick.name,
            next_run_time=datetime.now(UTC),
        )
    scheduler.start()
    return lambda: scheduler.shutdown(wait=False)
