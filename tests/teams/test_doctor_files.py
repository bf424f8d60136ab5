"""The doctor says whether the address that documents are opened under leads here."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.commands.doctor_teams import files_findings
from bot.desk.opened import add_opened_files
from bot.teams.connector import open_pool
from bot.teams.examining import Reach, opens_files
from services.ports import Ports

ADDRESS = "https://desk.example.org"


async def opens(app: web.Application) -> bool:
    async with TestServer(app) as server, open_pool() as pool:
        return await opens_files(str(server.make_url("")).rstrip("/"), pool)


async def test_the_desk_is_known_by_how_it_opens_nothing(ports: Ports) -> None:
    app = web.Application()
    add_opened_files(app, ports)

    assert await opens(app)


async def test_a_proxy_that_does_not_pass_it_on_is_not_the_desk() -> None:
    assert not await opens(web.Application())


async def test_where_nothing_answers_nothing_opens(unused_tcp_port: int) -> None:
    async with open_pool() as pool:
        assert not await opens_files(f"http://127.0.0.1:{unused_tcp_port}", pool)


def test_what_to_do_is_told_once() -> None:
    (found,) = files_findings(ADDRESS, Reach.DESK, opens=True)
    (missing,) = files_findings(ADDRESS, Reach.DESK, opens=False)

    assert f"under {ADDRESS}/files/" in str(found)
    assert str(missing).startswith("problem")
    assert "lead /files/ to this desk" in str(missing)


@pytest.mark.parametrize("reach", [Reach.NOTHING, Reach.SOMETHING_ELSE])
def test_where_the_desk_is_not_reached_that_is_said_alone(reach: Reach) -> None:
    assert files_findings(ADDRESS, reach, opens=False) == []
