"""Who of the facilitators fits a question, and how much everybody has to answer."""

from collections import Counter

from domain.learning.routing import Asked, Candidate, candidates
from services.case_change import today_of
from services.learning.facilitators import facilitators
from services.ports import Ports, UnitOfWork


def fittest_facilitator(
    asked: Asked, asker_id: str, *, uow: UnitOfWork, ports: Ports
) -> Candidate | None:
    """Return the fittest, there and with room first, but who asks; None for nobody."""
    others = [each for each in facilitators(uow) if each.person_id != asker_id]
    if not others:
        return None
    day = today_of(others[0].person_id, uow=uow, at=ports.clock())
    away = ports.away()
    return candidates(others, asked, loads=loads(uow), away=away, day=day)[0]


def away_now(*, uow: UnitOfWork, ports: Ports) -> frozenset[str]:
    """Return who is out of office, or said on the roster that they are."""
    said = {
        each.person_id
        for each in uow.roster.live()
        if each.is_away(today_of(each.person_id, uow=uow, at=ports.clock()))
    }
    return ports.away() | said


def loads(uow: UnitOfWork) -> Counter[str]:
    """Count the open questions that each person answers."""
    return Counter(each.holder_id for each in uow.questions.open())
