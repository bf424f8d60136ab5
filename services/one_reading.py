"""What one answer asks the database, it asks once, and sees in one state."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager

from services.ports import Ports, Reading, UnitOfWork


@contextmanager
def one_reading(ports: Ports) -> Iterator[Ports]:
    """
    Yield ports whose questions see one state until something is changed through them.

    For the answer to one person, in their turn, in one thread, and as short as that.
    One within another goes on with what the other has seen.
    """
    if ports.in_one_reading:
        yield ports
        return
    with ports.in_turn(), closing(ports.one_reading()) as reading:
        asking = _Asking(reading, ports)
        yield ports.through(
            read_uow=asking.read_uow, open_uow=asking.open_uow, in_one_reading=True
        )


class _Asking:
    """Asks in one state, but for while something is being changed."""

    def __init__(self, reading: Reading, ports: Ports) -> None:
        self._reading = reading
        self._ports = ports
        self._writing = 0

    def read_uow(self) -> AbstractContextManager[UnitOfWork]:
        # What is just being changed is not to be remembered as it was.
        return (self._ports if self._writing else self._reading).read_uow()

    @contextmanager
    def open_uow(self) -> Iterator[UnitOfWork]:
        self._reading.rest()
        self._writing += 1
        try:
            with self._ports.open_uow() as uow:
                yield uow
        finally:
            self._writing -= 1
