"""What becomes of digests by time: drafted, reminded of, sent, and done."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from domain.learning.digest import Digest, DigestState
from domain.learning.digest_week import week_to_draft
from domain.news import News, NewsKind, news_for
from domain.nudging.reader_time import zone_named
from domain.people import THE_DESK
from domain.refusals import Refusal
from services.learning.digest.change import entry_of, shown_anew
from services.learning.digest.draft_digest import draft_digest
from services.learning.facilitators import facilitators
from services.ports import Ports, UnitOfWork
from services.reader_time import time_of

log = logging.getLogger(__name__)

PROGRESS_EVERY = timedelta(seconds=30)  # On the facilitators' cards, while it is sent.


def sweep_digest(*, ports: Ports) -> int:
    """
    Go on with all digests whose time has come, and draft the week's; count the steps.

    Two questions where there is nothing to do. Any number of processes may sweep at
    once: each step is taken on condition, and each message has a key of its own.
    """
    now = ports.clock()
    with ports.read_uow() as uow:
        due = uow.digests.due(now)
        newest = uow.digests.newest()
    steps = sum(_go_on(each, now, ports=ports) for each in due)
    week = week_to_draft(now, zone_named(ports.desk_zone))
    if week is None or (newest is not None and newest.week >= week):
        return steps
    return steps + (draft_digest(week, ports=ports) is not None)


def _go_on(digest: Digest, now: datetime, *, ports: Ports) -> bool:
    with ports.open_uow() as uow:
        was = uow.digests.get(digest.id)
        if was is None or was.look_at is None or was.look_at > now:
            return False  # Another process went on with it.
        becomes = _STEPS[was.state](was, now, uow)
        if becomes == was or not uow.digests.change(becomes, was=was):
            return False
        if becomes.state is not was.state:
            verb = becomes.state.value
            uow.digests.record(entry_of(becomes, verb, who=THE_DESK, ports=ports))
        if becomes.is_over:
            uow.record.queue(shown_anew(becomes, uow), at=now)
        uow.commit()
    return True


def _remind(digest: Digest, now: datetime, uow: UnitOfWork) -> Digest:
    """Remind each facilitator once, in their own hours, and look again for the rest."""
    later: list[datetime] = []
    told: dict[str, News] = {}
    for entry in facilitators(uow):
        hears = _hears_next(entry.person_id, digest.look_at or now, uow)
        if hears > now:
            later.append(hears)
            continue
        news = news_for(entry.person_id, NewsKind.DIGEST_WAITS, digest.id)
        told[f"digest-waits:{digest.id}:{entry.person_id}"] = news
    uow.digests.queue_once(told, at=now)
    return replace(digest, look_at=min(later, default=None))


def _hears_next(person_id: str, moment: datetime, uow: UnitOfWork) -> datetime:
    try:
        return time_of(person_id, uow).hears_next(moment)
    except Refusal as refusal:
        # A broken calendar silences nobody, and holds up neither others nor a week.
        log.error("digest.not-reckoned", extra={"code": refusal.code})  # noqa: TRY400
        return moment


def _send(digest: Digest, now: datetime, uow: UnitOfWork) -> Digest:
    """Queue it for each who is a member in this moment: once, however often it runs."""
    news = {
        f"digest:{digest.id}:{person_id}": news_for(
            person_id, NewsKind.DIGEST, digest.id
        )
        for person_id in uow.digests.members()
    }
    uow.digests.queue_once(news, at=now)
    return replace(digest, state=DigestState.SENDING, look_at=now)


def _done(digest: Digest, now: datetime, uow: UnitOfWork) -> Digest:
    """Keep how it went once nothing is on its way; until then, how far it is."""
    posted = uow.digests.posted(digest.id)
    if posted.waiting:
        return replace(digest, look_at=now + PROGRESS_EVERY)
    return replace(
        digest,
        state=DigestState.SENT,
        look_at=None,
        reached=posted.sent,
        missed=posted.missed,
        gone=posted.gone,
    )


_STEPS = {
    DigestState.DRAFT: _remind,
    DigestState.APPROVED: _send,
    DigestState.SENDING: _done,
}
