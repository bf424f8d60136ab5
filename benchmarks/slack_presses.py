"""A button in Slack: acknowledged, and pressed whole, against a bare app of bolt."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from benchmarks.measuring import MS, Figure, megabytes_of
from benchmarks.scale import Scale
from benchmarks.served import Served, processor_time, served_by
from benchmarks.slack_server import PERSON, SECRET, TEAM
from benchmarks.teams_memory import growth_of
from bot.slack.door.signatures import Signatures

SERVER = "benchmarks.slack_server"
ROUNDS, PRESSES, AT_ONCE = 5, 100, 16
REQUESTS, LOOKS = 10_000, 20
ACK_BAR, CPU_BAR = 0.5, 2.0
LATEST_MS = 300.0
MOST_GROWTH = 10.0  # Megabytes in all the requests after the first quarter of them.
_NUMBERS = count(1)
_COMMENT, _UNKNOWN = "action.comment", "only-ack"
_BOLT = "a bare app of bolt"


@dataclass
class Vendor:
    """Takes all that is asked of it, or holds all of it up."""

    url: str = ""
    taken: int = 0
    hangs: bool = False
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        """Answer as Slack does when all is well."""
        await request.read()
        if self.hangs:
            await self.let_go.wait()
        self.taken += 1
        return web.json_response({"ok": True, "ts": "1.2", "channel": "C0DEMO000"})


@asynccontextmanager
async def vendor_of_all() -> AsyncIterator[Vendor]:
    """Serve a vendor."""
    vendor = Vendor()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", vendor.take)
    async with TestServer(app) as server:
        vendor.url = str(server.make_url("/"))
        yield vendor
        vendor.let_go.set()


def measure_presses(scale: Scale) -> list[Figure]:
    """An acknowledgement's time, a whole press's processor time, and the slowest."""
    return asyncio.run(_measured(scale))


async def _measured(scale: Scale) -> list[Figure]:
    presses = min(PRESSES, max(8, scale.many_cases))
    rounds = min(ROUNDS, scale.times(ROUNDS))
    acks: dict[str, list[float]] = {"stock": [], "ours": []}
    works: dict[str, list[float]] = {"stock": [], "ours": []}
    async with vendor_of_all() as vendor, ClientSession() as client:
        with (
            served_by(SERVER, "stock", vendor.url) as stock,
            served_by(SERVER, "ours", vendor.url) as ours,
        ):
            target = await _target(client, ours)
            for number in range(rounds + 1):
                for name, server in (("stock", stock), ("ours", ours)):
                    at = _At(client, server, vendor, target)
                    ack, work = await _round(at, presses, asks=int(name == "ours"))
                    if number:  # The first one warms up.
                        acks[name].append(ack)
                        works[name].append(work)
            slowest = await _hung(_At(client, ours, vendor, target), presses)
    return [
        _figure("slack-ack", acks, bar=ACK_BAR),
        _figure("slack-press-cpu", works, bar=CPU_BAR),
        Figure(
            "slack-ack-hung",
            slowest,
            LATEST_MS,
            bar=1.0,
            against="the latest that it may be, Slack hanging",
        ),
    ]


def _figure(name: str, found: dict[str, list[float]], *, bar: float) -> Figure:
    ours, stock = median(found["ours"]), median(found["stock"])
    return Figure(name, ours, stock, bar=bar, against=_BOLT)


@dataclass(frozen=True, slots=True)
class _At:
    client: ClientSession
    server: Served
    vendor: Vendor
    target: str

    async def press(self, verb: str) -> float:
        """Press a button; return the milliseconds to its acknowledgement."""
        body, headers = _signed(verb, self.target)
        address = f"http://127.0.0.1:{self.server.port}/slack/events"
        begun = perf_counter()
        async with self.client.post(address, data=body, headers=headers) as answer:
            await answer.read()
            if answer.status != 200:
                raise AssertionError(f"a press was answered with {answer.status}")
        return (perf_counter() - begun) * MS

    async def told(self, times: int) -> None:
        """Wait until the vendor was asked so often."""
        while self.vendor.taken < times:  # noqa: ASYNC110 -- By another process.
            await asyncio.sleep(0.002)


async def _round(at: _At, presses: int, *, asks: int) -> tuple[float, float]:
    """Return the median of acknowledgements, and the processor's time of a press."""
    took = []
    for _ in range(presses):
        taken = at.vendor.taken
        took.append(await at.press(_UNKNOWN))
        await at.told(taken + asks)  # What follows does not disturb the next one.
    before, taken = await processor_time(at.client, at.server.port), at.vendor.taken
    for _ in range(presses):
        await at.press(_COMMENT)
    await at.told(taken + presses)
    after = await processor_time(at.client, at.server.port)
    return median(took), (after - before) * MS / presses


async def _hung(at: _At, presses: int) -> float:
    """Return the time within which 99 of 100 are acknowledged, sixteen at once."""
    at.vendor.hangs, taken = True, at.vendor.taken
    waiting = iter(range(presses * 2))

    async def some() -> list[float]:
        return [await at.press(_COMMENT) for _ in waiting]

    took = await asyncio.gather(*(some() for _ in range(AT_ONCE)))
    at.vendor.let_go.set()
    await at.told(taken + presses * 2)  # Or the desk would wait for them at its end.
    return quantiles((each for part in took for each in part), n=100)[98]


async def _target(client: ClientSession, ours: Served) -> str:
    async with client.get(f"http://127.0.0.1:{ours.port}/target") as answer:
        return str(await answer.json())


def _signed(verb: str, target: str) -> tuple[bytes, dict[str, str]]:
    body = urlencode({"payload": json.dumps(_press(verb, target))}).encode()
    stamp = str(int(time.time()))
    return body, {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": Signatures(SECRET).signed(stamp, body),
    }


def _press(verb: str, target: str) -> dict[str, Any]:
    """Return a press in somebody's own chat, with a comment that nobody made before."""
    number = next(_NUMBERS)
    said = {"type": "plain_text_input", "value": f"A remark, number {number}."}
    return {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "demo"},
        "user": {"id": PERSON, "team_id": TEAM},
        "container": {
            "type": "message",
            "message_ts": f"1700000000.{number:06d}",
            "channel_id": "D0DEMO000",
        },
        "channel": {"id": "D0DEMO000", "name": "directmessage"},
        "state": {"values": {"words": {"answer": said}}},
        "trigger_id": f"1.2.{number}",
        "response_url": "https://hooks.slack.com/actions/demo",
        "actions": [{"type": "button", "action_id": f"{verb}:0", "value": target}],
    }


def measure_slack_memory(scale: Scale) -> list[Figure]:
    """How much more a desk takes after many presses."""
    requests = min(REQUESTS, max(LOOKS, scale.many_cases * 10))
    seen = asyncio.run(_seen(requests))
    if not seen[0]:
        return []
    return [
        Figure(
            "slack-memory-growth",
            growth_of(seen),
            MOST_GROWTH,
            bar=1.0,
            against="the most that it may take",
            unit="MB",
        )
    ]


async def _seen(requests: int) -> list[float]:
    async with vendor_of_all() as vendor, ClientSession() as client:
        with served_by(SERVER, "ours", vendor.url) as server:
            at = _At(client, server, vendor, await _target(client, server))
            found = [megabytes_of(server.process_id)]
            for _ in range(LOOKS):
                await _some(at, requests // LOOKS)
                found.append(megabytes_of(server.process_id))
    return found


async def _some(at: _At, presses: int) -> None:
    taken = at.vendor.taken
    for _ in range(presses):
        await at.press(_COMMENT)
    await at.told(taken + presses)
    await processor_time(at.client, at.server.port)  # What is queued is called said.
