"""Drafting the digest of a week, out of what happened since the last one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from operator import itemgetter

from domain.learning.connect import PrivateQuestion, PublicAnswer
from domain.learning.digest import Digest, DigestItem, DigestState
from domain.learning.digest_choice import (
    Changed,
    chosen,
    of_answers,
    of_changes,
    of_most_asked,
    of_open,
)
from domain.learning.digest_week import nudge_at
from domain.learning.resources import KeptResource
from domain.news import NewsKind, news_for
from domain.nudging.reader_time import zone_named
from domain.people import THE_DESK
from services.learning.digest.change import entry_of, shown_anew
from services.learning.digest.whose import whose
from services.learning.facilitators import facilitators
from services.learning.feedback.read_tasks import MOST_READ, unsettled
from services.ports import Ports, UnitOfWork

_USUAL = timedelta(days=7)
_MOST = timedelta(days=28)  # What happened longer ago is no news.


def draft_digest(week: date, *, ports: Ports) -> Digest | None:
    """
    Draft the digest of a week and show it to the facilitators, in one transaction.

    What was not approved until then lapses. None where that week has one, or where
    nobody facilitates: any number of processes may draft at once.
    """
    with ports.open_uow() as uow:
        people = [each.person_id for each in facilitators(uow)]
        if not people:
            return None
        last = uow.digests.latest_sent()
        digest = _drafted(week, last, uow=uow, ports=ports)
        older = uow.digests.drafts()
        if not uow.digests.add(digest):
            return None
        if not all(_lapses(each, uow=uow, ports=ports) for each in older):
            return None  # Somebody approves it in this moment: the next tick drafts.
        uow.digests.record(entry_of(digest, "drafted", who=THE_DESK, ports=ports))
        kind = NewsKind.DIGEST_DRAFT
        news = [news_for(each, kind, digest.id) for each in dict.fromkeys(people)]
        uow.record.queue(news, at=ports.clock())
        uow.commit()
    return digest


def _drafted(
    week: date, last: Digest | None, *, uow: UnitOfWork, ports: Ports
) -> Digest:
    now = ports.clock()
    items = what_is_new(last, now, uow=uow, ports=ports)
    nudge = nudge_at(now, zone_named(ports.desk_zone)) if items else None
    return Digest(
        id=ports.new_id(), week=week, drafted_at=now, items=items, look_at=nudge
    )


def what_is_new(
    last: Digest | None, now: datetime, *, uow: UnitOfWork, ports: Ports
) -> tuple[DigestItem, ...]:
    """Return what happened since the *last* that was sent; in a week without one."""
    since = now - _USUAL if last is None else max(last.drafted_at, now - _MOST)
    asked = [each for each in uow.asked.newest(most=MOST_READ) if each.at >= since]
    kept = uow.resources.kept()
    catalogue = {each.resource.id: each.resource for each in kept}
    waiting = _waiting(since, now, uow)
    people = whose(waiting, uow=uow, ports=ports)
    return chosen(
        (
            of_changes(_changes(kept, since, uow)),
            of_most_asked(asked, catalogue, people=people),
            of_answers(_published(since, uow)),
            of_open(unsettled(asked, uow), waiting, people=people),
        ),
        told={each.subject for each in last.items} if last else (),
    )


def _lapses(digest: Digest, *, uow: UnitOfWork, ports: Ports) -> bool:
    """Let a draft be over; False where somebody was first."""
    lapsed = replace(digest, state=DigestState.LAPSED, look_at=None)
    if not uow.digests.change(lapsed, was=digest):
        return False
    uow.digests.record(entry_of(lapsed, "lapsed", who=THE_DESK, ports=ports))
    uow.record.queue(shown_anew(lapsed, uow), at=ports.clock())
    return True


def _changes(
    kept: Iterable[KeptResource], since: datetime, uow: UnitOfWork
) -> Iterator[Changed]:
    """
    Yield what facilitators added or edited, the newest first.

    On which day the product's own came in is not known, so they are never news.
    """
    edited = [
        (each.edited_at, each.resource.id, each.resource)
        for each in kept
        if each.edited_at is not None and each.edited_at >= since
    ]
    added = uow.resources.added_since(since) if edited else frozenset()
    for _at, resource_id, resource in sorted(
        edited, key=itemgetter(0, 1), reverse=True
    ):
        yield Changed(resource=resource, is_new=resource_id in added)


def _published(since: datetime, uow: UnitOfWork) -> list[PublicAnswer]:
    return [each for each in uow.questions.published() if each.made_at >= since]


def _waiting(since: datetime, now: datetime, uow: UnitOfWork) -> list[PrivateQuestion]:
    """Return the questions to a person that were declined, or wait for too long."""
    late = [each for each in uow.questions.open() if each.is_late(now)]
    return [*uow.questions.declined(since), *late]
