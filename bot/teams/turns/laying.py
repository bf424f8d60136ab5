"""E-mails that were worded, laid into the Drafts of who asked for them."""

from dataclasses import replace
from typing import Protocol

from bot.seated.answering import Answered
from bot.teams.turns.heard import Heard
from cards.views.letters import card_of_laid
from cards.views.notices import card_of_refusal
from dialogs.conversation import Reply
from domain.letters import Letter
from domain.refusals import Refusal


class Drafts(Protocol):
    """The Drafts of people's own mailboxes."""

    async def lay(self, letter: Letter, *, tenant: str, account: str) -> str:
        """Lay an e-mail there; return where it opens, empty if unknown. Refusal."""


async def laid(answered: Answered, heard: Heard, drafts: Drafts | None) -> Answered:
    """
    Return an answer with what became of its e-mail, where it has one.

    *drafts* is None where nobody gave the desk that right.
    """
    reply = answered.reply
    if reply is None or reply.letter is None:
        return answered
    try:
        address = await _lay(reply.letter, heard, drafts)
    except Refusal as refusal:
        return replace(answered, reply=_not_laid(reply, refusal))
    cards = (card_of_laid(reply.letter, address),)
    return replace(answered, reply=replace(reply, cards=cards))


async def _lay(letter: Letter, heard: Heard, drafts: Drafts | None) -> str:
    if drafts is None:
        raise Refusal("letter-not-offered")
    return await drafts.lay(letter, tenant=heard.tenant, account=heard.account)


def _not_laid(reply: Reply, refusal: Refusal) -> Reply:
    return replace(reply, cards=(card_of_refusal(refusal),), refusal=refusal.code)
