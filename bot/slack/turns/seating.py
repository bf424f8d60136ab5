"""Accounts that sit nowhere yet: some are found to be somebody of the office."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from bot.seated.answering import NO_SEAT, Answered
from bot.slack.turns.heard import Heard
from cards.views.notices import card_of_refusal
from cards.wording import speaking
from dialogs.conversation import Reply
from domain.refusals import Refusal


class Matches(Protocol):
    """Who finds the person to an account."""

    async def seat(self, tenant: str, account: str) -> bool:
        """
        Seat an account that is somebody's; False where it is nobody's. Refusal.

        *account* is looked up with Slack: by its verified address, and never by name.
        """


class Seating:
    """Answers strangers, once it was looked whether they are any."""

    def __init__(self, matching: Matches) -> None:
        self._matching = matching

    async def answer(
        self, heard: Heard, answered: Answered, again: Callable[[], Awaitable[Answered]]
    ) -> Answered:
        """Return the answer to a stranger, or that of *again* once they are seated."""
        told = answered.reply.refusal if answered.reply else ""
        if told != NO_SEAT or not heard.account:  # Somebody is linking accounts.
            return answered
        try:
            is_seated = await self._matching.seat(heard.tenant, heard.account)
        except Refusal as refusal:
            return _refused(answered, refusal)
        return await again() if is_seated else answered


def refuse_foreign(heard: Heard) -> Answered:
    """Refuse who is of another organisation, whatever they ask."""
    with speaking(heard.language):
        return _refused(Answered(reply=None), Refusal("slack-guest"))


def _refused(answered: Answered, refusal: Refusal) -> Answered:
    reply = Reply(cards=(card_of_refusal(refusal),), refusal=refusal.code)
    return replace(answered, reply=reply)
