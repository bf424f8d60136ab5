"""One process of those that empty an outbox together: `python -m benchmarks.sender`."""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.delivery import drawn
from benchmarks.desks import ports_on
from benchmarks.send_only import SendOnly
from bot.garbage import collect_from_now_on
from cards.elements import Card
from scheduler.deliver import Deliverer, Delivery, keep_delivering
from scheduler.delivery.needs import Budget
from services.ports import Ports
from storage.engine import make_engine

_TAKES = 0.05  # Seconds that the vendor takes for a message.
_AT_ONCE = 4
_PATIENCE = 0.2  # Others hold what is left, and will finish it.


class SlowVendor(SendOnly):
    """Takes everything, after a while."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    async def send(
        self, conversation: str, card: Card, *, key: str = "", **_: str
    ) -> str:
        """Take a message."""
        del conversation
        await asyncio.sleep(_TAKES)
        self.keys.append(key)
        return card.plain


async def _empty(ports: Ports) -> list[str]:
    """Deliver until nothing is left that this process could take."""
    vendor = SlowVendor()
    # So many at a time, that the vendor is what a process waits for.
    budget = Budget(young=_AT_ONCE, most=_AT_ONCE)
    delivery = Delivery(ports=ports, channel=vendor, draw=drawn, budget=budget)
    deliverer = Deliverer(delivery)
    await keep_delivering(deliverer, delivery, patience=_PATIENCE)
    await deliverer.land()
    return vendor.keys


def main() -> None:
    """Say that it is ready, wait for a line, empty the outbox, and print the keys."""
    engine = make_engine(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        ports = ports_on(engine, Path(folder))
        collect_from_now_on()
        print("ready", flush=True)
        sys.stdin.readline()
        print(json.dumps(asyncio.run(_empty(ports))), flush=True)
    engine.dispose()


if __name__ == "__main__":
    main()
