"""Fixtures of the tests that send: the one case they send for, and logs as before."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from domain.cases import Case
from services.ports import Ports
from tests.clock import FakeClock
from tests.opened_case import opened_case


@pytest.fixture(name="case")
def opened(ports: Ports, clock: FakeClock) -> Case:
    """Open the one case."""
    return opened_case(ports, clock)


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """Let no test of another folder, nor one of these, set the logs up for the next."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()
    root.handlers = handlers
    root.setLevel(level)
