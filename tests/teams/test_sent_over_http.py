"""A file sent to the desk's own process, over HTTP from end to end."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from hashlib import sha256
from typing import Any
from urllib.request import Request, urlopen

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.compose import House, compose
from bot.settings import Settings
from bot.teams.development import TENANT, played
from bot.teams.turns.attached import DOWNLOAD
from services.reading.read_action import read_action
from tests.bot.commands import Served, serving
from tests.clock import FakeClock
from tests.services.cast import LEAD, Desk
from tests.teams.scenes import activity

Json = dict[str, Any]
FACTS = b"The facts of the case"


@pytest.fixture(scope="module", name="served")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk")
    tried = {"SES_DESK_TEAMS_DEVELOPMENT": "true"}
    with serving(folder, command="teams serve", env=tried) as served:
        yield served


@pytest.fixture(scope="module", name="house")
def _house(served: Served) -> Iterator[House]:
    with compose(Settings(data=served.folder / "data"), make=False) as house:
        yield house


class Teams:
    """Lays one file on this machine, and keeps what the desk says."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.said: list[Json] = []
        self.fetched = 0

    async def file(self, _request: web.Request) -> web.Response:
        """Hand the file out."""
        self.fetched += 1
        return web.Response(body=FACTS, content_type="application/octet-stream")

    async def take(self, request: web.Request) -> web.Response:
        """Keep what is said."""
        self.said.append(await request.json())
        return web.json_response({"id": str(len(self.said))})


@pytest.fixture(name="teams")
async def _teams() -> AsyncIterator[tuple[Teams, str]]:
    teams, app = Teams(), web.Application()
    app.router.add_get("/laid", teams.file)
    app.router.add_route("*", "/{rest:v3/.*}", teams.take)
    async with TestServer(app, host="127.0.0.1") as server:
        yield teams, str(server.make_url("/"))


def came(served: Served, url: str, text: str) -> int:
    """Send the lead's message with the file that is laid there."""
    content = {"downloadUrl": f"{url}laid?tempauth=1", "fileType": "docx"}
    laid = {"contentType": DOWNLOAD, "name": "Facts.docx", "content": content}
    body = activity(LEAD.person_id, text=text, attachments=[laid], serviceUrl=url)
    account = next(p.account for p in played() if p.person.id == LEAD.person_id)
    body["from"]["aadObjectId"] = account
    body["conversation"]["tenantId"] = body["channelData"]["tenant"]["id"] = TENANT
    headers = {"Content-Type": "application/json"}
    said = Request(served.address, json.dumps(body).encode(), headers)
    with urlopen(said, timeout=30) as answer:
        return int(answer.status)


async def test_a_sent_file_is_the_next_version_and_the_same_message_no_other(
    served: Served, house: House, teams: tuple[Teams, str]
) -> None:
    there, url = teams
    desk = Desk(ports=house.ports, clock=FakeClock())
    case = desk.open()
    five = desk.action(case, "5").id

    for _ in range(2):
        assert await asyncio.to_thread(came, served, url, "draft 5") == 200

    (version,) = read_action(five, reader="", ports=desk.ports).versions
    assert version.fingerprint == sha256(FACTS).hexdigest()
    assert there.fetched == 1
    assert any("Version 1 is in the case" in str(said) for said in there.said)
