"""Stop a private calendar feed: its link answers nobody from then on."""

from datetime import datetime

from domain.people import Actor
from services.case_change import changing
from services.ports import Ports, UnitOfWork


def stop_feed(case_id: str, *, by: Actor, ports: Ports) -> bool:
    """
    End the feed of whoever asks, over all cases or of one; False when none works.

    Of a feed of one case the record keeps that it ended. `not-on-case`: who has left
    a case reads nothing in its feed anyway.
    """
    if not case_id:
        with ports.open_uow() as uow:
            stopped = _stop(uow, by.person_id, case_id="", at=ports.clock())
            uow.commit()
        return stopped
    with changing(case_id, by=by, ports=ports) as change:
        stopped = _stop(change.uow, by.person_id, case_id=case_id, at=change.at)
        if stopped:
            change.record("feed.stop", by.person_id)
            change.commit()
    return stopped


def _stop(uow: UnitOfWork, person_id: str, *, case_id: str, at: datetime) -> bool:
    feed = uow.feeds.of_person(person_id, case_id=case_id)
    return feed is not None and uow.feeds.revoke(feed.id, person_id=person_id, at=at)
