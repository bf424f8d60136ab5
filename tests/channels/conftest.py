"""Every channel in turn, and those alone that have a vendor."""

from collections.abc import AsyncIterator

import pytest

from domain.cases import Case
from services.ports import Ports
from tests.channels.sides import ALL, VENDORS, Side, VendorSide, side_of
from tests.clock import FakeClock
from tests.opened_case import opened_case


@pytest.fixture(name="case")
def _case(ports: Ports, clock: FakeClock) -> Case:
    return opened_case(ports, clock)


@pytest.fixture(name="side", params=ALL)
async def _side(
    request: pytest.FixtureRequest, ports: Ports, case: Case
) -> AsyncIterator[Side]:
    del case  # For its office.
    async with side_of(request.param, ports) as side:
        yield side


@pytest.fixture(name="vendor", params=VENDORS)
async def _vendor(
    request: pytest.FixtureRequest, ports: Ports, case: Case
) -> AsyncIterator[VendorSide]:
    del case  # For its office.
    async with side_of(request.param, ports) as side:
        assert isinstance(side, VendorSide)
        yield side
