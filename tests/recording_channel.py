"""A channel that keeps what it is given: a small working twin of the real ones."""

from dataclasses import dataclass, field

from cards.elements import Card
from dialogs.channel import Fate, Undelivered


@dataclass
class RecordingChannel:
    """Keeps each card by its message's id, all that were ever shown, and the pins."""

    shown: list[Card] = field(default_factory=list)
    standing: dict[str, tuple[str, Card]] = field(default_factory=dict)
    pinned: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    refuses: Undelivered | None = None

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Keep a card and return its id, unless it *refuses* all."""
        if self.refuses is not None:
            raise self.refuses
        del case_id, only_role
        self.keys.append(key)
        message_id = str(len(self.standing) + 1)
        self.standing[message_id] = (conversation, card)
        self.shown.append(card)
        return message_id

    async def replace(self, message_id: str, card: Card) -> None:
        """Keep another card in its place."""
        if message_id not in self.standing:
            raise Undelivered("message-gone", fate=Fate.UNFIT)
        conversation, _ = self.standing[message_id]
        self.standing[message_id] = (conversation, card)
        self.shown.append(card)

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep that it was pinned."""
        del conversation
        self.pinned.append(message_id)
