"""What the administrator does: name facilitators, and take people off the roster."""

from domain.learning.roster import RosterEntry, RosterPart, RosterState, RosterWords
from domain.people import Actor
from services.again import Lost, again
from services.learning.connect.pass_on import pass_on_questions
from services.learning.roster.checked_words import described
from services.learning.roster.entries import new_entry, standing_entry
from services.learning.roster.telling import invitation
from services.ports import Ports


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
    state = RosterState.HOLDS if named else RosterState.INVITED
    fresh = new_entry(person_id, part, state, by, ports=ports)
    with ports.open_uow() as uow:
        uow.people.get(person_id)
        entry = described(fresh, words)
        if not uow.roster.add(entry):
            return standing_entry(person_id, part, uow)
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
    ended = _ended(person_id, part, by=by, ports=ports)
    pass_on_questions(ports=ports)
    return ended


@again
def _ended(person_id: str, part: RosterPart, *, by: Actor, ports: Ports) -> RosterEntry:
    with ports.open_uow() as uow:
        entry = standing_entry(person_id, part, uow)
        ended = entry.stepped(RosterState.LEFT, by=by.person_id, at=ports.clock())
        if not uow.roster.change(ended, was=entry.state):
            raise Lost  # They say yes or no in this moment.
        uow.commit()
    return ended
