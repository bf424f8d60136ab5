"""Stop a private calendar feed: its link answers nobody from then on."""

from datetime import datetime

from domain.people import Actor
from domain.record import Entry
from services.ports import Ports


def stop_feed(case_id: str, *, by: Actor, ports: Ports) -> bool:
    """
    End the feed of whoever asks, over all cases or of one; False when none works.

    It is theirs to stop also when they are not on its case any more. Of a feed of one
    case the record keeps that it ended.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        feed = uow.feeds.of_person(by.person_id, case_id=case_id)
        if feed is None:
            return False
        if case_id:
            uow.cases.lock(case_id)
        stopped = uow.feeds.revoke(feed.id, person_id=by.person_id, at=at)
        if stopped and case_id:
            uow.record.append(_entry(case_id, by=by, at=at))
        uow.commit()
    return stopped


def _entry(case_id: str, *, by: Actor, at: datetime) -> Entry:
    me = by.person_id
    return Entry(
        case_id=case_id,
        at=at,
        who=me,
        via=by.via,
        verb="feed.stop",
        subject=me,
        content={},
    )
