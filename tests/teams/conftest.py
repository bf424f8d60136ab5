"""The one case that these tests send for, and logs as they were."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.demo_office import move_in
from domain.cases import Case, CaseFacts
from domain.people import Actor
from services.cases.open_case import NewCase, open_case
from services.ports import Ports
from tests.clock import FakeClock
from tests.teams.placing import FOCAL


@pytest.fixture(name="case")
def _case(ports: Ports, clock: FakeClock) -> Case:
    """Open DEMO-0001, registered on the clock's day: Monday 3 June 2024."""
    move_in(ports.open_uow, ports.read_uow)
    facts = CaseFacts(
        reference="DEMO-0001",
        country="Demo Country",
        project="Demo Wetlands Restoration",
        office_id="demo-country-office",
    )
    new = NewCase(facts=facts, registered_on=clock.now.date())
    return open_case(new, by=Actor(person_id=FOCAL, via="test"), ports=ports)


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """Let no test of another folder, nor one of these, set the logs up for the next."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()
    root.handlers = handlers
    root.setLevel(level)
