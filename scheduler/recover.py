"""Take up again what a process had taken to deliver when it died."""

from datetime import timedelta

from services.ports import Ports

PATIENCE = timedelta(minutes=2)  # Longer than any delivery that is still alive.
INTERRUPTED = "interrupted"


def recover(ports: Ports) -> int:
    """
    Give back news that was taken and never settled; return how many.

    Never lost, at most doubled: a card is replaced where it stands, and a note that
    had gone out just before the crash is the one thing that may be said twice.
    """
    now = ports.clock()
    with ports.read_uow() as uow:
        stuck = uow.outbox.stuck(now - PATIENCE)
    if not stuck:
        return 0
    with ports.open_uow() as uow:
        given = [
            uow.outbox.retry(each.id, not_before=now, problem=INTERRUPTED)
            for each in stuck
        ]
        uow.commit()
    return sum(given)
