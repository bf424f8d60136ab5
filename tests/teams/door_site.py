"""The door on loopback, with nothing behind it: who comes in is told so."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from aiohttp import ClientSession, web

from bot.desk_server import address_of, port_taken_up, serving
from bot.teams.door import Admitted, Door, DoorClosed, TokenCheck, signing_keys
from bot.teams.door.keys import KeyPace
from tests.teams.standin_keys import (
    APP_ID,
    TENANT,
    StandInKeys,
    activity,
    standin_keys,
    token,
)

TENANTS = frozenset({TENANT})


@dataclass
class DoorSite:
    """A door, the keys it asks for, whom it *admitted* and why it *closed*."""

    session: ClientSession
    keys: StandInKeys
    url: str = ""
    admitted: list[Admitted] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    async def knock(
        self, body: object = None, *, authorization: str | None = None, **headers: str
    ) -> int:
        """Post a body, with a right token unless told otherwise; return the status."""
        return (await self.told(body, authorization=authorization, **headers))[0]

    async def told(
        self, body: object = None, *, authorization: str | None = None, **headers: str
    ) -> tuple[int, str]:
        """Post a body; return the status and what the door said."""
        sent = BytesIO(body if isinstance(body, bytes) else as_json(body or activity()))
        given = {"Content-Type": "application/json"} | headers
        given["Authorization"] = authorization or f"Bearer {token()}"
        given = {name: each for name, each in given.items() if each != "(none)"}
        async with self.session.post(
            self.url, data=sent, headers=given, skip_auto_headers=["Content-Type"]
        ) as said:
            words = await said.text()
            return said.status, words if said.ok else json.loads(words)["error"]

    async def answer(self, request: web.Request) -> web.Response:
        """Be what stands behind the door."""
        try:
            self.admitted.append(await self._door(request).admit(request))
        except DoorClosed as closed:
            self.closed.append(closed.code)
            return closed.as_response()
        return web.Response(text="come in")

    def _door(self, request: web.Request) -> Door:
        return request.app[DOOR]


DOOR = web.AppKey("door", Door)


def as_json(body: object) -> bytes:
    """Write a body as Teams does."""
    return json.dumps(body).encode()


@asynccontextmanager
async def door_site(
    *published: dict[str, Any],
    pace: KeyPace | None = None,
    silent: bool = False,
    **how: Any,  # noqa: ANN401 - as Door takes it.
) -> AsyncIterator[DoorSite]:
    """Open a door as `Door` is told to be, and publish keys for it, unless *silent*."""
    async with (
        standin_keys(*published, silent=silent) as standin,
        ClientSession() as session,
        signing_keys(session, metadata_url=standin.url, pace=pace) as keys,
    ):
        tokens = TokenCheck(APP_ID, keys=keys)
        door = Door(tokens, **({"tenants": TENANTS} | how))
        async with served(DoorSite(session, standin), door) as site:
            yield site


@asynccontextmanager
async def served(site: DoorSite, door: Door) -> AsyncIterator[DoorSite]:
    """Serve a site's door on a free port of loopback, as the product is served."""
    app = web.Application()
    app[DOOR] = door
    app.router.add_post("/api/messages", site.answer)
    with port_taken_up("127.0.0.1", 0) as taken:
        async with serving(app, taken):
            site.url = f"{address_of(taken)}api/messages"
            yield site
