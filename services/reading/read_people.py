"""Who can be chosen: the people of the desk, the demo's cast apart from real ones."""

from collections.abc import Iterable

from domain.people import OfficePlace, Person
from domain.refusals import Refusal
from domain.roles import Office
from services.ports import Ports


def everybody(*, demo: bool, ports: Ports) -> list[Person]:
    """Return all people by name, either the demo's cast or the real ones."""
    with ports.read_uow() as uow:
        return [person for person in uow.people.everybody() if person.demo == demo]


def colleagues(person_id: str, *, ports: Ports) -> list[Person]:
    """Return whom somebody can choose for something: their like, not themselves."""
    me = read_person(person_id, ports=ports)
    return [each for each in everybody(demo=me.demo, ports=ports) if each.id != me.id]


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
    return _only(name, people.values()) or _nobody("person-not-on-case", name)


def find_person(name: str, *, demo: bool, ports: Ports) -> str:
    """
    Return the id of the person whom a name means, among the demo's cast or the rest.

    Refusals: `person-not-found`, `which-person`.
    """
    people = everybody(demo=demo, ports=ports)
    return _only(name, people) or _nobody("person-not-found", name)


def _only(name: str, people: Iterable[Person]) -> str:
    """Return the one whom a name means, empty for nobody; `which-person`."""
    wanted, known = name.casefold(), list(people)
    found = [p for p in known if wanted in (p.id, p.name.casefold())]
    found = found or [p for p in known if wanted in p.name.casefold()]
    if len(found) > 1:
        names = ", ".join(sorted(person.name for person in found))
        raise Refusal("which-person", people=names)
    return found[0].id if found else ""


def _nobody(code: str, name: str) -> str:
    raise Refusal(code, person=name[:60])
