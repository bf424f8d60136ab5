"""One attempt: draw the news as it stands, and send it by the first way there is."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, field
from secrets import token_hex

from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.news import CARDS, Outgoing, person_in
from domain.refusals import Refusal
from domain.rooms import StepState
from domain.ways import Way
from scheduler.delivery.claiming import CUT_SHORT, INTERRUPTED_OFTEN
from scheduler.delivery.needs import Delivery
from scheduler.delivery.parting import is_card_of_room, is_for_own_chats
from scheduler.delivery.ways import ROOM, Ways, ways_to
from scheduler.drawn import Drawn, Outdated
from services.ports import UnitOfWork
from services.rooms.make_room import LAST_STEP

# To show a card in the place of another again and again does no harm, for a while.
_MOST_REPLACINGS = 8

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """It went out by *way*, and stands there as *message_id*; *told* are actions."""

    way: Way
    message_id: str
    told: frozenset[str] = frozenset()
    to_pin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moot:
    """Nothing was left to say, and why."""

    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It did not go out, or may not have; *told* is None where it was not drawn."""

    problem: Undelivered
    way: Way = Way.CHAT
    told: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Its lease ends too soon: whoever leases it next sends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A room cannot show it to one role alone: it goes to each who plays it now."""


Outcome = Sent | Moot | Failed | Late | Parted


class _TooLate(Exception):
    """Drawing took so long that another process may send it by now."""


@dataclass(slots=True)
class OnAir:
    """Since when, on the loop's clock, a channel has a message in hand; else None."""

    since: float | None = field(default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    drawn: Drawn
    ways: Ways
    standing: str | None
    is_pinned: bool


async def attempt(outgoing: Outgoing, *, delivery: Delivery, on_air: OnAir) -> Outcome:
    """Draw and send one piece of news; whatever goes wrong is an outcome too."""
    if outgoing.problem == INTERRUPTED_OFTEN:
        return Failed(problem=Undelivered(INTERRUPTED_OFTEN, fate=Fate.UNCERTAIN))
    if is_for_own_chats(outgoing.news) and not delivery.roles_apart:
        return Parted()
    ready = await asyncio.to_thread(_made_ready_or_ended, outgoing, delivery)
    if not isinstance(ready, _Ready):
        return ready
    if not ready.ways.left:
        return _no_way(ready)
    return await _sent(outgoing, ready, delivery=delivery, on_air=on_air)


def _made_ready_or_ended(outgoing: Outgoing, delivery: Delivery) -> _Ready | Outcome:
    try:
        return _made_ready(outgoing, delivery)
    except _TooLate:
        return Late()
    except Outdated as nothing:
        return _ended(outgoing, nothing)
    except Undelivered as problem:
        return Failed(problem=problem)
    except Refusal as refusal:  # Not of the card: the database went away meanwhile.
        return Failed(problem=Undelivered(refusal.code, fate=Fate.NOT_SENT))
    except Exception:
        log.exception("delivery.drawing-failed", extra=_found_under(outgoing))
        return Failed(problem=Undelivered("desk-fault", fate=Fate.UNFIT))


def _ended(outgoing: Outgoing, nothing: Outdated) -> Outcome:
    """What failed until its reader's day was over has not reached them."""
    if outgoing.problem and nothing.for_later:
        cut_short = outgoing.problem in CUT_SHORT  # It may have gone out before.
        fate = Fate.UNCERTAIN if cut_short else Fate.UNFIT
        problem = Undelivered(outgoing.problem, fate=fate)
        return Failed(problem=problem, told=nothing.for_later)
    return Moot(problem=str(nothing))


def _made_ready(outgoing: Outgoing, delivery: Delivery) -> _Ready:
    drawn, news = delivery.draw(outgoing), outgoing.news
    with delivery.ports.read_uow() as uow:
        _refuse_late(outgoing, delivery, uow)
        if drawn.only_instead and _standing(outgoing, uow) is None:
            raise Outdated("not-on-case")
        if news.kind not in CARDS and not person_in(news.conversation):
            # A room has one way, and a note takes the place of nothing.
            return _Ready(drawn=drawn, ways=ROOM, standing=None, is_pinned=True)
        has_mail, now = delivery.mail is not None, delivery.ports.clock()
        return _Ready(
            drawn=drawn,
            ways=ways_to(outgoing, has_mail=has_mail, now=now, uow=uow),
            standing=_standing(outgoing, uow),
            is_pinned=_is_pinned(outgoing, uow),
        )


def _refuse_late(outgoing: Outgoing, delivery: Delivery, uow: UnitOfWork) -> None:
    """A machine that slept, or drew for long, sends nothing that others may send."""
    until = delivery.now(uow) + delivery.send_within
    if not uow.delivery.holds(outgoing.id, by=delivery.process, until=until):
        raise _TooLate


def _standing(outgoing: Outgoing, uow: UnitOfWork) -> str | None:
    """Return what the card takes the place of; what tells somebody comes anew."""
    news = outgoing.news
    if news.kind not in CARDS:
        return None
    return uow.outbox.post(news.conversation, kind=news.kind, subject=news.subject)


def _is_pinned(outgoing: Outgoing, uow: UnitOfWork) -> bool:
    if not is_card_of_room(outgoing.news):
        return True
    steps = uow.rooms.steps(outgoing.news.case_id)
    return all(step.state is StepState.DONE for step in steps if step.key == LAST_STEP)


def _no_way(ready: _Ready) -> Failed:
    """Every way was stopped before: what stopped the last one is the reason."""
    last = max(ready.ways.stopped, key=lambda each: each.at)
    problem = Undelivered(last.problem, fate=Fate.UNFIT)
    return Failed(problem=problem, way=last.way, told=ready.drawn.told)


async def _sent(
    outgoing: Outgoing, ready: _Ready, *, delivery: Delivery, on_air: OnAir
) -> Outcome:
    way, told = ready.ways.left[0], ready.drawn.told
    hand_over = _mail if way is Way.EMAIL else _show
    on_air.since = asyncio.get_running_loop().time()
    try:
        message_id = await _in_time(
            hand_over(outgoing, ready, delivery), outgoing, delivery
        )
    except Undelivered as problem:
        return Failed(problem=problem, way=way, told=told)
    finally:
        on_air.since = None
    return Sent(way=way, message_id=message_id, told=told, to_pin=not ready.is_pinned)


async def _in_time(
    sending: Awaitable[str], outgoing: Outgoing, delivery: Delivery
) -> str:
    """Wait for a send, not for ever; what nobody foresaw may have gone out."""
    try:
        async with asyncio.timeout(delivery.send_within.total_seconds()):
            return await sending
    except Undelivered:
        raise
    except TimeoutError as late:
        raise Undelivered("timeout", fate=Fate.UNCERTAIN) from late
    except Exception as fault:
        log.exception("delivery.sending-failed", extra=_found_under(outgoing))
        raise Undelivered("channel-fault", fate=Fate.UNCERTAIN) from fault


async def _mail(outgoing: Outgoing, ready: _Ready, delivery: Delivery) -> str:
    if delivery.mail is None:
        raise Undelivered("no-mail-server", fate=Fate.UNFIT)
    card = ready.drawn.for_mail or ready.drawn.card
    await delivery.mail.send(ready.ways.address, card, key=outgoing.key)
    return ""


async def _show(outgoing: Outgoing, ready: _Ready, delivery: Delivery) -> str:
    """Replace the card where it stands already, else show it anew."""
    card, standing = ready.drawn.card, ready.standing
    if standing is not None and await _replaced(standing, card, outgoing, delivery):
        return "" if ready.drawn.only_instead else standing
    if ready.drawn.only_instead:
        return ""
    news = outgoing.news
    return await delivery.channel.send(
        news.conversation,
        card,
        case_id=news.case_id,
        only_role=news.only_role,
        key=outgoing.key,
    )


async def _replaced(
    standing: str, card: Card, outgoing: Outgoing, delivery: Delivery
) -> bool:
    """
    Show a card in the place of another; False when that is not there any more.

    Done twice it looks as if it were done once, so what is uncertain is tried again.
    """
    try:
        await delivery.channel.replace(standing, card)
    except Undelivered as problem:
        if problem.permanent:
            return False
        again = outgoing.attempts < _MOST_REPLACINGS
        if problem.fate is Fate.UNCERTAIN and again:
            raise Undelivered(problem.code, fate=Fate.NOT_SENT) from problem
        raise
    return True


def _found_under(outgoing: Outgoing) -> dict[str, object]:
    """Return by what a line of the log about something unforeseen is found."""
    return {"news_id": outgoing.id, "error_id": f"E-{token_hex(4)}"}
