"""What a running desk does besides answering: rooms, delivery, checkpoints, tidying."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog

from bot.error_ids import new_error_id
from bot.metrics import Metrics
from cards.elements import Card
from dialogs.channel import Channel, Mail, Undelivered
from domain.drafts import DRAFTS_KEPT_DAYS
from domain.learning.digest import SENT_KEPT
from domain.learning.feedback import KEPT as ASKED_KEPT
from domain.news import Outgoing
from domain.rooms import Home, RoomStep, StepState
from scheduler.deliver import Deliverer, Delivery, keep_delivering
from scheduler.delivery.needs import PaceOf, unpaced
from scheduler.delivery.rates import LONGEST
from scheduler.drawn import Drawn
from services.learning.connect.forget_askers import forget_askers
from services.learning.connect.lapse_questions import lapse_questions
from services.learning.connect.pass_on import pass_on_questions
from services.ports import Ports
from services.record.take_checkpoints import Keep, take_checkpoints
from services.rooms.make_room import LAST_STEP, make_room

DELIVER_EVERY = timedelta(seconds=5)
LINGER = 2.0  # Seconds; who pressed something sees what it caused, if it can be had.
SWEEP_EVERY = timedelta(seconds=20)
TIDY_EVERY = timedelta(hours=6)
LINKS_EVERY = timedelta(minutes=10)  # Asked of the database, and seldom due.
# What was cut off before its checkpoint was taken is missed by nobody.
CHECKPOINT_EVERY = timedelta(minutes=2)
CAME_KEPT = timedelta(days=2)  # No vendor sends again what it sent so long ago.
DRAFTS_KEPT = timedelta(days=DRAFTS_KEPT_DAYS)

_T = TypeVar("_T")

log = structlog.get_logger(__name__)


class DeskWork:
    """
    Does what changes leave to be done; who does what, the database decides.

    *own_views* says that the channel shows people in a room cards of their own; without
    *roles_apart*, what a room has for one role goes to the own chats of those who play
    it. Where people *sit_apart*, the case card is kept in the own chats of those who
    have no account with the vendor of its room. *weekly_links* lets the links of the
    catalogue be checked without that anybody asks.
    """

    def __init__(
        self,
        ports: Ports,
        channel: Channel,
        *,
        keep: Keep,
        metrics: Metrics,
        mail: Mail | None = None,
        lookout: Callable[[], datetime | None] | None = None,
        pace_of: PaceOf = unpaced,
        own_views: bool = False,
        roles_apart: bool = True,
        sit_apart: bool = False,
        weekly_links: bool = False,
    ) -> None:
        self._ports = ports
        self._weekly_links = weekly_links
        self._lookout = lookout
        self._keep = keep
        counted = CountedChannel(channel, metrics)
        drawn = partial(_draw, ports=ports, own_views=own_views)
        self._delivery = Delivery(
            ports=ports,
            channel=counted,
            draw=drawn,
            mail=mail,
            pace_of=pace_of,
            roles_apart=roles_apart,
            sit_apart=sit_apart,
        )
        self._deliverer = Deliverer(self._delivery)
        self._making_rooms = asyncio.Lock()

    async def get_ready(self) -> None:
        """Learn what questions are answered by, so that nobody waits for it."""
        await asyncio.to_thread(self._get_ready)

    def _get_ready(self) -> None:
        from services.learning.answer_question import get_ready_to_answer

        get_ready_to_answer(ports=self._ports)

    async def deliver(self) -> None:
        """Make what is missing of new rooms, and say what is queued."""
        try:
            async with self._making_rooms:
                await asyncio.to_thread(self._make_rooms)
        except Exception:
            # A room that cannot be made keeps nobody else from hearing.
            log.exception("desk.rooms-failed", error_id=new_error_id())
        await self._deliverer.deliver(linger=LINGER)

    def _make_rooms(self) -> None:
        """Elsewhere than here, making a room takes minutes: no card waits for it."""
        if self._ports.home is Home.DESK:
            make_waiting_rooms(self._ports)

    async def keep_delivering(self) -> None:
        """Deliver, and go on with what may go before the next tick."""
        await self.deliver()
        patience = DELIVER_EVERY.total_seconds()
        await keep_delivering(self._deliverer, self._delivery, patience=patience)

    async def finish(self) -> None:
        """Wait for what is being sent: cut short, it would be sent once more."""
        await self._deliverer.land()

    async def sweep(self) -> None:
        """Queue who is to be nudged by now; the next delivery says it."""
        await asyncio.to_thread(self._sweep)

    def _sweep(self) -> None:
        from scheduler.sweep import sweep
        from scheduler.sweep_digest import sweep_digest
        from scheduler.sweep_promises import sweep_promises

        sweep(self._ports, lookout=self._lookout)
        sweep_promises(self._ports)
        sweep_digest(self._ports)

    async def take_checkpoints(self) -> None:
        """Put the heads of all records that moved outside the database."""
        await asyncio.to_thread(take_checkpoints, keep=self._keep, ports=self._ports)

    async def check_links(self) -> None:
        """Look at the catalogue's links where somebody asked, or weekly where set."""
        from services.learning.resources.check_links import begin_check

        due = partial(begin_check, weekly=self._weekly_links, ports=self._ports)
        if await asyncio.to_thread(due):
            from bot.links_checked.check import check_links

            await check_links(self._ports)

    async def tidy(self) -> None:
        """Forget what was kept long enough, and end what nobody came back for."""
        await asyncio.to_thread(self._forget)

    def _forget(self) -> None:
        with self._ports.open_uow() as uow:
            uow.drafts.forget_before(self._ports.clock() - DRAFTS_KEPT)
            uow.asked.forget_before(self._ports.clock() - ASKED_KEPT)
            uow.digests.forget_sends(self._ports.clock() - SENT_KEPT)
            uow.sends.forget_before(uow.delivery.now() - 2 * LONGEST)
            uow.inbox.forget_before(uow.delivery.now() - CAME_KEPT)
            uow.arrivals.forget_before(uow.delivery.now() - CAME_KEPT)
            uow.commit()
        forget_askers(ports=self._ports)
        pass_on_questions(ports=self._ports)  # Whose answerer left as all stopped.
        lapse_questions(ports=self._ports)


def _draw(outgoing: Outgoing, *, ports: Ports, own_views: bool) -> Drawn:
    """Draw what is queued, by what is loaded when the first of it goes out."""
    from scheduler.draw import draw

    return draw(outgoing, ports=ports, own_views=own_views)


class CountedChannel:
    """A channel whose failures are counted."""

    def __init__(self, channel: Channel, metrics: Metrics) -> None:
        self._channel = channel
        self._metrics = metrics

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Show a card, as the channel does."""
        sending = self._channel.send(
            conversation, card, case_id=case_id, only_role=only_role, key=key
        )
        return await self._counted(sending)

    async def replace(self, message_id: str, card: Card) -> None:
        """Replace a card, as the channel does."""
        await self._counted(self._channel.replace(message_id, card))

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep a card on top, as the channel does."""
        await self._counted(self._channel.pin(conversation, message_id))

    async def _counted(self, sending: Awaitable[_T]) -> _T:
        try:
            return await sending
        except Undelivered as problem:
            self._metrics.delivery_failed(permanent=problem.permanent)
            raise


def make_waiting_rooms(ports: Ports) -> None:
    """
    Do the steps that wait of rooms that were planned, also after a crash.

    A step that failed is tried again when somebody asks for it. What goes wrong with
    one case's room keeps no other case from its own.
    """
    with ports.read_uow() as uow:
        waiting = [
            case_id
            for case_id in uow.rooms.unfinished()
            if any(map(_waits, uow.rooms.steps(case_id)))
        ]
    for case_id in waiting:
        try:
            _make_waiting_room(case_id, ports)
        except Exception:
            error_id = new_error_id()
            log.exception("desk.room-failed", case_id=case_id, error_id=error_id)


def _make_waiting_room(case_id: str, ports: Ports) -> None:
    from cards.views.papers import templates

    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
    make_room(case_id, templates=templates(case), ports=ports)


def _waits(step: RoomStep) -> bool:
    return step.state is StepState.WAITING and step.key != LAST_STEP


def logging_failures(
    name: str, run: Callable[[], Awaitable[object]]
) -> Callable[[], Awaitable[None]]:
    """Return *run* so that what goes wrong is logged and the next time still comes."""

    async def run_and_log() -> None:
        try:
            await run()
        except Exception:
            # The next tick tries again.
            log.exception("desk.tick-failed", kind=name, error_id=new_error_id())

    return run_and_log
