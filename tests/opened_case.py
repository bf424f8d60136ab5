"""The one case that a test is about, opened in the demo office."""

from bot.demo_office import move_in
from domain.cases import Case, CaseFacts
from domain.people import Actor
from services.cases.open_case import NewCase, open_case
from services.ports import Ports
from tests.clock import FakeClock

FOCAL = Actor(person_id="demo-ses-focal-point", via="test")


def opened_case(ports: Ports, clock: FakeClock) -> Case:
    """Open DEMO-0001, registered on the clock's day: Monday 3 June 2024."""
    move_in(ports.open_uow, ports.read_uow)
    facts = CaseFacts(
        reference="DEMO-0001",
        country="Demo Country",
        project="Demo Wetlands Restoration",
        office_id="demo-country-office",
    )
    new = NewCase(facts=facts, registered_on=clock.now.date())
    return open_case(new, by=FOCAL, ports=ports)
