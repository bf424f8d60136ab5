"""The port through which the desk speaks: one adapter a channel."""

from typing import Protocol

from cards.elements import Card


class Undelivered(Exception):
    """A channel did not take a card; *permanent* when trying again is no use."""

    def __init__(self, code: str, *, permanent: bool) -> None:
        super().__init__(code)
        self.code = code
        self.permanent = permanent


class Channel(Protocol):
    """Shows cards in conversations; takes a view and renders it itself."""

    async def send(
        self, conversation: str, card: Card, *, case_id: str, only_role: str = ""
    ) -> str:
        """Show a card; return the id by which it can be replaced. Undelivered."""

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place. Undelivered."""

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep a card on top of its conversation. Undelivered."""
