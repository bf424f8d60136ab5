"""Onto the roster by two: one asks or invites, the other says yes."""

from domain.learning.roster import (
    OPT_IN,
    RosterEntry,
    RosterPart,
    RosterState,
    RosterWords,
)
from domain.news import News
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.facilitators import (
    facilitators,
    refuse_other_than_facilitators,
)
from services.learning.roster.checked_words import described
from services.learning.roster.entries import new_entry, standing_entry
from services.learning.roster.telling import invitation, news_of, to_facilitators
from services.ports import Ports, UnitOfWork


def invite_to_roster(
    person_id: str,
    part: RosterPart,
    *,
    words: RosterWords,
    by: Actor,
    ports: Ports,
) -> RosterEntry:
    """
    Ask somebody to be an expert, champion or focal point; it holds once they agree.

    Whoever asked to join is admitted by it. Refusals: `not-a-facilitator`,
    `roster-part-named` for a facilitator, `person-not-found`, those of what it says.
    """
    _refuse_named(part)
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        uow.people.get(person_id)
        entry = new_entry(person_id, part, RosterState.INVITED, by, ports=ports)
        entry = described(entry, words)
        if uow.roster.add(entry):
            uow.record.queue([invitation(entry)], at=ports.clock())
            uow.commit()
            return entry
        stands = standing_entry(person_id, part, uow)
    if stands.state is RosterState.ASKED:
        return answer_joining(stands.id, yes=True, by=by, ports=ports)
    return stands


def ask_to_join(
    part: RosterPart, *, words: RosterWords, by: Actor, ports: Ports
) -> RosterEntry:
    """
    Ask the facilitators for a part; who was invited to it agrees by asking.

    Refusals: `roster-part-named`, `no-facilitator`, those of what it says.
    """
    _refuse_named(part)
    with ports.open_uow() as uow:
        if not facilitators(uow):
            raise Refusal("no-facilitator")
        entry = new_entry(by.person_id, part, RosterState.ASKED, by, ports=ports)
        entry = described(entry, words)
        if uow.roster.add(entry):
            uow.record.queue(to_facilitators(entry, uow), at=ports.clock())
            uow.commit()
            return entry
        stands = standing_entry(by.person_id, part, uow)
    if stands.state is RosterState.INVITED:
        return answer_invitation(stands.id, yes=True, by=by, ports=ports)
    return stands


def answer_invitation(
    entry_id: str, *, yes: bool, by: Actor, ports: Ports
) -> RosterEntry:
    """
    Say yes or no to an invitation of one's own; whoever invited hears of it.

    Pressed again it answers with what stands; `not-your-invitation`.
    """
    with ports.open_uow() as uow:
        entry = uow.roster.get(entry_id)
        if entry is None or entry.person_id != by.person_id:
            raise Refusal("not-your-invitation")
        if entry.state is not RosterState.INVITED:
            return entry
        told = [news_of(entry, entry.by_id)] if _is_person(entry.by_id, uow) else []
        return _answered(entry, told, yes=yes, by=by, ports=ports, uow=uow)


def answer_joining(entry_id: str, *, yes: bool, by: Actor, ports: Ports) -> RosterEntry:
    """
    Let somebody onto the roster who asked, or say no; they hear of it.

    Pressed again it answers with what stands. Refusals: `not-a-facilitator`,
    `not-on-roster`, `own-request`.
    """
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        entry = uow.roster.get(entry_id)
        if entry is None:
            raise Refusal("not-on-roster")
        if entry.person_id == by.person_id:
            raise Refusal("own-request")
        if entry.state is not RosterState.ASKED:
            return entry
        told = [news_of(entry, entry.person_id)]
        return _answered(entry, told, yes=yes, by=by, ports=ports, uow=uow)


def _answered(
    entry: RosterEntry,
    told: list[News],
    *,
    yes: bool,
    by: Actor,
    ports: Ports,
    uow: UnitOfWork,
) -> RosterEntry:
    state = RosterState.HOLDS if yes else RosterState.DECLINED
    answered = entry.stepped(state, by=by.person_id, at=ports.clock())
    if not uow.roster.change(answered, was=entry.state):
        return uow.roster.get(entry.id) or entry  # Somebody was first.
    uow.record.queue(told, at=ports.clock())
    uow.commit()
    return answered


def _refuse_named(part: RosterPart) -> None:
    if part not in OPT_IN:
        raise Refusal("roster-part-named")


def _is_person(person_id: str, uow: UnitOfWork) -> bool:
    return bool(uow.people.some([person_id]))
