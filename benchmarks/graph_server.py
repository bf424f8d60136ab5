"""A tenant in a process of its own: `python -m benchmarks.graph_server`."""

import asyncio
import json
import sys
from datetime import UTC, datetime

from bot.teams.development import played
from tests.graph.standin_graph import StandIn, standin_graph


async def _serve() -> None:
    async with standin_graph(lambda: datetime.now(UTC)) as vendor:
        vendor.tenant.people = {each.account: "" for each in played()}
        print(vendor.url, flush=True)
        while await asyncio.to_thread(sys.stdin.readline):
            _tell(vendor)


def _tell(vendor: StandIn) -> None:
    """Say what was asked since the last time, and what was not as documented."""
    told = {"calls": vendor.calls, "complaints": vendor.tenant.complaints}
    print(json.dumps(told), flush=True)
    vendor.calls.clear()


if __name__ == "__main__":
    asyncio.run(_serve())
