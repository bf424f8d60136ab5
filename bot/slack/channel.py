"""Slack as a channel: cards into channels and into people's own chats."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.seated.case_cards import beside_case_card
from bot.seated.chats import OwnChats, no_room, no_seat
from bot.seated.places import Places
from bot.slack.api import SlackApi, SlackRefused
from bot.slack.api.refusals import BUSY, CONVERSATION_GONE, MESSAGE_GONE
from bot.slack.links import case_card_link
from bot.slack.messages import Json, as_message, as_new_message
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.news import person_in
from domain.seats import Place, Seat, Vendor
from services.ports import Ports

# A pin that finds no room for it is asked for so often, unless that takes too long.
_PATIENCE = 5
_SOON = 20.0  # Seconds.


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """Where a card goes, and the card with the links that it has there."""

    found: Place | Seat | None
    card: Card = field(repr=False)

    @property
    def place(self) -> Place | None:
        return self.found if isinstance(self.found, Place) else None


class SlackChannel:
    """
    Fills `Channel`. The ids of its messages name the conversation and the `ts`.

    Who reads along in a channel of Slack cannot be limited, so it takes nothing for one
    role in a room. *site* is the desk's own address, *workspace* that of the workspace,
    as `auth.test` tells it: without it no card links to the card of its case.
    """

    def __init__(
        self,
        api: SlackApi,
        ports: Ports,
        *,
        site: str = "",
        workspace: str = "",
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._api = api
        self._ports = ports
        self._places = Places(ports, vendor=Vendor.SLACK)
        self._chats = OwnChats(self._places, vendor=Vendor.SLACK, create=self._created)
        self._site = site
        self._workspace = workspace
        self._sleep = sleep

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
        del case_id
        if only_role and not person_in(conversation):
            raise Undelivered("slack-shows-all", fate=Fate.UNFIT)
        found, message = await asyncio.to_thread(self._ready, conversation, card, key)
        place = found or await self._chats.opened(conversation)
        async with self._chats.written_to(conversation, gone=CONVERSATION_GONE):
            said = await self._api.call(
                "chat.postMessage", channel=place.reference, **message
            )
        return f"{conversation}/{said['ts']}"

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place; `message-gone` where none is there."""
        conversation, _, ts = message_id.partition("/")
        place, message = await asyncio.to_thread(self._anew, conversation, card)
        if not ts or place is None:
            raise Undelivered(MESSAGE_GONE, fate=Fate.UNFIT)
        await self._api.call_paced(
            "chat.update", channel=place.reference, ts=ts, **message
        )

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep a card on top of its conversation; one that is there stays there."""
        _, _, ts = message_id.partition("/")
        found = await asyncio.to_thread(self._places.found, conversation)
        if not ts or not isinstance(found, Place):
            raise Undelivered(MESSAGE_GONE, fate=Fate.UNFIT)
        for _ in range(_PATIENCE):
            seconds = await self._pinned(found.reference, ts)
            if seconds is None:
                return
            await self._sleep(seconds)
        raise SlackRefused("ratelimited", code=BUSY, fate=Fate.RATE_LIMITED)

    async def _pinned(self, reference: str, ts: str) -> float | None:
        """Pin it, or return after how many seconds to ask again: nobody else does."""
        try:
            await self._api.call_paced("pins.add", channel=reference, timestamp=ts)
        except SlackRefused as problem:
            if problem.error == "already_pinned":
                return None
            if not 0 < problem.retry_after <= _SOON:
                raise
            return problem.retry_after
        return None

    def _ready(
        self, conversation: str, card: Card, key: str
    ) -> tuple[Place | None, Json]:
        """Find where it goes and draw it; in a worker thread."""
        around = self._around(conversation, card)
        if around.found is None:
            raise no_seat(Vendor.SLACK) if person_in(conversation) else no_room()
        return around.place, as_new_message(around.card, site=self._site, key=key)

    def _anew(self, conversation: str, card: Card) -> tuple[Place | None, Json]:
        """Find where it stands and draw it; in a worker thread."""
        around = self._around(conversation, card)
        return around.place, as_message(around.card, site=self._site)

    def _around(self, conversation: str, card: Card) -> _Around:
        with self._ports.read_uow() as uow:
            found = self._places.found_in(uow, conversation)
            about = card.beside
            link = (
                case_card_link(about, uow, workspace=self._workspace) if about else ""
            )
        return _Around(found=found, card=beside_case_card(card, link))

    async def _created(self, seat: Seat) -> str:
        """Open the chat with an account; Slack gives the same one every time."""
        said = await self._api.call_paced("conversations.open", users=seat.account)
        return str(said["channel"]["id"])
