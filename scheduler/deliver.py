"""Say what was queued: claim, draw from the state as it is now, send, settle."""

from scheduler.delivery.deliverer import Deliverer
from scheduler.delivery.needs import Delivery

__all__ = ["Deliverer", "Delivery", "deliver", "keep_delivering"]


async def deliver(delivery: Delivery) -> int:
    """
    Deliver all that can go now, and wait until it is settled; return how much went.

    The attempt is stored before sending and the outcome after: what failed stays, or
    is shown on the case as not reached; a failed send never counts as sent.
    """
    deliverer = Deliverer(delivery)
    await deliverer.deliver()
    return deliverer.sent


async def keep_delivering(
    deliverer: Deliverer, delivery: Delivery, *, patience: float
) -> None:
    """
    Deliver, and go on with what may go within *patience* seconds each.

    So a conversation that takes one message a second does not wait for the next tick.
    """
    while True:
        seconds = await deliverer.deliver(linger=0)
        if seconds is None or seconds > patience:
            return
        await delivery.sleep(seconds)
