"""Put the heads of all records outside the database: they show a cut tail (E1)."""

from collections.abc import Callable, Sequence

from domain.record import Checkpoint
from services.ports import Ports

Keep = Callable[[Sequence[Checkpoint]], int]


def take_checkpoints(*, keep: Keep, ports: Ports) -> int:
    """
    Hand every case's head to *keep*, which stores those that changed; return its count.

    A chain alone cannot show that its end was cut, or that all of it was written anew
    by who holds the database: what stands elsewhere can.
    """
    with ports.read_uow() as uow:
        heads = uow.record.heads()
    return keep(heads)
