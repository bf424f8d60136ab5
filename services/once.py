"""What comes in twice is done once."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.seats import Vendor
from services.ports import Ports, UnitOfWork


class DoneBefore(Exception):
    """The same was done meanwhile; nothing of it was changed a second time."""


class Once:
    """
    Ports whose first recorded change takes what came in, in its own transaction.

    So it is done once, however often it comes and wherever the process dies. What only
    asks, or asks back before it does anything, takes nothing and is answered again.
    Without a *key* nothing is taken.
    """

    def __init__(self, ports: Ports, vendor: Vendor, key: str) -> None:
        self._ports = ports
        self._vendor = vendor
        self._key = key
        self._is_taken = False

    @property
    def ports(self) -> Ports:
        """The ports to change things through; not kept: they would keep it, too."""
        if not self._key:
            return self._ports
        ports = self._ports
        return ports.through(
            open_uow=self._open_uow,
            read_uow=ports.read_uow,
            in_one_reading=ports.in_one_reading,
        )

    def let_go(self) -> None:
        """Let it come again: it was not done whole."""
        if not self._is_taken:
            return
        with self._ports.open_uow() as uow:
            uow.inbox.let_go(self._vendor, self._key)
            uow.commit()

    @contextmanager
    def _open_uow(self) -> Iterator[UnitOfWork]:
        with self._ports.open_uow() as uow:
            if not self._is_taken:
                uow.before_commit(lambda: self._take(uow))
            yield uow

    def _take(self, uow: UnitOfWork) -> None:
        if self._is_taken or not uow.record.has_new:
            return
        if not uow.inbox.take(self._vendor, self._key, at=uow.delivery.now()):
            raise DoneBefore
        self._is_taken = True
