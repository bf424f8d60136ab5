"""Who can be chosen: the people of the desk, the demo's cast apart from real ones."""

from domain.people import OfficePlace, Person
from domain.refusals import Refusal
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


def find_member(case_id: str, name: str, *, ports: Ports) -> str:
    """
    Return the id of the member of a case's team whom a name means.

    Refusals: `person-not-on-case`, `which-person`.
    """
    with ports.read_uow() as uow:
        team = uow.people.team(case_id)
        present = {m.person_id for m in team.members if m.until is None}
        people = uow.people.some(present)
    wanted = name.casefold()
    found = [p for p in people.values() if wanted in (p.id, p.name.casefold())]
    found = found or [p for p in people.values() if wanted in p.name.casefold()]
    if not found:
        raise Refusal("person-not-on-case", person=name[:60])
    if len(found) > 1:
        names = ", ".join(sorted(person.name for person in found))
        raise Refusal("which-person", people=names)
    return found[0].id
