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
        yield _through(reading, ports)


def _through(reading: Reading, ports: Ports) -> Ports:
    writing = 0

    def read_uow() -> AbstractContextManager[UnitOfWork]:
        # What is just being changed is not to be remembered as it was.
        return ports.read_uow() if writing else reading.read_uow()

    @contextmanager
    def open_uow() -> Iterator[UnitOfWork]:
        nonlocal writing
        reading.rest()
        writing += 1
        try:
            with ports.open_uow() as uow:
                yield uow
        finally:
            writing -= 1

    return ports.through(read_uow=read_uow, open_uow=open_uow, in_one_reading=True)
