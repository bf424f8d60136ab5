"""Somebody at the desk, as far as HTTP knows: a browser's cookies and its pages."""

import html
import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

from aiohttp import ClientResponse, FormData
from aiohttp.test_utils import TestClient

PAGE = {"Accept": "text/html"}


class Visitor:
    """A browser without eyes."""

    def __init__(self, client: "TestClient[Any, Any]") -> None:
        self.client = client
        self.person_id = ""
        self.token = ""

    async def sit(self, person_id: str) -> "Visitor":
        """Choose who one is, as the page of the cast does."""
        cast = await self.page("/who")
        found = re.search(r'name="token" value="(\w+)"', cast)
        assert found
        choice = {"token": found.group(1), "person": person_id}
        async with self.client.post("/who", data=choice, headers=PAGE) as answer:
            assert answer.status == 200
        self.person_id = person_id
        self.token = attribute(await self.page("/direct"), "token")
        return self

    async def page(self, path: str) -> str:
        """Open a page and return it."""
        async with self.client.get(path, headers=PAGE) as answer:
            return await answer.text()

    async def status(self, path: str) -> int:
        """Open a page and return the status of the answer."""
        async with self.client.get(path, headers=PAGE) as answer:
            return answer.status

    @property
    def direct(self) -> str:
        """The visitor's own chat with the desk."""
        return f"direct:{self.person_id}"

    async def say(
        self, text: str, *, where: str = "", files: Mapping[str, bytes] | None = None
    ) -> ClientResponse:
        """Write something."""
        form = FormData({"conversation": where or self.direct, "text": text})
        for name, content in (files or {}).items():
            form.add_field("file", BytesIO(content), filename=name)
        return await self.post("/say", form)

    async def press(
        self, verb: str, *, target: str = "", where: str = "", **fields: str
    ) -> ClientResponse:
        """Press a button, or send a form with its inputs as `input.name`."""
        sent = {"conversation": where or self.direct, "verb": verb, "target": target}
        return await self.post("/press", {**sent, **fields})

    async def post(
        self, path: str, form: object, *, headers: Mapping[str, str] | None = None
    ) -> ClientResponse:
        """Send anything, with the token of the page."""
        carried = {"X-Desk-Token": self.token, **(headers or {})}
        answer = await self.client.post(path, data=form, headers=carried)
        await answer.read()
        return answer

    @asynccontextmanager
    async def live(
        self, *, since: int, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[AsyncIterator[tuple[str, Any, int]]]:
        """Listen to the stream: name, what is told, and the change, one by one."""
        asked = f"/live?since={since}&person={self.person_id}"
        async with self.client.get(asked, headers=headers) as answer:
            assert answer.content_type == "text/event-stream"
            yield events(answer)


async def events(answer: ClientResponse) -> AsyncIterator[tuple[str, Any, int]]:
    """Read server-sent events off a response."""
    told: dict[str, str] = {}
    async for line in answer.content:
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name:
            told[name] = value
        elif "event" in told:
            yield told["event"], json.loads(told["data"]), int(told.get("id", 0))
            told = {}
        else:
            told = {}


def attribute(page: str, name: str) -> str:
    """Return what the page's body tells its script."""
    found = re.search(rf'data-{name}="([^"]*)"', page)
    assert found, name
    return html.unescape(found.group(1))
