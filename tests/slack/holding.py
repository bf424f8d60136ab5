"""What takes its time: answers that are held, storing that is slow, leases run out."""

import threading
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

from bot.slack.arrivals import LEASE
from dialogs.conversation import Incoming, Reply
from dialogs.router import answer
from domain.seats import Vendor
from services.ports import Ports, UnitOfWork


class Held:
    """An answer that takes until it is let go."""

    def __init__(self) -> None:
        """Begin held."""
        self.let_go = threading.Event()

    def __call__(self, incoming: Incoming, *, ports: Ports) -> Reply:
        """Answer once it is let go."""
        assert self.let_go.wait(20)
        return answer(incoming, ports=ports)


def slow(ports: Ports, held: threading.Event) -> Ports:
    """Return ports that store nothing before they are let go."""

    def open_uow() -> AbstractContextManager[UnitOfWork]:
        assert held.wait(20)
        return ports.open_uow()

    return replace(ports, open_uow=open_uow)


def waiting(ports: Ports) -> int:
    """Count what is not answered."""
    with ports.read_uow() as uow:
        return uow.arrivals.waiting(Vendor.SLACK)


def expire(ports: Ports) -> None:
    """Let the leases of all that waits be over."""
    with ports.open_uow() as uow:
        now = uow.delivery.now()
        for each in uow.arrivals.left(Vendor.SLACK, now=now + 2 * LEASE, most=9):
            assert uow.arrivals.take(each, until=now - timedelta(seconds=1))
        uow.commit()
