"""Telling facilitators which links a check newly found dead: one message a check."""

from collections.abc import Collection

from domain.learning.resources import Resource
from domain.learning.roster import RosterEntry
from domain.learning.topics import is_about
from domain.news import News, NewsKind, news_for
from services.learning.facilitators import facilitators
from services.ports import UnitOfWork


def news_of_dead_links(dead: Collection[Resource], uow: UnitOfWork) -> list[News]:
    """
    Tell each facilitator of the resources of their topics; nothing where none is.

    Who named no topic is told of all, and all are told of what nobody named.
    """
    people = facilitators(uow) if dead else []
    orphans = {
        each.id for each in dead if not any(_minds(entry, each) for entry in people)
    }
    told = (
        (entry, [each.id for each in dead if each.id in orphans or _minds(entry, each)])
        for entry in people
    )
    return [
        news_for(
            entry.person_id, NewsKind.LINKS_DEAD, words={"resources": " ".join(ids)}
        )
        for entry, ids in told
        if ids
    ]


def _minds(entry: RosterEntry, resource: Resource) -> bool:
    """Whether a facilitator answers for one of a resource's topics."""
    return not entry.topics or any(
        is_about(word, topic) for word in entry.topics for topic in resource.topics
    )
