"""What the administrator does: name facilitators, and take people off the roster."""

from domain.learning.roster import RosterEntry, RosterPart, RosterState, RosterWords
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.connect.pass_on import pass_on_questions
from services.learning.roster.checked_words import described
from services.learning.roster.telling import invitation
from services.ports import Ports, UnitOfWork


def name_part(
    person_id: str,
    part: RosterPart,
    *,
    words: RosterWords,
    by: Actor,
    ports: Ports,
) -> RosterEntry:
    """
    Name a facilitator; all others are only invited, and say yes themselves.

    Done again it answers with what stands. Refusals: `person-not-found`, and those of
    what it says.
    """
    at = ports.clock()
    named = part is RosterPart.FACILITATOR
    fresh = RosterEntry(
        id=ports.new_id(),
        person_id=person_id,
        part=part,
        state=RosterState.HOLDS if named else RosterState.INVITED,
        since=at,
        by_id=by.person_id,
    )
    with ports.open_uow() as uow:
        uow.people.get(person_id)
        entry = described(fresh, words)
        if not uow.roster.add(entry):
            return _standing(person_id, part, uow)
        if not named:
            uow.record.queue([invitation(entry)], at=at)
        uow.commit()
    pass_on_questions(ports=ports)
    return entry


def end_part(
    person_id: str, part: RosterPart, *, by: Actor, ports: Ports
) -> RosterEntry:
    """
    Take somebody off the roster, and what they had to answer to others.

    `not-on-roster` where they are not on it.
    """
    with ports.open_uow() as uow:
        entry = _standing(person_id, part, uow)
        ended = entry.stepped(RosterState.LEFT, by=by.person_id, at=ports.clock())
        uow.roster.change(ended, was=entry.state)
        uow.commit()
    pass_on_questions(ports=ports)
    return ended


def _standing(person_id: str, part: RosterPart, uow: UnitOfWork) -> RosterEntry:
    for entry in uow.roster.of_person(person_id):
        if entry.part is part:
            return entry
    raise Refusal("not-on-roster")
