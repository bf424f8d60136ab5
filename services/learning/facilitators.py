"""Who facilitates: whoever holds that part on the roster."""

from domain.learning.roster import RosterEntry, RosterPart
from domain.refusals import Refusal
from services.ports import UnitOfWork


def may_facilitate(person_id: str, uow: UnitOfWork) -> bool:
    """Whether somebody is a facilitator."""
    return any(
        entry.holds and entry.part is RosterPart.FACILITATOR
        for entry in uow.roster.of_person(person_id)
    )


def refuse_other_than_facilitators(person_id: str, uow: UnitOfWork) -> None:
    """Refuse whoever is no facilitator: `not-a-facilitator`."""
    if not may_facilitate(person_id, uow):
        raise Refusal("not-a-facilitator")


def facilitators(uow: UnitOfWork) -> list[RosterEntry]:
    """Return the facilitators, in the order in which they were named."""
    return [
        entry
        for entry in uow.roster.live()
        if entry.holds and entry.part is RosterPart.FACILITATOR
    ]
