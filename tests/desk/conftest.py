"""A small desk, and people who visit it over real HTTP or with a real browser."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Protocol

import pytest
from aiohttp.test_utils import TestClient, TestServer
from playwright.sync_api import Browser
from sqlalchemy import Engine

from services.ports import Ports
from tests.desk.browsing import Sit, seats
from tests.desk.site import Site
from tests.desk.small_desk import SmallDesk, make_small_desk
from tests.desk.visitor import Visitor


class Visit(Protocol):
    """Lets somebody in; without a person they only stand in the door."""

    async def __call__(self, person_id: str = "") -> Visitor:
        """Return the visitor."""


@pytest.fixture(name="desk")
def _desk(ports: Ports, engine: Engine) -> SmallDesk:
    return make_small_desk(ports, engine=engine)


@pytest.fixture(name="server")
async def _server(desk: SmallDesk) -> AsyncIterator[TestServer]:
    server = TestServer(desk.app(), skip_url_asserts=True)
    async with server:
        yield server


@pytest.fixture(name="visit")
async def _visit(server: TestServer) -> AsyncIterator[Visit]:
    clients: list[TestClient] = []  # type: ignore[type-arg]

    async def visit(person_id: str = "") -> Visitor:
        client = TestClient(server)
        clients.append(client)
        visitor = Visitor(client)
        return await visitor.sit(person_id) if person_id else visitor

    yield visit
    for client in clients:
        await client.session.close()


@pytest.fixture(name="site")
def _site(ports: Ports, engine: Engine) -> Iterator[Site]:
    site = Site(partial(make_small_desk, ports, engine=engine))
    yield site
    site.close()


@pytest.fixture(name="sit")
def _sit(browser: Browser, site: Site) -> Iterator[Sit]:
    with seats(browser, site) as sit:
        yield sit
