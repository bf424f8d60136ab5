"""The door on loopback, with nothing behind it: who comes in is told so."""

import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, web
from pydantic import SecretStr

from bot.desk_server import address_of, port_taken_up, serving
from bot.slack.door import Admitted, DoorClosed, SlackDoor
from bot.slack.door.signatures import SIGNATURE, TIMESTAMP, Signatures

SECRET = SecretStr("demo0signing0secret0of0the0desk")
SERVED = frozenset({"T111", "E111"})
JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"
NONE = "(none)"


@dataclass
class DoorSite:
    """A door, whom it *admitted* and why it *closed*."""

    session: ClientSession
    door: SlackDoor
    url: str = ""
    admitted: list[Admitted] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    async def knock(
        self,
        body: bytes,
        headers: Mapping[str, str] | None = None,
        *,
        kind: str = JSON_TYPE,
        signed: bool = True,
        age: float = 0,
    ) -> int:
        """Post a body, signed unless told otherwise; return the status."""
        told = await self.told(body, headers, kind=kind, signed=signed, age=age)
        return told[0]

    async def told(
        self,
        body: bytes,
        headers: Mapping[str, str] | None = None,
        *,
        kind: str = JSON_TYPE,
        signed: bool = True,
        age: float = 0,
    ) -> tuple[int, str]:
        """Post a body; return the status and what the door said."""
        given = {"Content-Type": kind}
        if signed:
            given |= signature_for(body, age=age)
        given |= headers or {}
        given = {name: each for name, each in given.items() if each != NONE}
        async with self.session.post(
            self.url,
            data=BytesIO(body),
            headers=given,
            skip_auto_headers=["Content-Type"],
        ) as said:
            words = await said.text()
            return said.status, words if said.ok else json.loads(words)["error"]

    async def answer(self, request: web.Request) -> web.Response:
        """Be what stands behind the door."""
        try:
            self.admitted.append(await self.door.admit(request))
        except DoorClosed as closed:
            self.closed.append(closed.code)
            return closed.as_response()
        return web.Response(text="come in")


def signature_for(
    body: bytes, *, age: float = 0, secret: SecretStr = SECRET
) -> dict[str, str]:
    """Return the headers by which Slack signs a body, so many seconds ago."""
    stamp = str(int(time.time() - age))
    return {TIMESTAMP: stamp, SIGNATURE: Signatures(secret).signed(stamp, body)}


def as_json(body: object) -> bytes:
    """Write a body as Slack does an event."""
    return json.dumps(body).encode()


def as_form(fields: Mapping[str, str]) -> bytes:
    """Write a body as Slack does a command."""
    return urlencode(fields).encode()


def as_payload(body: object) -> bytes:
    """Write a body as Slack does a press."""
    return as_form({"payload": json.dumps(body)})


def event(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON.
    """Return an event, as Slack sends it."""
    return {
        "type": "event_callback",
        "team_id": "T111",
        "api_app_id": "A111",
        "event_id": "Ev111",
        "event_time": 1700000000,
        "event": {"type": "message", "user": "U111", "text": "hi", "ts": "1.2"},
    } | changed


def press(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON.
    """Return a press of a button, as Slack sends it."""
    return {
        "type": "block_actions",
        "team": {"id": "T111", "domain": "demo"},
        "user": {"id": "U111", "team_id": "T111"},
        "trigger_id": "1.2.abc",
        "container": {"type": "message", "message_ts": "1.2", "channel_id": "C111"},
        "actions": [{"type": "button", "action_id": "a.b:1", "action_ts": "3.4"}],
    } | changed


def command(**changed: str) -> dict[str, str]:
    """Return a slash command, as Slack sends it."""
    return {
        "command": "/ses",
        "text": "my actions",
        "team_id": "T111",
        "user_id": "U111",
        "channel_id": "C111",
        "trigger_id": "1.2.abc",
    } | changed


@asynccontextmanager
async def door_site(served: frozenset[str] = SERVED) -> AsyncIterator[DoorSite]:
    """Open a door on a free port of loopback, as the product is served."""
    door = SlackDoor(Signatures(SECRET), served=served)
    async with ClientSession() as session:
        site = DoorSite(session, door)
        app = web.Application()
        app.router.add_route("*", "/slack/events", site.answer)
        with port_taken_up("127.0.0.1", 0) as taken:
            async with serving(app, taken):
                site.url = f"{address_of(taken)}slack/events"
                yield site
