"""The memory of a desk with Teams and Graph loaded, and its growth over many turns."""

import asyncio
import sys
from statistics import linear_regression

from aiohttp import ClientSession

from benchmarks.graph_rooms import graph_server
from benchmarks.measuring import Figure, megabytes_of
from benchmarks.scale import Scale
from benchmarks.served import Served, served_by
from benchmarks.teams_turns import SERVER, take_turn, vendor_taking_all

TURNS, LOOKS, AT_ONCE = 10_000, 20, 4
MOST_MEGABYTES = 180.0
MOST_GROWTH = 10.0  # Megabytes in all the turns after the first quarter of them.
_TURNS_A_CASE = 10


def measure_memory(scale: Scale) -> list[Figure]:
    """The most memory in all of the turns, and how much more it takes at their end."""
    turns = min(TURNS, max(LOOKS, scale.many_cases * _TURNS_A_CASE))
    seen = asyncio.run(_seen(turns))
    if not seen[0]:
        return []
    growth = growth_of(seen)
    print(
        f"  {turns} turns, MB: {', '.join(f'{s:.1f}' for s in seen)}", file=sys.stderr
    )
    at_most = "the most that it may take"
    return [
        Figure(
            "teams-memory",
            max(seen),
            MOST_MEGABYTES,
            bar=1.0,
            against=at_most,
            unit="MB",
        ),
        Figure(
            "teams-memory-growth",
            growth,
            MOST_GROWTH,
            bar=1.0,
            against=at_most,
            unit="MB",
        ),
    ]


def growth_of(seen: list[float]) -> float:
    """Return the growth by the line through what was seen after the first quarter."""
    settled = seen[len(seen) // 4 :]
    slope, _ = linear_regression(range(len(settled)), settled)
    return max(0.0, slope * (len(settled) - 1))


async def _seen(turns: int) -> list[float]:
    """Return the memory before the turns, and again and again meanwhile."""
    with graph_server() as tenant, served_by(SERVER, "whole", tenant.url) as server:
        async with vendor_taking_all() as vendor, ClientSession() as client:
            found = [megabytes_of(server.process_id)]
            for _ in range(LOOKS):
                await _some(client, server, vendor.address, turns // LOOKS)
                found.append(megabytes_of(server.process_id))
    return found


async def _some(client: ClientSession, server: Served, vendor: str, turns: int) -> None:
    waiting = iter(range(turns))

    async def one_by_one() -> None:
        for _ in waiting:
            await take_turn(client, server.port, vendor)

    await asyncio.gather(*(one_by_one() for _ in range(AT_ONCE)))
