"""What people do with a part of their own: say what they answer for, and leave."""

from domain.learning.roster import RosterEntry, RosterState, RosterWords
from domain.people import Actor
from domain.refusals import Refusal
from services.again import Lost, again
from services.learning.connect.pass_on import pass_on_questions
from services.learning.roster.checked_words import described
from services.ports import Ports, UnitOfWork


def describe_part(
    entry_id: str, *, words: RosterWords, by: Actor, ports: Ports
) -> RosterEntry:
    """
    Say what one answers for, how much at once, and when one is away.

    Refusals: `not-your-part-in-roster`, those of what it says.
    """
    with ports.open_uow() as uow:
        entry = _own(entry_id, by, uow)
        changed = described(entry, words)
        if not uow.roster.change(changed, was=entry.state):
            raise Refusal("not-your-part-in-roster")
        uow.commit()
    return changed


def leave_roster(entry_id: str, *, by: Actor, ports: Ports) -> RosterEntry:
    """Leave a part at any time; left twice is left once. `not-your-part-in-roster`."""
    left = _left(entry_id, by=by, ports=ports)
    pass_on_questions(ports=ports)
    return left


@again
def _left(entry_id: str, *, by: Actor, ports: Ports) -> RosterEntry:
    with ports.open_uow() as uow:
        entry = uow.roster.get(entry_id)
        if entry is None or entry.person_id != by.person_id:
            raise Refusal("not-your-part-in-roster")
        if entry.state in {RosterState.LEFT, RosterState.DECLINED}:
            return entry
        left = entry.stepped(RosterState.LEFT, by=by.person_id, at=ports.clock())
        if not uow.roster.change(left, was=entry.state):
            raise Lost  # Somebody admits them in this moment, or takes them off.
        uow.commit()
    return left


def _own(entry_id: str, by: Actor, uow: UnitOfWork) -> RosterEntry:
    entry = uow.roster.get(entry_id)
    if entry is None or entry.person_id != by.person_id or not entry.holds:
        raise Refusal("not-your-part-in-roster")
    return entry
