"""
An emulator of Slack that others wrote, and the doorway by which the desk reaches it.

The emulator (npm's `emulate`) takes JSON where Slack takes forms too, and has no
addresses that answers to presses are posted to: the doorway turns the one into the
other, and takes those answers itself.
"""

import asyncio
import json
import os
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientSession, web

from bot.slack.open_slack import SlackAt
from tests.cards.drawing import NODE_MODULES
from tests.slack.standin_state import APP, BOT, DESK, SCOPES, TOKEN

CLI = NODE_MODULES / "emulate" / "dist" / "index.js"
_PATIENCE = 30.0  # Seconds.
_FLAGS = frozenset({"true", "false"})
_FORM = "application/x-www-form-urlencoded"

Json = dict[str, Any]


@dataclass
class Emulator:
    """Fills `Workspace`: an emulator and what went through the doorway before it."""

    pool: ClientSession
    behind: str  # The emulator's own address.
    url: str = ""
    team: str = ""
    desk: str = DESK
    accounts: dict[str, str] = field(default_factory=dict)
    shown: list[Json] = field(default_factory=list)
    published: dict[str, Json] = field(default_factory=dict)
    said_apart: list[Json] = field(default_factory=list)
    responses: list[Json] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    @property
    def at(self) -> SlackAt:
        """Where the desk finds it."""

        def is_own(address: str) -> bool:
            return address.startswith(self.url)

        return SlackAt(api=f"{self.url}api/", takes_answers=is_own, lays_files=is_own)

    def account(self, person_id: str) -> str:
        """Return somebody's account."""
        return self.accounts[person_id]

    def response_url(self, person_id: str) -> str:
        """Return an address that takes answers to somebody."""
        return f"{self.url}actions/{person_id}"

    async def trigger(self, person_id: str) -> str:
        """Return what opens one modal for somebody, for three seconds."""
        asked = {"user_id": self.account(person_id)}
        return str((await self.ask("views.generateTriggerId", asked))["trigger_id"])

    async def drop(
        self, person_id: str, content: bytes, *, name: str, channel: str, thread: str
    ) -> Json:
        """Let somebody send a file into a thread; return the message."""
        token = _token_of(person_id)
        wanted = {"filename": name, "length": len(content)}
        laid = await self.ask("files.getUploadURLExternal", wanted, token=token)
        async with self.pool.post(laid["upload_url"], data=content) as answer:
            assert answer.ok
        done = {
            "files": [{"id": laid["file_id"]}],
            "channel_id": channel,
            "thread_ts": thread,
        }
        await self.ask("files.completeUploadExternal", done, token=token)
        at = {"channel": channel, "ts": thread}
        replies = (await self.ask("conversations.replies", at))["messages"]
        return dict(next(each for each in reversed(replies) if each.get("files")))

    async def is_archived(self, channel: str) -> bool:
        """Tell whether a channel is archived."""
        told = await self.ask("conversations.info", {"channel": channel})
        return bool(told["channel"]["is_archived"])

    async def last_messages(self, channel: str) -> list[Json]:
        """Return what stands in a channel."""
        told = await self.ask(
            "conversations.history", {"channel": channel, "limit": 200}
        )
        return list(told["messages"])

    async def ask(self, method: str, given: Json, *, token: str = TOKEN) -> Json:
        """Ask the emulator itself; it has to say yes."""
        headers = {"Authorization": f"Bearer {token}"}
        address = f"{self.behind}api/{method}"
        async with self.pool.post(address, json=given, headers=headers) as answer:
            told: Json = json.loads(self._as_seen(await answer.text()))
        assert told["ok"], (method, told)
        return told

    async def on_method(self, request: web.Request) -> web.Response:
        """Hand a method on as JSON, whichever way it came."""
        if request.content_type == "application/json":
            given = dict(await request.json())
        else:
            sent = await request.post() if request.content_type == _FORM else {}
            texts = {**request.query, **sent}
            given = {name: _value(str(text)) for name, text in texts.items()}
        headers = {"Authorization": request.headers.get("Authorization", "")}
        address = f"{self.behind}api/{request.match_info['method']}"
        async with self.pool.post(address, json=given, headers=headers) as answer:
            said = self._as_seen(await answer.text())
        self._note(request.match_info["method"], given, json.loads(said))
        return web.Response(text=said, content_type="application/json")

    async def on_response(self, request: web.Request) -> web.Response:
        """Take what is answered to a press or a command."""
        said = await request.json()
        self.responses.append({**said, "to": request.match_info["which"]})
        return web.json_response({"ok": True})

    async def on_other(self, request: web.Request) -> web.Response:
        """Hand files on, both ways."""
        kept = ("Authorization", "Content-Type")
        headers = {
            name: request.headers[name] for name in kept if name in request.headers
        }
        address = f"{self.behind}{request.rel_url.raw_path_qs.lstrip('/')}"
        async with self.pool.request(
            request.method, address, data=await request.read(), headers=headers
        ) as answer:
            return web.Response(
                status=answer.status,
                body=await answer.read(),
                content_type=answer.content_type,
            )

    def _as_seen(self, said: str) -> str:
        """Let what is at the emulator be found by way of the doorway."""
        return said.replace(self.behind, self.url or self.behind)

    def _note(self, method: str, given: Json, said: Json) -> None:
        if not said["ok"]:
            self.refused.append((method, said["error"]))
        elif method == "views.publish":
            self.published[given["user_id"]] = said["view"]
        elif method.startswith("views."):
            self.shown.append(said["view"])
        elif method == "chat.postEphemeral":
            self.said_apart.append(given)


def _value(text: str) -> object:
    if text in _FLAGS:
        return text == "true"
    if text[:1] in {"[", "{"}:
        with suppress(ValueError):
            return json.loads(text)
    return text


def _token_of(person_id: str) -> str:
    return f"xoxp-{person_id}"


def _seed(people: Sequence[str]) -> str:
    """Return what the emulator begins with; it reads JSON where it reads YAML."""
    app = {
        "app_id": APP,
        "client_id": "demo",
        "client_secret": "demo",
        "name": "SES Desk",
        "redirect_uris": [],
        "bot_id": BOT,
        "bot_user_id": DESK,
        "bot_name": "ses-desk",
    }
    desk = {
        "token": TOKEN,
        "type": "bot",
        "user_id": DESK,
        "app_id": APP,
        "bot_id": BOT,
        "scopes": list(SCOPES),
    }
    slack = {
        "team": {"name": "Demo Workspace", "domain": "demo"},
        "users": [{"name": each, "real_name": each} for each in people],
        "oauth_apps": [app],
        "tokens": [
            desk,
            *({"token": _token_of(each), "user": each} for each in people),
        ],
        "strict_scopes": True,
    }
    return json.dumps({"slack": slack})


@asynccontextmanager
async def emulated(folder: Path, people: Sequence[str]) -> AsyncIterator[Emulator]:
    """Open an emulator in which these people are, and the doorway before it."""
    if not CLI.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    with _running(folder, people) as (address, process):
        async with ClientSession() as pool:
            emulator = Emulator(pool, f"{address}/")
            await _listening(emulator, process)
            async with _doorway(emulator):
                await _meet(emulator, people)
                yield emulator


@contextmanager
def _running(
    folder: Path, people: Sequence[str]
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Run it, and yield its address."""
    seed, port = folder / "seed.json", _free_port()
    seed.write_text(_seed(people), encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    words = ["start", "--service", "slack", "--port", str(port)]
    words += ["--seed", str(seed), "--base-url", address]
    with subprocess.Popen(
        [_node(), str(CLI), *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield address, process
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _node() -> str:
    """Return a Node that is new enough; that of most machines is too old."""
    found = sorted(NODE_MODULES.glob("node-linux-*/bin/node"))
    if not found or not os.access(found[0], os.X_OK):
        pytest.skip("needs the Node of package.json: run `npm ci` on Linux")
    return str(found[0])


async def _listening(emulator: Emulator, process: "subprocess.Popen[bytes]") -> None:
    async with asyncio.timeout(_PATIENCE):
        while True:
            assert process.poll() is None, "the emulator ended before it listened"
            with suppress(ClientConnectionError):
                told = await emulator.ask("auth.test", {})
                emulator.team = told["team_id"]
                return
            await asyncio.sleep(0.1)


async def _meet(emulator: Emulator, people: Sequence[str]) -> None:
    """Learn which accounts the emulator gave to whom."""
    told = await emulator.ask("users.list", {"limit": 200})
    accounts = {each["name"]: each["id"] for each in told["members"]}
    emulator.accounts = {each: accounts[each] for each in people}


@asynccontextmanager
async def _doorway(emulator: Emulator) -> AsyncIterator[None]:
    app = web.Application(client_max_size=10**7)
    app.router.add_route("*", "/api/{method}", emulator.on_method)
    app.router.add_post("/actions/{which}", emulator.on_response)
    app.router.add_route("*", "/{path:.*}", emulator.on_other)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    emulator.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield
    finally:
        await runner.cleanup()
