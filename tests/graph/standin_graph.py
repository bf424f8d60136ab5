"""
Microsoft Graph on loopback: a tenant behind HTTP, with what can go wrong on the way.

`async with standin_graph(clock) as vendor: Graph(vendor.credential, base=vendor.url)`.
"""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from aiohttp import web
from azure.core.credentials import AccessToken

from tests.graph.standin_tenant import (
    Said,
    Tenant,
    decoded,
    error,
    put_piece,
    upload_state,
)

TOKEN = "a-token-of-the-desk"
VERSION = "/v1.0"


class Credential:
    """A credential as azure-identity's are; it counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    async def get_token(self, *scopes: str, **_options: object) -> AccessToken:
        """Return a token for an hour."""
        self.asked.append(scopes)
        return AccessToken(TOKEN, int(time.time()) + 3600)

    async def close(self) -> None:
        """Hold nothing."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        return None


@dataclass
class Fault:
    """
    What goes wrong with calls whose "METHOD /path" matches *where*, so many *times*.

    Either an *answer* instead of doing it, or after it was done (*done*); or no answer:
    the line is cut, or *hangs*. An *item* of that place in a batch answers so instead.
    """

    where: str
    answer: Said | None = None
    done: bool = False
    hangs: bool = False
    times: int = 1
    batched: bool = False


@dataclass
class StandIn:
    """The server; *calls* are all that came over the line, *items* those in batches."""

    tenant: Tenant
    url: str = ""
    credential: Credential = field(default_factory=Credential)
    calls: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    hanging: asyncio.Event = field(default_factory=asyncio.Event)
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def count(self, where: str) -> int:
        """Count the calls that match."""
        return sum(bool(re.search(where, call)) for call in (*self.calls, *self.items))

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request, or do not."""
        call = f"{request.method} {request.path_qs}"
        self.calls.append(call)
        content = await request.read()
        # A batch can be meant by one of its items too.
        fault = self._fault([call, *_items(call, content)], batched=False)
        if fault is None:
            return _response(self._answered(request, content))
        if fault.done:
            self._answered(request, content)
        if fault.answer is not None:
            return _response(fault.answer)
        if fault.hangs:
            self.hanging.set()
            await self.closing.wait()
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    def _answered(self, request: web.Request, content: bytes) -> Said:
        if request.path.startswith("/up/"):
            key = request.path.removeprefix("/up/")
            if request.method == "GET":
                return upload_state(self.tenant, key)
            return put_piece(self.tenant, key, content, request.headers)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return error(401, "InvalidAuthenticationToken", "Access token is empty.")
        target = request.raw_path.removeprefix(VERSION)
        if request.method == "POST" and target == "/$batch":
            return self._batch(json.loads(content))
        return self.tenant.answer(request.method, target, content, request.headers)

    def _batch(self, body: Mapping[str, Any]) -> Said:
        items = body["requests"]
        ids = {item["id"] for item in items}
        if not 1 <= len(items) <= 20 or len(ids) != len(items):
            return self.tenant.complain(f"a batch holds {len(items)}")
        return Said(200, {"responses": [self._item(each) for each in reversed(items)]})

    def _item(self, item: Mapping[str, Any]) -> dict[str, Any]:
        call = f"{item['method']} {item['url']}"
        self.items.append(call)
        fault = self._fault([call], batched=True)
        if fault is None or fault.done:
            said = self._item_done(item)
        if fault is not None:
            assert fault.answer is not None
            said = fault.answer
        answer = {"id": item["id"], "status": said.status, "body": said.body}
        return {**answer, "headers": dict(said.headers)}

    def _item_done(self, item: Mapping[str, Any]) -> Said:
        headers = item.get("headers", {})
        if "body" in item and "Content-Type" not in headers:
            return self.tenant.complain("a body in a batch says no type")
        if not str(item["url"]).startswith("/") or VERSION in item["url"]:
            return self.tenant.complain(f"a batch asks {item['url']}")
        return self.tenant.answer(item["method"], item["url"], decoded(item), headers)

    def _fault(self, calls: Sequence[str], *, batched: bool) -> Fault | None:
        for fault in self.faults:
            fits = any(re.search(fault.where, call) for call in calls)
            if fault.times and fault.batched == batched and fits:
                fault.times -= 1
                return fault
        return None


def _items(call: str, content: bytes) -> list[str]:
    """Return the calls in a batch."""
    items = json.loads(content)["requests"] if call.endswith("/$batch") else []
    return [f"{each['method']} {each['url']}" for each in items]


def _response(said: Said) -> web.Response:
    headers = dict(said.headers)
    if said.body is None:
        return web.Response(status=said.status, headers=headers)
    return web.json_response(said.body, status=said.status, headers=headers)


@asynccontextmanager
async def standin_graph(now: Callable[[], datetime]) -> AsyncIterator[StandIn]:
    """Open a tenant of its own, on a free port."""
    standin = StandIn(tenant=Tenant(now=now))
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_route("*", "/{rest:.*}", standin.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    standin.tenant.address = f"http://{host}:{port}"
    standin.url = f"{standin.tenant.address}{VERSION}"
    try:
        yield standin
    finally:
        standin.closing.set()
        await runner.cleanup()
