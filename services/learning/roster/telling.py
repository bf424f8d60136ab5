"""Who is told of a step on the roster: it is queued with the step itself."""

from domain.learning.roster import RosterEntry
from domain.news import News, NewsKind, news_for
from services.learning.facilitators import facilitators
from services.ports import UnitOfWork


def invitation(entry: RosterEntry) -> News:
    """Ask somebody whether they want the part; or say that they have it."""
    return news_of(entry, entry.person_id)


def news_of(entry: RosterEntry, person_id: str) -> News:
    """Let somebody see how an entry stands."""
    return news_for(person_id, NewsKind.ROSTER, entry.id)


def to_facilitators(entry: RosterEntry, uow: UnitOfWork) -> list[News]:
    """Ask all facilitators but the one whom it is about."""
    others = [each.person_id for each in facilitators(uow)]
    return [news_of(entry, each) for each in others if each != entry.person_id]
