"""Who may open cases."""

from domain.people import Person
from domain.refusals import Refusal
from domain.rights import CASE_OPENERS
from services.ports import Ports


def may_open_cases(person_id: str, *, ports: Ports) -> bool:
    """Whether a person is of the team that opens cases."""
    with ports.read_uow() as uow:
        return is_opener(uow.people.get(person_id))


def refuse_other_openers(person_id: str, *, ports: Ports) -> None:
    """Refuse whoever is not, before they fill anything in: `not-an-opener`."""
    if not may_open_cases(person_id, ports=ports):
        raise Refusal("not-an-opener")


def is_opener(person: Person) -> bool:
    """Whether opening cases is among a person's duties."""
    return bool(set(person.duties) & set(CASE_OPENERS))
