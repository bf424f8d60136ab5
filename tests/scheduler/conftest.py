"""The one case that these tests deliver and sweep for."""

import pytest

from domain.cases import Case
from services.ports import Ports
from tests.clock import FakeClock
from tests.opened_case import opened_case


@pytest.fixture(name="case")
def _case(ports: Ports, clock: FakeClock) -> Case:
    return opened_case(ports, clock)
