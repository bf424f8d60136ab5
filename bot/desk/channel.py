"""The desk as a channel beside Teams and Slack."""

import asyncio

from bot.desk.drawing import card_html
from bot.desk.feed import Feed
from bot.desk.messages import DESK, DeskMessages
from cards.elements import Card
from cards.escape import clean
from dialogs.channel import Fate, Undelivered
from services.ports import Clock


class LocalChannel:
    """Shows cards in the desk's own conversations; what is stored is delivered."""

    def __init__(self, messages: DeskMessages, *, clock: Clock, feed: Feed) -> None:
        self._messages = messages
        self._clock = clock
        self._feed = feed

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Show a card; return the id by which it can be replaced."""
        del key  # The message and its settling share one database.
        message_id = await asyncio.to_thread(
            self._messages.add,
            conversation,
            case_id=case_id,
            author=DESK,
            plain=clean(card.plain),
            html=card_html(card),
            only_role=only_role,
            also_about=card.tells_of,
            at=self._clock(),
        )
        await self._feed.poke()
        return str(message_id)

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place; Undelivered when it is not there."""
        found = await asyncio.to_thread(
            self._messages.replace,
            _number(message_id),
            plain=clean(card.plain),
            html=card_html(card),
            at=self._clock(),
        )
        await self._told(found=found)

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep a card on top of its *conversation*; Undelivered when not there."""
        del conversation  # A message knows its own.
        found = await asyncio.to_thread(
            self._messages.pin, _number(message_id), at=self._clock()
        )
        await self._told(found=found)

    async def _told(self, *, found: bool) -> None:
        if not found:
            raise Undelivered("message-gone", fate=Fate.UNFIT)
        await self._feed.poke()


def _number(message_id: str) -> int:
    if not message_id.isdecimal():
        raise Undelivered("message-gone", fate=Fate.UNFIT)
    return int(message_id)
