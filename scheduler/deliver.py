"""Say what was queued: claim, draw from the state as it is now, send, settle."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from cards.elements import Card
from dialogs.channel import Channel, Undelivered
from domain.news import News, NewsKind, NewsState, Outgoing, direct_with, person_in
from scheduler.drawn import Drawn
from services.ports import Ports
from services.rooms.make_room import mark_card_pinned

BATCH = 50
MOST_ROUNDS = 40  # A round may queue news of its own; this many end it.
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)

Draw = Callable[[Outgoing], Drawn]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What delivering needs: the ports, the channel, and how news is drawn."""

    ports: Ports
    channel: Channel
    draw: Draw


async def deliver(delivery: Delivery) -> int:
    """
    Deliver what is due, in the order in which it came about; return how many.

    The attempt is stored before sending and the outcome after: what failed stays, or
    is shown on the case as not reached; a failed send never counts as sent.
    """
    sent = 0
    for _ in range(MOST_ROUNDS):
        batch = await asyncio.to_thread(_due, delivery.ports)
        if not batch:
            break
        for outgoing in _latest_cards(batch):
            sent += await _deliver_one(delivery, outgoing)
            await _renew_copies(delivery, outgoing)
        await asyncio.to_thread(_settle_outdated, delivery.ports, batch)
    return sent


def _due(ports: Ports) -> list[Outgoing]:
    with ports.read_uow() as uow:
        return uow.outbox.due(ports.clock(), limit=BATCH)


def _latest_cards(batch: list[Outgoing]) -> list[Outgoing]:
    """Leave out cards that later news of the batch draws anyway; notes all stay."""
    last = {_card_key(each): each.id for each in batch}
    return [each for each in batch if last[_card_key(each)] == each.id]


def _card_key(outgoing: Outgoing) -> tuple[str, str, str]:
    news = outgoing.news
    own = str(outgoing.id) if news.kind is NewsKind.NOTE else news.subject
    return news.conversation, news.kind, own


async def _deliver_one(delivery: Delivery, outgoing: Outgoing) -> bool:
    if not await asyncio.to_thread(_claim, delivery.ports, outgoing):
        return False
    try:
        drawn = await asyncio.to_thread(delivery.draw, outgoing)
        standing = await asyncio.to_thread(_standing, delivery.ports, outgoing)
        message_id = await _send(delivery, outgoing, drawn.card, standing)
    except Undelivered as problem:
        await asyncio.to_thread(_keep, delivery.ports, outgoing, problem)
        return False
    await asyncio.to_thread(_settle, delivery.ports, outgoing, message_id)
    if standing is None and outgoing.news.kind is NewsKind.CASE_CARD:
        await _pin(delivery, outgoing, message_id)
    return True


def _claim(ports: Ports, outgoing: Outgoing) -> bool:
    with ports.open_uow() as uow:
        claimed = uow.outbox.claim(outgoing.id, at=ports.clock())
        uow.commit()
    return claimed


async def _send(
    delivery: Delivery, outgoing: Outgoing, card: Card, standing: str | None
) -> str:
    """Replace the card where it is *standing* already, else show it anew."""
    news = outgoing.news
    if standing is not None:
        await delivery.channel.replace(standing, card)
        return standing
    return await delivery.channel.send(
        news.conversation, card, case_id=news.case_id, only_role=news.only_role
    )


def _standing(ports: Ports, outgoing: Outgoing) -> str | None:
    news = outgoing.news
    if news.kind is NewsKind.NOTE:
        return None
    with ports.read_uow() as uow:
        return uow.outbox.post(news.conversation, kind=news.kind, subject=news.subject)


def _settle(ports: Ports, outgoing: Outgoing, message_id: str) -> None:
    news = outgoing.news
    with ports.open_uow() as uow:
        if news.kind is not NewsKind.NOTE:
            uow.outbox.keep_post(
                news.conversation,
                kind=news.kind,
                subject=news.subject,
                message_id=message_id,
            )
        uow.outbox.settle(outgoing.id, as_=NewsState.SENT, at=ports.clock())
        uow.commit()


async def _renew_copies(delivery: Delivery, outgoing: Outgoing) -> None:
    """
    Draw an action's card anew also in the direct chats where it stands.

    Nobody is told once more: a card that asked for something only stops asking.
    """
    news = outgoing.news
    if news.kind is not NewsKind.ACTION_CARD or person_in(news.conversation):
        return
    places = await asyncio.to_thread(_places, delivery.ports, news)
    for conversation, message_id in places:
        copy = replace(outgoing, news=replace(news, conversation=conversation))
        with suppress(Undelivered):  # Who has left the case keeps no right to see it.
            drawn = await asyncio.to_thread(delivery.draw, copy)
            await delivery.channel.replace(message_id, drawn.card)


def _places(ports: Ports, news: News) -> list[tuple[str, str]]:
    """Return the direct chats, of who is or was on the case, where a card stands."""
    with ports.read_uow() as uow:
        team = uow.people.team(news.case_id)
        people = {member.person_id for member in team.members}
        people |= {acting.deputy_id for acting in team.acting}
        chats = [direct_with(person_id) for person_id in sorted(people)]
        standing = [
            (chat, uow.outbox.post(chat, kind=news.kind, subject=news.subject))
            for chat in chats
        ]
    return [(chat, message_id) for chat, message_id in standing if message_id]


async def _pin(delivery: Delivery, outgoing: Outgoing, message_id: str) -> None:
    """Keep the case card on top of its room; that is the last step of making it."""
    await delivery.channel.pin(outgoing.news.conversation, message_id)
    await asyncio.to_thread(
        mark_card_pinned, outgoing.news.case_id, ports=delivery.ports
    )


def _keep(ports: Ports, outgoing: Outgoing, problem: Undelivered) -> None:
    """Put failed news back with a longer wait, or settle it as not reached."""
    now = ports.clock()
    with ports.open_uow() as uow:
        if problem.permanent:
            uow.outbox.settle(
                outgoing.id, as_=NewsState.NOT_REACHED, at=now, problem=problem.code
            )
        else:
            wait = min(FIRST_WAIT * 2**outgoing.attempts, LONGEST_WAIT)
            uow.outbox.retry(outgoing.id, not_before=now + wait, problem=problem.code)
        uow.commit()


def _settle_outdated(ports: Ports, batch: list[Outgoing]) -> None:
    """Settle cards that later news drew, with that as the reason."""
    kept = {each.id for each in _latest_cards(batch)}
    outdated = [each for each in batch if each.id not in kept]
    if not outdated:
        return
    with ports.open_uow() as uow:
        for each in outdated:
            if uow.outbox.claim(each.id, at=ports.clock()):
                uow.outbox.settle(each.id, as_=NewsState.OUTDATED, at=ports.clock())
        uow.commit()
