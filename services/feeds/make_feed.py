"""Make a private calendar feed; it takes the place of the one before."""

from dataclasses import dataclass, field

from domain.feeds import Feed
from domain.people import Actor
from services.case_change import changing
from services.feeds.tokens import digest_of, new_token
from services.ports import Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedMade:
    """A new feed, and its *token*: said this once, and kept nowhere."""

    feed: Feed
    token: str = field(repr=False)


def make_feed(
    case_id: str, *, instead_of: str = "", by: Actor, ports: Ports
) -> FeedMade | None:
    """
    Make a feed over all cases of whoever asks, or of the one of *case_id*.

    *instead_of* is the id of the feed that stops working with it. None when another
    one works already, so that pressing twice does not end what was made just now.
    Of a feed of one case the record keeps that it was made. `not-on-case`.
    """
    made = FeedMade(
        feed=Feed(
            id=ports.new_id(),
            person_id=by.person_id,
            case_id=case_id,
            made_at=ports.clock(),
        ),
        token=new_token(),
    )
    if not case_id:
        with ports.open_uow() as uow:
            return _commit(uow, made) if _store(uow, made, instead_of) else None
    with changing(case_id, by=by, ports=ports) as change:
        if not _store(change.uow, made, instead_of):
            return None
        change.record("feed.make", by.person_id)
        change.commit()
    return made


def _store(uow: UnitOfWork, made: FeedMade, instead_of: str) -> bool:
    feed = made.feed
    if instead_of:
        uow.feeds.revoke(instead_of, person_id=feed.person_id, at=feed.made_at)
    return uow.feeds.add(feed, digest=digest_of(made.token))


def _commit(uow: UnitOfWork, made: FeedMade) -> FeedMade:
    uow.commit()
    return made
