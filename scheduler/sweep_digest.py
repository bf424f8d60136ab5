"""One tick of the Monday digest: drafted, reminded of, sent to its members."""

from services.learning.digest.sweep_digest import sweep_digest as _sweep
from services.ports import Ports

MOST_STEPS = 20  # A tick ends; what is left is the next one's.


def sweep_digest(ports: Ports) -> int:
    """Take all steps whose time has come; return how many. Two questions else."""
    taken = 0
    for _ in range(MOST_STEPS):
        steps = _sweep(ports=ports)
        taken += steps
        if not steps:
            break
    return taken
