"""A full turn in Teams against the vendor's own echo, each in a process of its own."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from statistics import median
from time import perf_counter
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from benchmarks.measuring import MS, Figure
from benchmarks.scale import Scale
from benchmarks.served import processor_time, served_by
from bot.teams.development import TENANT, played

ROUNDS, TURNS, AT_ONCE = 5, 100, 16
SERVER = "benchmarks.teams_server"
CPU_BAR = 0.35
RATE_BAR = 0.4  # So much of the floor's time: 2.5 times its turns a second.
_AGAINST = "the vendor's own adapter and an echo"
_NUMBERS = count(1)


def measure_turns(scale: Scale) -> list[Figure]:
    """The processor's time a turn, and turns a second when sixteen come at once."""
    return asyncio.run(_measured(scale))


async def _measured(scale: Scale) -> list[Figure]:
    turns = min(TURNS, max(8, scale.many_cases))
    rounds = min(ROUNDS, scale.times(ROUNDS))
    found: dict[str, list[tuple[float, float]]] = {"stock": [], "ours": []}
    async with vendor_taking_all() as (vendor, connections), ClientSession() as client:
        with served_by(SERVER, "stock") as stock, served_by(SERVER, "ours") as ours:
            for number in range(rounds + 1):
                for name, server in (("stock", stock), ("ours", ours)):
                    figures = await _round(client, server.port, vendor, turns)
                    if number:  # The first one warms up.
                        found[name].append(figures)
    _tell(connections)
    cpu, took = (_medians(found, which) for which in range(2))
    return [
        Figure("turn-cpu", *cpu, bar=CPU_BAR, against=_AGAINST),
        Figure("turns-at-once", *took, bar=RATE_BAR, against=_AGAINST),
    ]


def _medians(
    found: dict[str, list[tuple[float, float]]], which: int
) -> tuple[float, float]:
    ours, stock = (
        median(row[which] for row in found[name]) for name in ("ours", "stock")
    )
    return ours, stock


def _tell(connections: list[int]) -> None:
    print(f"  {len(connections)} connections to the vendor in all", file=sys.stderr)


async def _round(
    client: ClientSession, port: int, vendor: str, turns: int
) -> tuple[float, float]:
    """Return a turn's milliseconds: the processor's, and of many at once."""
    before = await processor_time(client, port)
    for _ in range(turns):
        await take_turn(client, port, vendor)
    cpu = (await processor_time(client, port) - before) * MS / turns
    begun = perf_counter()
    waiting = iter(range(turns))

    async def some() -> None:
        for _ in waiting:
            await take_turn(client, port, vendor)

    await asyncio.gather(*(some() for _ in range(AT_ONCE)))
    return cpu, (perf_counter() - begun) * MS / turns


async def take_turn(client: ClientSession, port: int, vendor: str) -> None:
    """Say something to a server, and wait until it was answered."""
    address = f"http://127.0.0.1:{port}/api/messages"
    async with client.post(address, json=_activity(vendor)) as answer:
        await answer.read()
        if answer.status >= 300:
            raise AssertionError(f"a turn was answered with {answer.status}")


def _activity(vendor: str) -> dict[str, Any]:
    number = next(_NUMBERS)
    return {
        "type": "message",
        "id": str(number),
        "channelId": "msteams",
        "serviceUrl": vendor,
        "text": f"comment 2 A remark, number {number}",
        "from": {"id": "29:somebody", "aadObjectId": played()[0].account},
        "recipient": {"id": "28:desk", "name": "SES Desk"},
        "conversation": {
            "id": "a:chat",
            "conversationType": "personal",
            "tenantId": TENANT,
        },
        "channelData": {"tenant": {"id": TENANT}},
    }


@asynccontextmanager
async def vendor_taking_all() -> AsyncIterator[tuple[str, list[int]]]:
    """Serve a vendor that takes everything, and knows who connected."""
    ports: list[int] = []

    async def take(request: web.Request) -> web.Response:
        await request.read()
        peer = request.get_extra_info("peername")[1]
        if peer not in ports:
            ports.append(peer)
        return web.json_response({"id": "1"}, status=201)

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", take)
    async with TestServer(app) as server:
        yield str(server.make_url("/")), ports
