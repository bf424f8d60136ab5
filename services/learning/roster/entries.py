"""Entries of the roster: a new one, and the one that stands."""

from domain.learning.roster import RosterEntry, RosterPart, RosterState
from domain.people import Actor
from domain.refusals import Refusal
from services.ports import Ports, UnitOfWork


def new_entry(
    person_id: str, part: RosterPart, state: RosterState, by: Actor, *, ports: Ports
) -> RosterEntry:
    """Make an entry of somebody who has no such part yet."""
    return RosterEntry(
        id=ports.new_id(),
        person_id=person_id,
        part=part,
        state=state,
        since=ports.clock(),
        by_id=by.person_id,
    )


def standing_entry(person_id: str, part: RosterPart, uow: UnitOfWork) -> RosterEntry:
    """Return what somebody has of a part, or was asked; `not-on-roster`."""
    for entry in uow.roster.of_person(person_id):
        if entry.part is part:
            return entry
    raise Refusal("not-on-roster")
