"""A stand-in of SharePoint: files behind addresses that work by themselves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientTimeout, web

from bot.fetched_files import TIMEOUT, Laid, open_file_pool
from bot.teams.files import SentFiles, is_sharepoint
from bot.teams.turns.attached import Attached
from tests.teams.microsoft_names import SHAREPOINT, connector_to, server_context

_PATH = "/personal/demo_example_org/_layouts/15/download.aspx"
BASE = f"https://{SHAREPOINT}{_PATH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What it answers with."""

    content: bytes = b""
    status: int = 200
    kind: str = "application/octet-stream"
    headers: dict[str, str] = field(default_factory=dict)
    breaks_after: int = -1
    hangs: bool = False


@dataclass
class StandInSharePoint:
    """Holds files by their id; keeps what it was asked, and how it was asked."""

    files: dict[str, Held] = field(default_factory=dict)
    asked: list[web.BaseRequest] = field(default_factory=list)
    port: int = 0
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def lay(self, name: str, held: Held) -> Attached:
        """Hold a file; return it as it hangs on a message."""
        self.files[name] = held
        address = f"{BASE}?UniqueId={name}&Translate=false&tempauth=v1.{'a' * 900}"
        return Attached(files=(Laid(name=name, address=address),))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Hand a file out, in one of the ways that go wrong where that is asked."""
        self.asked.append(request)
        held = self.files.get(request.query.get("UniqueId", ""), Held(status=404))
        if held.hangs:
            await self.closing.wait()
        if held.breaks_after >= 0:
            return await self._broken(request, held)
        return web.Response(
            body=held.content,
            status=held.status,
            headers={"Content-Type": held.kind, **held.headers},
        )

    async def _broken(self, request: web.Request, held: Held) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000000"})
        await response.prepare(request)
        await response.write(held.content[: held.breaks_after])
        assert request.transport is not None
        request.transport.abort()
        return response


@asynccontextmanager
async def standin_sharepoint() -> AsyncIterator[StandInSharePoint]:
    """Open a stand-in on a free port, and close it."""
    vendor = StandInSharePoint()
    app = web.Application()
    app.router.add_get(_PATH, vendor.answer)
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=server_context()).start()
    vendor.port = runner.addresses[0][1]
    try:
        yield vendor
    finally:
        vendor.closing.set()
        await runner.cleanup()


@asynccontextmanager
async def files_from(
    vendor: StandInSharePoint, *, patience: ClientTimeout = TIMEOUT
) -> AsyncIterator[SentFiles]:
    """Fetch as the product does, from the stand-in under SharePoint's own name."""
    async with open_file_pool(connector_to(vendor.port), timeout=patience) as pool:
        yield SentFiles(pool, trusts=is_sharepoint)
