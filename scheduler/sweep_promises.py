"""One tick of the promises to answer questions: who is reminded, and who is told."""

from services.learning.connect.sweep_questions import (
    BATCH,
    next_question_look,
    sweep_questions,
)
from services.ports import Ports

MOST_BATCHES = 50  # A tick ends; what is left is the next one's.


def sweep_promises(ports: Ports) -> int:
    """Take all steps whose time has come; return how many. One question else."""
    soonest = next_question_look(ports=ports)
    if soonest is None or soonest > ports.clock():
        return 0
    stepped = 0
    for _ in range(MOST_BATCHES):
        batch = sweep_questions(ports=ports)
        stepped += batch
        if batch < BATCH:
            break
    return stepped
