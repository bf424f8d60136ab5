"""
A strict stand-in of the Bot Connector, built from its documented calls.

It refuses what the real one refuses, and does to some calls what vendors do. Under its
plain address no token is asked for, as with an emulator; under Microsoft's own name,
which its pool finds, one always is.
"""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import ClientSession, ClientTimeout, web

from bot.vendor_pool import TIMEOUT
from cards.limits import utf16_size
from tests.teams.microsoft_names import CONNECTOR, pool_to, server_context
from tests.teams.standin_login import APP_ID, TENANT, StandInLogin

SERVICE_URL = f"https://{CONNECTOR}/teams/"
TYPES = {"message", "typing", "event", "messageReaction"}
_MOST = 100 * 1000
# How many in how many seconds a bot may send to one conversation, and to one tenant.
LIMITS = ((7, 1), (8, 2), (60, 30), (1800, 3600))
TENANT_LIMITS = ((50, 1),)
Limits = tuple[tuple[int, int], ...]
_BASE = r"/{prefix:(?:[^/]+/)*}v3/conversations"
_ACTIVITIES = _BASE + "/{conversation}/activities"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked; *activity* is the id of the one that it is about."""

    method: str
    conversation: str = ""
    activity: str = ""
    body: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What it does instead: *takes* the message or not, then answers, or never does."""

    status: int = 200
    said: Json | None = None
    headers: dict[str, str] = field(default_factory=dict)
    takes: bool = False
    hangs: bool = False
    breaks: bool = False


Script = Callable[[Call], Fault | None]


class Refused(Exception):
    """The connector does not take it."""

    def __init__(self, status: int, code: str, *, retry_after: str = "") -> None:
        super().__init__(code)
        self.answer = web.json_response(
            {"error": {"code": code, "message": code}},
            status=status,
            headers={"Retry-After": retry_after} if retry_after else {},
        )


@dataclass
class StandInConnector:
    """
    Keeps what stands in each conversation, by id; *script* decides on each call.

    *people* are accounts with the app, and their own chats once they were opened.
    """

    script: Script = lambda _call: None
    keeps_rates: bool = False
    now: Callable[[], float] = time.monotonic
    login: StandInLogin = field(default_factory=StandInLogin)
    standing: dict[str, dict[str, Json]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[Json]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    keys: Counter[str] = field(default_factory=Counter)
    authorizations: list[str] = field(default_factory=list)
    created: int = 0
    throttled: int = 0
    url: str = ""
    tls_port: int = 0
    _closing: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: "count[int]" = field(default_factory=lambda: count(1700000000001))
    _protocols: set[object] = field(default_factory=set)
    _times: defaultdict[str, list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def hold(self, conversation: str) -> None:
        """Let there be a channel or chat that the bot is in."""
        self.standing.setdefault(conversation, {})

    def has(self, account: str) -> None:
        """Let somebody have the app."""
        self.people.setdefault(account, "")

    def activities(self, conversation: str) -> list[Json]:
        """Return what stands in a conversation now, oldest first."""
        return list(self.standing[conversation].values())

    @property
    def doubled(self) -> list[str]:
        """Where what was taken more than once stands, and its keys."""
        return [key for key, times in self.keys.items() if times > 1]

    @property
    def connections(self) -> int:
        """How many connections were opened."""
        return len(self._protocols)

    def pool(
        self, patience: ClientTimeout = TIMEOUT, *, trusts: bool = True
    ) -> ClientSession:
        """Return a pool that finds this under Microsoft's own names."""
        return pool_to(self.tls_port, trusts=trusts, timeout=patience)

    def let_go(self) -> None:
        """Answer whoever still waits."""
        self._closing.set()

    async def on_conversations(self, request: web.Request) -> web.StreamResponse:
        """Open somebody's own chat."""
        return await self._asked(request, self._create)

    async def on_activities(self, request: web.Request) -> web.StreamResponse:
        """Take a new message, or an answer to one."""
        return await self._asked(request, self._post)

    async def on_activity(self, request: web.Request) -> web.StreamResponse:
        """Put another in the place of a message, or take it away."""
        method = self._put if request.method == "PUT" else self._delete
        return await self._asked(request, method)

    async def on_members(self, request: web.Request) -> web.StreamResponse:
        """Say who is in a conversation, page by page."""
        first = int(request.query.get("continuationToken", "0"))
        size = min(max(int(request.query.get("pageSize", "500")), 50), 500)

        def page(call: Call) -> Json:
            self._known(call)
            everybody = self.members.get(call.conversation, [])
            rest = first + size < len(everybody)
            more = {"continuationToken": str(first + size)} if rest else {}
            return {"members": everybody[first : first + size], **more}

        return await self._asked(request, page)

    async def on_member(self, request: web.Request) -> web.StreamResponse:
        """Say who somebody in a conversation is."""
        wanted = request.match_info["member"]

        def found(call: Call) -> Json:
            self._known(call)
            for member in self.members.get(call.conversation, []):
                if wanted in {member["id"], member.get("objectId")}:
                    return member
            raise Refused(404, "MemberNotFoundInConversation")

        return await self._asked(request, found)

    async def _asked(
        self, request: web.Request, do: Callable[[Call], Json]
    ) -> web.StreamResponse:
        self._protocols.add(request.protocol)
        try:
            call = await self._read(request)
            return await self._done(request, call, do)
        except Refused as refused:
            return refused.answer

    async def _read(self, request: web.Request) -> Call:
        if request.secure:
            authorization = request.headers.get("Authorization", "")
            self.authorizations.append(authorization)
            if not self.login.knows(authorization):
                raise Refused(401, "Unauthorized")
        body = {}
        if request.method in {"POST", "PUT"}:
            if request.content_type != "application/json":
                raise Refused(415, "UnsupportedMediaType")
            body = await request.json()
        found = request.match_info
        call = Call(
            method=request.method,
            conversation=found.get("conversation", ""),
            activity=found.get("activity", ""),
            body=body,
        )
        self.calls.append(call)
        return call

    async def _done(
        self, request: web.Request, call: Call, do: Callable[[Call], Json]
    ) -> web.StreamResponse:
        fault = self.script(call)
        if fault is None:
            if self.keeps_rates:
                self._count(call)
            return web.json_response(do(call), status=201)
        if fault.takes:
            do(call)
        if fault.hangs:
            await self._closing.wait()
        if fault.breaks and request.transport:
            request.transport.abort()
        return web.json_response(fault.said, status=fault.status, headers=fault.headers)

    def _create(self, call: Call) -> Json:
        body, members = call.body, call.body.get("members", [])
        tenants = {body.get("tenantId"), body["channelData"]["tenant"]["id"]}
        if body.get("bot") != {"id": f"28:{APP_ID}"} or tenants != {TENANT}:
            raise Refused(400, "BadArgument")
        if len(members) != 1 or body.get("isGroup"):
            raise Refused(400, "BadArgument")
        account = members[0]["id"]
        if account not in self.people:
            raise Refused(403, "BotNotInConversationRoster")
        self.created += 1
        chat = self.people[account] = f"a:1-{account}"
        self.hold(chat)
        return {"id": chat}

    def _post(self, call: Call) -> Json:
        standing = self._known(call)
        self._refuse_unfit(call.body)
        if call.activity and call.body.get("replyToId") != call.activity:
            raise Refused(400, "BadArgument")
        activity_id = str(next(self._numbers))
        standing[activity_id] = {**call.body, "id": activity_id}
        key = call.body.get("channelData", {}).get("sesDeskKey")
        if key:
            self.keys[f"{call.conversation} {key}"] += 1
        return {"id": activity_id}

    def _put(self, call: Call) -> Json:
        self._refuse_unfit(call.body)
        self._one(call)
        self.standing[call.conversation][call.activity] = call.body
        return {"id": call.activity}

    def _delete(self, call: Call) -> Json:
        self._one(call)
        del self.standing[call.conversation][call.activity]
        return {}

    def _known(self, call: Call) -> dict[str, Json]:
        if call.conversation not in self.standing:
            raise Refused(404, "ConversationNotFound")
        return self.standing[call.conversation]

    def _one(self, call: Call) -> None:
        if call.activity not in self._known(call):
            raise Refused(404, "ActivityNotFoundInConversation")

    def _refuse_unfit(self, activity: Json) -> None:
        if activity.get("type") not in TYPES:
            raise Refused(400, "BadSyntax")
        if utf16_size(activity) > _MOST:
            raise Refused(413, "MessageSizeTooBig")
        for each in activity.get("attachments", []):
            content = each.get("content", {})
            if not each.get("contentType") or content.get("type") != "AdaptiveCard":
                raise Refused(400, "BadArgument")

    def _count(self, call: Call) -> None:
        lanes: dict[str, Limits] = {TENANT: TENANT_LIMITS}
        if call.method == "POST" and call.conversation:
            lanes[call.conversation] = LIMITS
        at = self.now()
        for lane, limits in lanes.items():
            if _is_full(self._times[lane], limits, at):
                self.throttled += 1
                raise Refused(429, "Throttled", retry_after="1")
        for lane in lanes:
            self._times[lane].append(at)


def _is_full(times: list[float], limits: Limits, at: float) -> bool:
    return any(
        sum(each > at - seconds + 1e-6 for each in times) >= most
        for most, seconds in limits
    )


def _app(vendor: StandInConnector) -> web.Application:
    app = web.Application(client_max_size=10**7)
    route = app.router
    route.add_post("/{tenant}/oauth2/v2.0/token", vendor.login.by_secret)
    route.add_get("/msi/token", vendor.login.by_identity)
    route.add_post(_BASE, vendor.on_conversations)
    route.add_post(_ACTIVITIES, vendor.on_activities)
    route.add_post(_ACTIVITIES + "/{activity}", vendor.on_activities)
    route.add_put(_ACTIVITIES + "/{activity}", vendor.on_activity)
    route.add_delete(_ACTIVITIES + "/{activity}", vendor.on_activity)
    route.add_get(_BASE + "/{conversation}/pagedmembers", vendor.on_members)
    route.add_get(_BASE + "/{conversation}/members/{member}", vendor.on_member)
    return app


@asynccontextmanager
async def standin_connector(
    vendor: StandInConnector | None = None,
) -> AsyncIterator[StandInConnector]:
    """Open a stand-in on two free ports, and close it."""
    vendor = vendor or StandInConnector()
    runner = web.AppRunner(_app(vendor), handler_cancellation=True, access_log=None)
    await runner.setup()
    context = server_context()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    (_, plain_port), (_, vendor.tls_port) = (each[:2] for each in runner.addresses)
    vendor.url = f"http://127.0.0.1:{plain_port}/teams/"
    try:
        yield vendor
    finally:
        vendor.let_go()
        await runner.cleanup()
