"""
A vendor on loopback that takes messages, and does to some of them what vendors do.

Each message is posted with its key, so that doubles are seen.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from aiohttp import ClientSession, ClientTimeout, web

from bot.vendor_answers import refuse_unless_taken, undelivered_by_network
from cards.elements import Card

Script = Callable[[str], "Answer | None"]  # By conversation; None takes it well.


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    What the vendor does: *takes* the message or not, then answers, or never does.

    What it redirects, it sends to a page to log in at.
    """

    status: int = 200
    takes: bool = False
    retry_after: str = ""
    hangs: bool = False
    breaks: bool = False


@dataclass
class StandInVendor:
    """Keeps what it took, by conversation and in order; *script* decides on each."""

    script: Script = lambda _conversation: None
    took: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    keys: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    address: str = ""
    _closing: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def doubled(self) -> list[str]:
        """The keys of what was taken more than once."""
        return [key for key, times in self.keys.items() if times > 1]

    def let_go(self) -> None:
        """Answer whoever still waits."""
        self._closing.set()

    async def post(self, request: web.Request) -> web.StreamResponse:
        """Take a message, or do what the script says."""
        said = await request.json()
        self.asked += 1
        answer = self.script(said["conversation"]) or Answer(takes=True)
        if answer.takes:
            self.took[said["conversation"]].append(said["plain"])
            self.keys[said["key"]] += 1
        if answer.hangs:
            await self._closing.wait()
        if answer.breaks and request.transport:
            request.transport.abort()
        headers = {"Retry-After": answer.retry_after} if answer.retry_after else {}
        if 300 <= answer.status < 400:
            headers["Location"] = "/log-in"
        return web.json_response(
            {"id": str(next(self._numbers))}, status=answer.status, headers=headers
        )


async def log_in(_request: web.Request) -> web.Response:
    """Answer as a page does that asks who is there, whatever was sent to it."""
    return web.json_response({"id": "Who are you?"})


class HttpChannel:
    """A channel over HTTP, as those of the vendors are."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self.session = session
        self.address = address

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Post a message and return the vendor's id."""
        del case_id, only_role
        said = {"conversation": conversation, "plain": card.plain, "key": key}
        with undelivered_by_network():
            async with self.session.post(
                self.address, json=said, allow_redirects=False
            ) as response:
                refuse_unless_taken(response.status, response.headers)
                return str((await response.json())["id"])

    async def replace(self, message_id: str, card: Card) -> None:
        """Post it as another message: what the tests ask of it is kept simple."""
        await self.send(f"message:{message_id}", card, case_id="", key=message_id)

    async def pin(self, conversation: str, message_id: str) -> None:
        """Do nothing: there is no top to keep it on."""


@asynccontextmanager
async def standing_in(
    vendor: StandInVendor, *, seconds: float = 5
) -> AsyncIterator[HttpChannel]:
    """Open a vendor on a free port, and a channel to it that waits so long."""
    app = web.Application()
    app.router.add_post("/messages", vendor.post)
    app.router.add_route("*", "/log-in", log_in)
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    vendor.address = f"http://{host}:{port}/messages"
    timeout = ClientTimeout(total=seconds)
    try:
        async with ClientSession(timeout=timeout) as session:
            yield HttpChannel(session, vendor.address)
    finally:
        vendor.let_go()
        await runner.cleanup()
