"""A full turn in Teams against the vendor's own echo, each in a process of its own."""

import asyncio
from asyncio import BaseTransport
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from statistics import median
from time import perf_counter
from typing import Any
from weakref import WeakSet

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from benchmarks.measuring import MS, Figure
from benchmarks.scale import Scale
from benchmarks.served import processor_time, served_by
from bot.teams.development import TENANT, played

ROUNDS, TURNS, AT_ONCE = 5, 100, 16
SERVER = "benchmarks.teams_server"
_Row = tuple[float, float, float]
CPU_BAR = 0.35
RATE_BAR = 0.4  # So much of the floor's time: 2.5 times its turns a second.
CONNECTIONS_BAR = 0.01  # The floor opens one for each reply.
_AGAINST = "the vendor's own adapter and an echo"
_NUMBERS = count(1)


def measure_turns(scale: Scale) -> list[Figure]:
    """The processor's time a turn, and turns a second when sixteen come at once."""
    return asyncio.run(_measured(scale))


async def _measured(scale: Scale) -> list[Figure]:
    turns = min(TURNS, max(8, scale.many_cases))
    rounds = min(ROUNDS, scale.times(ROUNDS))
    found: dict[str, list[_Row]] = {"stock": [], "ours": []}
    async with vendor_taking_all() as vendor, ClientSession() as client:
        with served_by(SERVER, "stock") as stock, served_by(SERVER, "ours") as ours:
            for number in range(rounds + 1):
                for name, server in (("stock", stock), ("ours", ours)):
                    figures = await _round(client, server.port, vendor, turns)
                    if number:  # The first one warms up.
                        found[name].append(figures)
    cpu, took, opened = (_medians(found, which) for which in range(3))
    return [
        Figure("turn-cpu", *cpu, bar=CPU_BAR, against=_AGAINST),
        Figure("turns-at-once", *took, bar=RATE_BAR, against=_AGAINST),
        Figure(
            "turn-connections",
            *opened,
            bar=CONNECTIONS_BAR,
            against=_AGAINST,
            unit="new connections in 100 replies",
        ),
    ]


def _medians(found: dict[str, list[_Row]], which: int) -> tuple[float, float]:
    ours, stock = (
        median(row[which] for row in found[name]) for name in ("ours", "stock")
    )
    return ours, stock


async def _round(
    client: ClientSession, port: int, vendor: "Vendor", turns: int
) -> _Row:
    """
    Return a turn's milliseconds: the processor's, and of many at once.

    And how many connections to the vendor were new, in a hundred replies.
    """
    replies, connections = vendor.replies, vendor.connections
    before = await processor_time(client, port)
    for _ in range(turns):
        await take_turn(client, port, vendor.address)
    cpu = (await processor_time(client, port) - before) * MS / turns
    begun = perf_counter()
    waiting = iter(range(turns))

    async def some() -> None:
        for _ in waiting:
            await take_turn(client, port, vendor.address)

    await asyncio.gather(*(some() for _ in range(AT_ONCE)))
    took = (perf_counter() - begun) * MS / turns
    opened = vendor.connections - connections
    return cpu, took, 100 * opened / (vendor.replies - replies)


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


class Vendor:
    """A vendor at *address* that takes everything, and counts what came how."""

    def __init__(self) -> None:
        self.address = ""
        self.replies = 0
        self.connections = 0
        self._open: WeakSet[BaseTransport] = WeakSet()

    async def take(self, request: web.Request) -> web.Response:
        """Take a reply."""
        await request.read()
        self.replies += 1
        if request.transport and request.transport not in self._open:
            self.connections += 1
            self._open.add(request.transport)
        return web.json_response({"id": "1"}, status=201)


@asynccontextmanager
async def vendor_taking_all() -> AsyncIterator[Vendor]:
    """Serve such a vendor."""
    vendor = Vendor()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", vendor.take)
    async with TestServer(app) as server:
        vendor.address = str(server.make_url("/"))
        yield vendor
