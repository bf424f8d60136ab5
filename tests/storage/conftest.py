"""The folder's tests run on both databases."""

import pytest

from tests.conftest import DATABASES


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that needs a database on each of them."""
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", DATABASES, indirect=True)
