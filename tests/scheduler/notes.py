"""Notes to deliver without a case: any card will do, and each says what it is."""

from collections.abc import Iterable
from datetime import datetime

from cards.elements import Card
from dialogs.channel import Channel
from domain.news import News, NewsKind, NewsState, Outgoing
from scheduler.deliver import Delivery
from scheduler.drawn import Drawn
from services.ports import Ports
from tests.clock import FakeClock

THERE = "room:c1"


def queue_notes(
    ports: Ports, *subjects: str, conversation: str = THERE, case_id: str = "c1"
) -> list[int]:
    """Queue notes of one conversation, in order; return the ids of all that waits."""
    return queue(
        ports,
        (
            News(
                case_id=case_id,
                conversation=conversation,
                kind=NewsKind.NOTE,
                subject=subject,
            )
            for subject in subjects
        ),
    )


def queue(ports: Ports, news: Iterable[News]) -> list[int]:
    """Queue news and commit it; return the ids of all that waits, in order."""
    with ports.open_uow() as uow:
        uow.record.queue(news, at=ports.clock())
        waiting = uow.outbox.due(ports.clock(), limit=10**6)
        uow.commit()
    return [each.id for each in waiting]


def drawn(outgoing: Outgoing) -> Drawn:
    """Draw a card that says its news's subject."""
    subject = outgoing.news.subject
    return Drawn(card=Card(title=subject, plain=subject))


def delivery_on(
    clock: FakeClock, ports: Ports, channel: Channel, *, process: str = "a"
) -> Delivery:
    """Deliver on a clock that goes on when somebody waits."""

    async def sleep(seconds: float) -> None:
        clock.advance(seconds=seconds)

    def now(_uow: object) -> datetime:
        return clock.now

    return Delivery(
        ports=ports,
        channel=channel,
        draw=drawn,
        now=now,
        sleep=sleep,
        process=process,
        chance=lambda: 1.0,
    )


def found(ports: Ports, which: int) -> Outgoing:
    """Return a piece of news as it now stands."""
    with ports.read_uow() as uow:
        outgoing = uow.outbox.get(which)
    assert outgoing is not None
    return outgoing


def states(ports: Ports, ids: Iterable[int]) -> list[NewsState]:
    """Return how far pieces of news have come."""
    return [found(ports, which).state for which in ids]
