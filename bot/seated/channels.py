"""One channel over several vendors: to rooms where they are, people where they sit."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping

import structlog

from bot.seated.chats import no_room, no_seat
from bot.seated.reached import room_vendor, seats_to_try
from cards.elements import Card
from dialogs.channel import Channel, Fate, Undelivered
from domain.news import person_in
from domain.seats import Account, Vendor
from scheduler.delivery.rates import AnyOf, Pace
from services.people.lose_seats import lose_seats
from services.ports import Ports

_MOST_KNOWN = 20_000  # Conversations of which a process remembers the vendor.
# The ids that Teams gave before there was another vendor carry no name of it.
_UNNAMED = Vendor.TEAMS

log = structlog.get_logger(__name__)


class Channels:
    """
    Fills `Channel` over several vendors' own; *paces* are what each of them takes.

    A room's cards go where the room is held. A person is written to where they wrote
    last, else where they sit; an account that the vendor says is none is lost, and
    their next one is tried at once. What may have arrived, or may be tried again, is
    not said elsewhere. The ids of messages in people's own chats name the vendor.
    """

    def __init__(
        self,
        channels: Mapping[Vendor, Channel],
        ports: Ports,
        *,
        paces: Mapping[Vendor, Pace],
    ) -> None:
        self._channels = channels
        self._ports = ports
        self._paces = paces
        self._any = AnyOf(vendor="", paces=tuple(paces[each] for each in channels))
        self._known: OrderedDict[str, Vendor] = OrderedDict()

    def pace_of(self, conversation: str) -> Pace:
        """
        Return what its vendor takes; before anything was said there, what all take.

        So only the first message after somebody turned to another vendor counts where
        it does not go.
        """
        vendor = self._known.get(conversation)
        return self._any if vendor is None else self._paces[vendor]

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Show a card; return the id by which it can be replaced. Undelivered."""
        if person_in(conversation):
            return await self._write(conversation, card, case_id=case_id, key=key)
        vendor = await self._home_of(conversation)
        self._learn(conversation, vendor)
        return await self._channels[vendor].send(
            conversation, card, case_id=case_id, only_role=only_role, key=key
        )

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place, where that stands. Undelivered."""
        channel, own_id = await self._of_message(message_id)
        await channel.replace(own_id, card)

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep a card on top of its conversation, where it stands. Undelivered."""
        channel, own_id = await self._of_message(message_id)
        await channel.pin(conversation, own_id)

    async def _write(
        self, conversation: str, card: Card, *, case_id: str, key: str
    ) -> str:
        accounts = await asyncio.to_thread(self._accounts, conversation)
        if not accounts:
            raise self._no_seat()
        *first, last = accounts
        for account in first:
            try:
                return await self._said(account, conversation, card, case_id, key)
            except Undelivered as problem:
                if problem.fate is not Fate.PERMANENT:
                    raise
                await asyncio.to_thread(self._lose, account, problem.code)
        return await self._said(last, conversation, card, case_id, key)

    def _no_seat(self) -> Undelivered:
        vendors = [*self._channels]
        if len(vendors) == 1:
            return no_seat(vendors[0])
        return Undelivered("no-seat", fate=Fate.PERMANENT)

    async def _said(
        self, account: Account, conversation: str, card: Card, case_id: str, key: str
    ) -> str:
        vendor = account.vendor
        self._learn(conversation, vendor)
        message_id = await self._channels[vendor].send(
            conversation, card, case_id=case_id, key=key
        )
        return message_id if vendor is _UNNAMED else f"{_name(vendor)}{message_id}"

    def _accounts(self, conversation: str) -> list[Account]:
        with self._ports.read_uow() as uow:
            seats = seats_to_try(person_in(conversation), uow=uow)
        return [seat.at for seat in seats if seat.vendor in self._channels]

    def _lose(self, account: Account, problem: str) -> None:
        log.warning("seated.seat-lost", vendor=account.vendor, code=problem)
        lose_seats(
            account.vendor,
            account.tenant,
            accounts={account.id},
            problem=problem,
            ports=self._ports,
        )

    async def _home_of(self, room: str) -> Vendor:
        vendor = await asyncio.to_thread(self._held_with, room)
        if vendor is None:
            raise no_room()
        return vendor

    def _held_with(self, room: str) -> Vendor | None:
        with self._ports.read_uow() as uow:
            vendor = room_vendor(room, uow=uow)
        return vendor if vendor in self._channels else None

    async def _of_message(self, message_id: str) -> tuple[Channel, str]:
        conversation = message_id.partition("/")[0]
        for vendor, channel in self._channels.items():
            own_id = message_id.removeprefix(_name(vendor))
            if own_id != message_id:
                return channel, own_id
        if person_in(conversation):
            first = next(iter(self._channels.values()))
            return self._channels.get(_UNNAMED, first), message_id
        return self._channels[await self._home_of(conversation)], message_id

    def _learn(self, conversation: str, vendor: Vendor) -> None:
        self._known[conversation] = vendor
        self._known.move_to_end(conversation)
        while len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)


def _name(vendor: Vendor) -> str:
    return f"{vendor.value}:"
