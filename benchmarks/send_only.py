"""What the benchmarks' stand-in channels have in common: they are only sent to."""

from typing import NoReturn

from cards.elements import Card


class SendOnly:
    """
    The rest of a channel, for one that takes new messages and nothing else.

    A benchmark that changes or pins a message would not measure what it says.
    """

    async def replace(self, message_id: str, card: Card) -> None:
        """Refuse: nothing is measured that changes what was sent."""
        del card
        self._refuse(f"change {message_id}")

    async def pin(self, conversation: str, message_id: str) -> None:
        """Refuse: nothing is measured that pins what was sent."""
        self._refuse(f"pin {message_id} in {conversation}")

    def _refuse(self, deed: str) -> NoReturn:
        message = f"a channel that is only sent to was asked to {deed}"
        raise AssertionError(message)
