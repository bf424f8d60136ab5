"""The ports through which the desk speaks: one adapter a channel."""

from enum import StrEnum
from typing import Protocol

from cards.elements import Card


class Fate(StrEnum):
    """What is known of a message that a channel did not take, and so what to do."""

    # Nobody is at that address: stop it, and try the next way.
    PERMANENT = "permanent"
    # This one message will never be taken, though the address is well.
    UNFIT = "unfit"
    # It was refused for the moment, before anything was shown: again when told.
    RATE_LIMITED = "rate-limited"
    # Nothing went out, as when no connection came about: again, with growing waits.
    NOT_SENT = "not-sent"
    # It may have arrived: 408, 5xx, a timeout, a dropped connection. Never by itself.
    UNCERTAIN = "uncertain"


class Undelivered(Exception):
    """
    A channel did not take a message: *code* says why, for people and for the log.

    *retry_after* is in seconds, may be a fraction, and is 0 where nobody named a time.
    """

    def __init__(self, code: str, *, fate: Fate, retry_after: float = 0.0) -> None:
        super().__init__(code)
        self.code = code
        self.fate = fate
        self.retry_after = retry_after

    @property
    def permanent(self) -> bool:
        """Whether trying the same again is no use."""
        return self.fate in {Fate.PERMANENT, Fate.UNFIT}


class Channel(Protocol):
    """Shows cards in conversations; takes a view and renders it itself."""

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """
        Show a card; return the id by which it can be replaced. Undelivered.

        *key* is the same for every attempt at one message. A vendor that can keep it
        with the message makes a double recognisable.
        """

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place. Undelivered."""

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep a card on top of its conversation. Undelivered."""


class Mail(Protocol):
    """Sends reminders to staff who cannot be reached in their chat."""

    async def send(self, address: str, card: Card, *, key: str) -> None:
        """Send a card as plain text; its subject tells nothing. Undelivered."""
