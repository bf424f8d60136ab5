"""
What tests of every floor share: a real database, a clock, and the ports.

`engine` is SQLite; a folder that must hold on PostgreSQL too parametrises it with
`DATABASES`, indirectly.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine

from bot.compose import wired
from services.ports import Ports
from storage.engine import make_engine, sqlite_url
from storage.unit_of_work import SqlUnitOfWork, open_uow, read_uow
from tests.clock import FakeClock
from tests.databases import Postgres, copy_of, finished_file, postgres

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DATABASES = ("sqlite", "postgresql")

OpenUow = Callable[[], AbstractContextManager[SqlUnitOfWork]]


# A test that may take longer is begun first: at the end, all others would wait for it.
_LONG = 300  # Seconds.


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest; the others stay in their order."""
    items.sort(key=_is_short)


def _is_short(item: pytest.Item) -> bool:
    limit = item.get_closest_marker("timeout")
    return limit is None or not limit.args or limit.args[0] < _LONG


@pytest.fixture(scope="session", name="finished_database")
def _finished_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with all tables, to be copied."""
    return finished_file(tmp_path_factory.mktemp("finished") / "desk.sqlite")


@pytest.fixture(scope="session", name="postgres")
def _postgres() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture(name="engine")
def _engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    kind = getattr(request, "param", "sqlite")
    if kind == "sqlite":
        finished = request.getfixturevalue("finished_database")
        engine = make_engine(sqlite_url(copy_of(finished, tmp_path / "desk.sqlite")))
    else:
        engine = make_engine(request.getfixturevalue("postgres").emptied())
    yield engine
    engine.dispose()


@pytest.fixture(name="open_uow")
def _open_uow(engine: Engine) -> OpenUow:
    return partial(open_uow, engine)


@pytest.fixture(name="read_uow")
def _read_uow(engine: Engine) -> OpenUow:
    return partial(read_uow, engine)


@pytest.fixture(name="clock")
def _clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(name="new_id")
def _new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id-{next(numbers):05}"


@pytest.fixture(name="ports")
def _ports(
    engine: Engine, clock: FakeClock, new_id: Callable[[], str], tmp_path: Path
) -> Ports:
    return wired(
        engine,
        clock=clock,
        new_id=new_id,
        key_file=tmp_path / "key" / "wall.key",
        files=tmp_path / "cases",
    )


@pytest.fixture(name="browser", scope="module")
def _browser() -> "Iterator[Browser]":
    from tests.cards.drawing import open_browser  # Playwright takes a second to import.

    with open_browser() as browser:
        yield browser


@pytest.fixture(name="page")
def _page(browser: "Browser") -> "Iterator[Page]":
    """Open a page as wide as a card of the desk."""
    page = browser.new_page(viewport={"width": 760, "height": 200})
    yield page
    page.close()
