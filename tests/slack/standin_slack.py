"""
A strict stand-in of Slack's Web API, built from its documented methods and errors.

It refuses what Slack refuses, and what Slack would quietly pass over: an argument that
a method does not have is an error here. Faults come to order, once or as often as said.
"""

import asyncio
import json
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import ClientSession, ClientTimeout, WSMsgType, web
from pydantic import SecretStr

from bot.slack.api import SlackApi
from bot.vendor_pool import TIMEOUT, open_pool
from tests.slack.standin_rates import Rates
from tests.slack.standin_state import (
    APP_TOKEN,
    DESK,
    SCOPES,
    TEAM,
    TOKEN,
    Call,
    Conversation,
    Fault,
    File,
    Json,
    SlackSays,
    User,
)

HTML_503 = "<!DOCTYPE html>\n<html><title>Server Error | Slack</title></html>"
_EMBEDDED = frozenset(
    {"attachments", "blocks", "channels", "files", "metadata", "view"}
)
_WORDS = frozenset({"text", "topic", "purpose", "title", "name", "filename"})
_FORM = "application/x-www-form-urlencoded"
Script = Callable[[Call], Fault | None]


def _does(slack: "StandInSlack", call: Call) -> Json:
    from tests.slack.standin_methods import done  # Those are written for this class.

    return done(slack, call)


@dataclass
class StandInSlack:
    """Holds one workspace; *script* decides on each call, before faults to order do."""

    script: Script = lambda _call: None
    keeps_rates: bool = False
    now: Callable[[], float] = time.monotonic
    token: str = TOKEN
    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    team_id: str = TEAM
    enterprise_id: str = ""  # Of an org-wide install, which has no team of its own.
    users: dict[str, User] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    ephemerals: list[Json] = field(default_factory=list)
    views: dict[str, Json] = field(default_factory=dict)  # By the view's id.
    opened: list[Json] = field(default_factory=list)  # `views.open` and `views.push`.
    updated: list[Json] = field(default_factory=list)
    published: dict[str, Json] = field(default_factory=dict)  # By the person's id.
    triggers: set[str] = field(default_factory=set)  # Those good for one view each.
    responses: list[Json] = field(default_factory=list)  # What response_urls took.
    refused: list[tuple[str, str]] = field(default_factory=list)  # Method and error.
    keys: Counter[str] = field(default_factory=Counter)
    rates: Rates = field(default_factory=Rates)
    url: str = ""
    link: web.WebSocketResponse | None = None
    linked: asyncio.Event = field(default_factory=asyncio.Event)
    acknowledged: "asyncio.Queue[Json]" = field(default_factory=asyncio.Queue)
    connections: set[object] = field(default_factory=set)
    _faults: dict[str, list[tuple[Fault, float]]] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Let the desk's own user be there."""
        self.has(DESK, bot=True, name="ses-desk", real_name="SES Desk")

    @property
    def base_url(self) -> str:
        """Where the Web API is."""
        return f"{self.url}api/"

    @property
    def violations(self) -> list[str]:
        """The lanes on which something was asked too early."""
        return self.rates.violations

    @property
    def doubled(self) -> list[str]:
        """The keys of what was taken more than once."""
        return [key for key, times in self.keys.items() if times > 1]

    def api(
        self,
        pool: ClientSession,
        *,
        token: str = TOKEN,
        now: Callable[[], float] = time.monotonic,
    ) -> SlackApi:
        """Return the product's own client, which finds this."""
        return SlackApi(pool, SecretStr(token), base_url=self.base_url, now=now)

    def pool(self, patience: ClientTimeout = TIMEOUT) -> ClientSession:
        """Return a pool for it; the caller closes it."""
        return open_pool(timeout=patience)

    def has(self, account: str, **about: Any) -> User:  # noqa: ANN401 - fields of User.
        """Let somebody be in the workspace."""
        user = User(id=account, **about)
        self.users[account] = user
        return user

    def hold(self, conversation: str, **about: Any) -> Conversation:  # noqa: ANN401
        """Let there be a channel that the desk is in."""
        about.setdefault("name", conversation.lower())
        held = Conversation(id=conversation, **about)
        self.conversations[conversation] = held
        return held

    def messages(self, conversation: str) -> list[Json]:
        """Return what stands in a conversation now, oldest first."""
        return list(self.conversations[conversation].messages.values())

    def called(self, method: str) -> list[Json]:
        """Return what a method was asked with, in order."""
        return [call.given for call in self.calls if call.method == method]

    def fail(
        self,
        method: str,
        error: str = "",
        *,
        times: float = 1,
        fault: Fault | None = None,
        **more: object,
    ) -> None:
        """
        Order faults of a method: Slack's *error*, or a whole *fault*, so many times.

        `math.inf` is for ever; what is ordered later comes later.
        """
        answer = {"ok": False, "error": error, **more}
        ordered = fault or Fault(body=answer)
        self._faults.setdefault(method, []).append((ordered, times))

    def throttle(self, method: str, *, seconds: int = 30, times: float = 1) -> None:
        """Answer 429 to a method, as Slack does."""
        headers = {"Retry-After": str(seconds)}
        body: Json = {"ok": False, "error": "ratelimited"}
        fault = Fault(status=429, headers=headers, body=body)
        self.fail(method, fault=fault, times=times)

    def heal(self) -> None:
        """Forget all faults that were ordered."""
        self._faults.clear()

    def next_id(self, letter: str) -> str:
        """Return an id that nothing else has."""
        return f"{letter}0{next(self._numbers):06d}"

    def next_ts(self) -> str:
        """Return the id of a message that comes now."""
        return f"{1_700_000_000 + next(self._numbers)}.000100"

    def let_go(self) -> None:
        """Answer whoever still waits."""
        self._closing.set()

    async def on_method(self, request: web.Request) -> web.StreamResponse:
        """Do what a method of the Web API does."""
        self.connections.add(request.protocol)
        call = await _read(request)
        self.calls.append(call)
        fault = self.script(call) or self._ordered(call.method)
        if fault is not None:
            return await self._faulty(request, call, fault)
        if self.keeps_rates:
            channel = str(call.given.get("channel", ""))
            seconds = self.rates.count(call.method, channel, self.now())
            if seconds:
                return _throttled(math.ceil(seconds))
        body, headers = self._done(call)
        return web.json_response(body, headers=headers)

    async def on_upload(self, request: web.Request) -> web.StreamResponse:
        """Take a file's bytes, the second of its three steps."""
        fault = self._ordered("upload")
        if fault is not None and not fault.takes:
            return await self._faulty(request, Call(method="upload", given={}), fault)
        file = self.files[request.match_info["file"]]
        if "Authorization" in request.headers:
            return web.Response(status=400, text="no token is wanted here")
        content = await request.read()
        if len(content) != file.length:
            return web.Response(status=400, text="wrong length")
        file.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def on_download(self, request: web.Request) -> web.StreamResponse:
        """Give a file's bytes to who shows the token; a page to log in to others."""
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        file = self.files.get(request.match_info["file"])
        if file is None or file.deleted or file.content is None:
            return web.Response(status=404)
        return web.Response(body=file.content)

    async def on_response(self, request: web.Request) -> web.StreamResponse:
        """Take what is posted to a response_url."""
        fault = self._ordered("response_url")
        if fault is not None:
            call = Call(method="response_url", given={})
            return await self._faulty(request, call, fault)
        said = await request.json()
        self.responses.append({**said, "to": request.match_info["which"]})
        return web.json_response({"ok": True})

    async def on_link(self, request: web.Request) -> web.StreamResponse:
        """Be the socket that the desk opens, until it closes it."""
        link = web.WebSocketResponse()
        await link.prepare(request)
        self.link = link
        self.linked.set()
        async for frame in link:
            if frame.type is WSMsgType.TEXT:
                self.acknowledged.put_nowait(json.loads(frame.data))
        return link

    def response_url(self, which: str = "1") -> str:
        """Return an address that answers to a press or a command are posted to."""
        return f"{self.url}actions/{which}"

    def _ordered(self, method: str) -> Fault | None:
        waiting = self._faults.get(method) or self._faults.get("*")
        if not waiting:
            return None
        fault, times = waiting[0]
        waiting[0] = (fault, times - 1)
        if times <= 1:
            waiting.pop(0)
        return fault

    def _done(self, call: Call) -> tuple[Json, dict[str, str]]:
        headers = {"x-oauth-scopes": ",".join(sorted(self.scopes))}
        try:
            self._refuse_unknown(call)
            done = _does(self, call)
        except SlackSays as said:
            self.refused.append((call.method, said.body["error"]))
            return said.body, headers
        return {"ok": True, **done}, headers

    def _refuse_unknown(self, call: Call) -> None:
        if not call.token:
            raise SlackSays("not_authed")
        wanted = APP_TOKEN if call.method.startswith("apps.connections") else self.token
        if call.token != wanted:
            raise SlackSays("invalid_auth")

    async def _faulty(
        self, request: web.Request, call: Call, fault: Fault
    ) -> web.StreamResponse:
        body = fault.body
        if fault.takes:
            done, _ = self._done(call)
            body = done if body is None else body
        if fault.hangs:
            await self._closing.wait()
        if fault.breaks and request.transport:
            request.transport.abort()
        headers = dict(fault.headers)
        if fault.html:
            return web.Response(
                text=fault.html,
                status=fault.status,
                headers=headers,
                content_type="text/html",
            )
        return web.json_response(body or {}, status=fault.status, headers=headers)


def _throttled(seconds: int) -> web.Response:
    return web.json_response(
        {"ok": False, "error": "ratelimited"},
        status=429,
        headers={"Retry-After": str(seconds)},
    )


async def _read(request: web.Request) -> Call:
    if request.content_type == "application/json":
        given = dict(await request.json())
    else:
        sent = await request.post() if request.content_type == _FORM else {}
        texts = {**request.query, **sent}
        given = {name: _value(name, str(text)) for name, text in texts.items()}
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return Call(
        method=request.match_info["method"],
        given=given,
        token=token if scheme == "Bearer" else "",
        content_type=request.content_type,
    )


def _value(name: str, text: str) -> object:
    """Forms are text: flags, numbers and embedded JSON are read out of it."""
    if name in _EMBEDDED and text[:1] in {"[", "{"}:
        return json.loads(text)
    if text in {"true", "false"} and name not in _WORDS:
        return text == "true"
    if name in {"limit", "length"}:
        return int(text)
    return text


@asynccontextmanager
async def standin_slack(
    slack: StandInSlack | None = None,
) -> AsyncIterator[StandInSlack]:
    """Open a stand-in on a free port, and close it."""
    slack = slack or StandInSlack()
    app = web.Application(client_max_size=10**7)
    app.router.add_route("*", "/api/{method}", slack.on_method)
    app.router.add_post("/upload/{file}", slack.on_upload)
    app.router.add_get("/files-pri/{file}/download", slack.on_download)
    app.router.add_get("/files-pri/{file}", slack.on_download)
    app.router.add_post("/actions/{which}", slack.on_response)
    app.router.add_get("/link", slack.on_link)
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield slack
    finally:
        slack.let_go()
        await runner.cleanup()
