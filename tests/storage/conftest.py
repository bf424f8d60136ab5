"""The folder's tests run on both databases."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine

from storage.engine import make_engine, sqlite_url
from tests.conftest import DATABASES

Opened = Callable[[Path | str | URL], Engine]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that needs a database on each of them."""
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", DATABASES, indirect=True)


@pytest.fixture(name="opened")
def _opened() -> Iterator[Opened]:
    """Return what makes an engine for a file or an address, closed after the test."""
    engines: list[Engine] = []

    def open_(where: Path | str | URL) -> Engine:
        address = sqlite_url(where) if isinstance(where, Path) else where
        engines.append(make_engine(address))
        return engines[-1]

    yield open_
    for engine in engines:
        engine.dispose()
