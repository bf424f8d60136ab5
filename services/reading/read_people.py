"""Who can be chosen: the people of the desk, the demo's cast apart from real ones."""

from domain.people import OfficePlace, Person
from domain.roles import Office
from services.ports import Ports


def everybody(*, demo: bool, ports: Ports) -> list[Person]:
    """Return all people by name, either the demo's cast or the real ones."""
    with ports.read_uow() as uow:
        return [person for person in uow.people.everybody() if person.demo == demo]


def country_offices(ports: Ports) -> list[OfficePlace]:
    """Return the offices that a case can belong to, by name."""
    with ports.read_uow() as uow:
        return [o for o in uow.people.offices() if o.kind is Office.COUNTRY]


def read_person(person_id: str, *, ports: Ports) -> Person:
    """Return a person; Refusal `person-not-found`."""
    with ports.read_uow() as uow:
        return uow.people.get(person_id)
