"""Many conversations at once, each in order: a hung send holds up its own alone."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from dialogs.channel import Undelivered
from domain.news import Outgoing
from domain.refusals import Refusal
from scheduler.delivery.claiming import Hand, claim, look
from scheduler.delivery.needs import Delivery
from scheduler.delivery.rates import RateBook
from scheduler.delivery.sending import OnAir, Outcome, Sent, attempt
from scheduler.delivery.settling import settle
from scheduler.delivery.turns import Turns
from services.ports import Head
from services.rooms.make_room import mark_card_pinned

# Together less than a lease: a database that is away for a while loses no outcome.
_SETTLE_WAITS = (0.05, 0.2, 0.5, 1, 2, 4, 8, 8, 8)
# That it went out is true after the lease too, and keeps it from being sent again.
_LATE_WAITS = (8,) * 15
_CHOICE = 16  # Heads to choose from: other processes are taking the first ones.
_CONTENDED = 0.05  # Seconds after which to look again at what others were taking.

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Flight:
    """One message under way."""

    outgoing: Outgoing
    on_air: OnAir = field(default_factory=OnAir)
    task: "asyncio.Task[None] | None" = None


class Deliverer:
    """Delivers in one process; others may do so at the same time."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._book = RateBook()
        self._turns = Turns()
        self._flights: set[_Flight] = set()
        self._looking = asyncio.Lock()
        self._landed = 0
        self.sent = 0

    async def deliver(self, *, linger: float | None = None) -> float | None:
        """
        Send all that can go now, and return in how many seconds more can.

        None when nothing else waits. What takes longer than *linger* seconds is left
        under way; unless that is set, all that was begun is waited for.
        """
        clock = asyncio.get_running_loop().time
        ends = None if linger is None else clock() + linger
        while True:
            async with self._looking:
                seconds = await self._send_what_may_go()
            left = None if ends is None else ends - clock()
            if not self._flights or (left is not None and left <= 0):
                return seconds
            await self._some_land(self._flights, within=left)

    async def land(self) -> None:
        """Wait for all that is under way, and begin nothing."""
        while self._flights:
            await self._some_land(self._flights, within=None)

    async def _send_what_may_go(self) -> float | None:
        while True:
            landed = self._landed
            hand = await self._look()
            began, seconds = await self._play(self._turns.ordered(hand.heads))
            # What landed meanwhile has let its conversation go on, unseen.
            goes_on = began or self._landed > landed
            if not goes_on and not await self._young_land():
                waits = [hand.seconds, seconds, _CONTENDED if hand.heads else None]
                return min((each for each in waits if each is not None), default=None)

    async def _look(self) -> Hand:
        under_way = {each.outgoing.news.conversation for each in self._flights}
        return await asyncio.to_thread(
            look, self._delivery, self._book, under_way=under_way
        )

    async def _play(self, heads: Sequence[Head]) -> tuple[int, float | None]:
        """Take heads in turn and begin to send them; stop where a lane is full."""
        began, waiting = 0, deque(heads)
        while waiting:
            room = self._room()
            if not room:
                if not await self._young_land():
                    break  # All that may be under way hangs.
                continue
            choice = list(islice(waiting, max(room, _CHOICE)))
            claimed = await asyncio.to_thread(
                claim, self._delivery, self._book, heads=choice, most=room
            )
            began += len(claimed.taken)
            self._begin(claimed.taken, choice)
            for _ in range(claimed.seen):
                waiting.popleft()
            if claimed.seconds is not None:
                return began, claimed.seconds
        return began, None

    def _begin(self, taken: Sequence[Outgoing], choice: Sequence[Head]) -> None:
        heads = {head.id: head for head in choice}
        for outgoing in taken:
            self._turns.served(heads[outgoing.id])
            flight = _Flight(outgoing)
            flight.task = asyncio.create_task(self._fly(flight))
            self._flights.add(flight)

    def _room(self) -> int:
        budget = self._delivery.budget
        young = budget.young - len(self._young())
        return max(0, min(young, budget.most - len(self._flights)))

    def _young(self) -> set[_Flight]:
        """Return what a channel has not had in hand for long yet."""
        now = asyncio.get_running_loop().time()
        first = now - self._delivery.budget.young_for.total_seconds()
        return {
            each
            for each in self._flights
            if each.on_air.since is None or each.on_air.since > first
        }

    async def _young_land(self) -> bool:
        """Wait until one that is young lands or ages; False when there is none."""
        young = self._young()
        if young:
            within = self._delivery.budget.young_for.total_seconds()
            await self._some_land(young, within=within)
        return bool(young)

    async def _some_land(self, flights: set[_Flight], *, within: float | None) -> None:
        tasks = [each.task for each in flights if each.task]
        if tasks:
            how = asyncio.FIRST_COMPLETED
            await asyncio.wait(tasks, timeout=within, return_when=how)

    async def _fly(self, flight: _Flight) -> None:
        outgoing = flight.outgoing
        try:
            outcome = await attempt(
                outgoing, delivery=self._delivery, on_air=flight.on_air
            )
            await self._settle(outgoing, outcome)
            if isinstance(outcome, Sent):
                self.sent += 1
                if outcome.to_pin:
                    await self._pin(outgoing, outcome.message_id)
        except Exception:
            # Nothing is lost: it is sent once more when its lease ends.
            log.exception("delivery.settling-failed", extra={"news_id": outgoing.id})
        finally:
            self._flights.discard(flight)
            self._landed += 1

    async def _settle(self, outgoing: Outgoing, outcome: Outcome) -> None:
        """Store the outcome, also when the database is away for a while."""
        went_out = isinstance(outcome, Sent)
        for wait in (*_SETTLE_WAITS, *(_LATE_WAITS if went_out else ())):
            try:
                await asyncio.to_thread(
                    settle, outgoing, outcome, delivery=self._delivery
                )
            except Refusal:
                await asyncio.sleep(wait)
            else:
                return
        await asyncio.to_thread(settle, outgoing, outcome, delivery=self._delivery)

    async def _pin(self, outgoing: Outgoing, message_id: str) -> None:
        """Keep the case card on top of its room: the last step of making it."""
        news = outgoing.news
        try:
            await self._delivery.channel.pin(news.conversation, message_id)
        except Undelivered as problem:  # It is tried again with the next case card.
            log.warning("delivery.not-pinned", extra={"code": problem.code})
            return
        ports = self._delivery.ports
        await asyncio.to_thread(mark_card_pinned, news.case_id, ports=ports)
