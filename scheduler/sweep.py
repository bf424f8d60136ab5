"""One tick of the sweep: ask the database what is due, and queue who is nudged."""

from services.nudging.sweep_actions import BATCH, sweep_actions
from services.ports import Ports

MOST_BATCHES = 100  # A tick ends; what is left is the next one's.


def sweep(ports: Ports) -> int:
    """Look at all that is due, batch by batch; return how many actions were."""
    looked = 0
    for _ in range(MOST_BATCHES):
        batch = sweep_actions(ports=ports)
        looked += batch
        if batch < BATCH:
            break
    return looked
