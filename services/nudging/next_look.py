"""When the sweep next has something to look at."""

from datetime import datetime

from services.ports import Ports


def next_look(*, ports: Ports) -> datetime | None:
    """Return the moment (UTC), which may have passed; None when nothing is open."""
    with ports.read_uow() as uow:
        return uow.sweep.next_look()
