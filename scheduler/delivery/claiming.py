"""Look for what may go out next, and take it: the attempt is stored before sending."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.news import NewsState, Outgoing
from scheduler.delivery.needs import Delivery
from scheduler.delivery.rates import Lanes, RateBook, Trying
from services.ports import Head, UnitOfWork

MOST_HEADS = 2000
SUPERSEDED = "superseded"
# What a process that died leaves behind is sent once more with the same key. What has
# been cut short again and again may be what ends the process, and is left to people.
CUT_SHORT = {
    "interrupted": "interrupted-twice",
    "interrupted-twice": "interrupted-often",
}
INTERRUPTED_OFTEN = "interrupted-often"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """What may go out now; *seconds* until more may, None when nothing else waits."""

    heads: Sequence[Head]
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """
    What was *taken*; *seconds* until a lane that was full has room, else None.

    So many of the heads, from the first one, were *seen*: the others may still go.
    """

    taken: Sequence[Outgoing]
    seen: int
    seconds: float | None


def look(delivery: Delivery, book: RateBook, *, under_way: Collection[str]) -> Hand:
    """
    Return what may go out now, one of each conversation that is not *under_way*.

    Cards that newer news draws anyway are settled as outdated first.
    """
    with delivery.ports.read_uow() as uow:
        superseded = uow.delivery.superseded()
        if not superseded:
            return _hand(delivery, book, under_way=under_way, uow=uow)
    _drop(superseded, delivery)
    return look(delivery, book, under_way=under_way)


def _drop(superseded: Sequence[int], delivery: Delivery) -> None:
    with delivery.ports.open_uow() as uow:
        at = delivery.ports.clock()
        uow.delivery.drop(superseded, at=at, problem=SUPERSEDED)
        uow.commit()


def _hand(
    delivery: Delivery,
    book: RateBook,
    *,
    under_way: Collection[str],
    uow: UnitOfWork,
) -> Hand:
    now = delivery.now(uow)
    heads = [
        head
        for head in uow.delivery.heads(now, limit=MOST_HEADS)
        if head.conversation not in under_way
    ]
    full = _full_until(heads, delivery, book, uow=uow, now=now)
    soonest = min(full.values(), default=None)
    later = uow.delivery.next_head(now)
    moments = [moment for moment in (soonest, later) if moment is not None]
    return Hand(
        heads=[head for head in heads if head.id not in full],
        seconds=_seconds(min(moments, default=None), now),
    )


def _full_until(
    heads: Sequence[Head],
    delivery: Delivery,
    book: RateBook,
    *,
    uow: UnitOfWork,
    now: datetime,
) -> dict[int, datetime]:
    """Return until when there is no room for some heads on their lanes."""
    lanes = {head.id: _lanes(head.conversation, delivery) for head in heads}
    if not any(lanes.values()):
        return {}
    book.read(uow, now)
    free = {which: book.free_at(each) for which, each in lanes.items()}
    return {which: at for which, at in free.items() if at is not None and at > now}


def claim(
    delivery: Delivery, book: RateBook, *, heads: Sequence[Head], most: int
) -> Claimed:
    """
    Take the first that still may go, as far as lanes have room; store the attempt.

    Processes that look at the same heads pass over what another is just taking, so it
    helps to give more heads than *most*.
    """
    lanes = {head.conversation: _lanes(head.conversation, delivery) for head in heads}
    with delivery.ports.open_uow() as uow, book.trying() as trying:
        if any(lanes.values()):
            uow.sends.wait_for_turn()
        now = delivery.now(uow)
        if any(lanes.values()):
            book.read(uow, now)
        found = uow.delivery.take([head.id for head in heads], now, most=most)
        full = _count(found, lanes, book=book, trying=trying, now=now)
        taken = [_attempted(each) for each in found if each.id not in full]
        _lease(delivery, taken, uow=uow, now=now)
        uow.sends.add(trying.sends)
        uow.commit()
    return Claimed(
        taken=taken,
        seen=_seen(heads, found, most=most),
        seconds=_seconds(min(full.values(), default=None), now),
    )


def _seen(heads: Sequence[Head], found: Sequence[Outgoing], *, most: int) -> int:
    """Count up to the last that was found; all, where there was room for more."""
    if len(found) < most:
        return len(heads)
    ids = [head.id for head in heads]
    return max(ids.index(each.id) for each in found) + 1


def _count(
    found: Sequence[Outgoing],
    lanes: dict[str, Lanes],
    *,
    book: RateBook,
    trying: Trying,
    now: datetime,
) -> dict[int, datetime]:
    """Count what has room on its lanes; return until when there is none for others."""
    full = {}
    for each in found:
        own = lanes[each.news.conversation]
        free_at = book.free_at(own)
        if free_at is not None and free_at > now:
            full[each.id] = free_at
        else:
            trying.count(own, now)
    return full


def _lease(
    delivery: Delivery, taken: Sequence[Outgoing], *, uow: UnitOfWork, now: datetime
) -> None:
    uow.delivery.lease(
        taken,
        by=delivery.process,
        at=delivery.ports.clock(),
        until=now + delivery.lease_for,
    )


def _attempted(found: Outgoing) -> Outgoing:
    problem = found.problem
    if found.state is NewsState.SENDING:  # Its lease ended: the process had died.
        problem = CUT_SHORT.get(problem, "interrupted")
    return replace(
        found, state=NewsState.SENDING, attempts=found.attempts + 1, problem=problem
    )


def _lanes(conversation: str, delivery: Delivery) -> Lanes:
    return delivery.pace_of(conversation).lanes(conversation)


def _seconds(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else max(0.0, (moment - now).total_seconds())
