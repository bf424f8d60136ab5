"""One tick of the sweep: ask the database what is due, and queue who is nudged."""

from collections.abc import Callable
from datetime import datetime

from services.nudging.next_look import next_look
from services.nudging.sweep_actions import BATCH, sweep_actions
from services.ports import Ports

MOST_BATCHES = 100  # A tick ends; what is left is the next one's.
Lookout = Callable[[], datetime | None]


def sweep(ports: Ports, *, lookout: Lookout | None = None) -> int:
    """
    Look at all that is due, batch by batch; return how many actions were.

    *lookout* answers when there is something to look at, cheaper than a unit of work.
    """
    soonest = lookout() if lookout else next_look(ports=ports)
    if soonest is None or soonest > ports.clock():
        return 0
    looked = 0
    for _ in range(MOST_BATCHES):
        batch = sweep_actions(ports=ports)
        looked += batch
        if batch < BATCH:
            break
    return looked
