"""Say the desk's answer: here, or in the asker's own chat where others read along."""

import structlog
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes, Attachment

from bot.seated.answering import Answered
from bot.seated.told import card_of_sealed, said_in
from bot.teams.messages import as_message
from bot.teams.turns.adapter import HEARD
from bot.teams.turns.heard import Heard
from cards.elements import Card
from cards.views.notices import card_of_error
from cards.wording import _
from dialogs.channel import Channel, Undelivered
from dialogs.conversation import Reply
from domain.news import direct_with

log = structlog.get_logger(__name__)


class Saying:
    """Says answers; *channel* reaches people in their own chats."""

    def __init__(self, channel: Channel, *, site: str = "") -> None:
        self._channel = channel
        self._site = site

    async def say(self, context: TurnContext, answered: Answered) -> None:
        """Say all of an answer to words, or of a press that came as a message."""
        reply = answered.reply
        if reply is None:
            return
        heard: Heard = context.turn_state[HEARD]
        cards = list(said_in(reply))
        if _is_said_here(heard, answered, reply):
            for card in cards:
                await send_over(context, self.activity(card))
        elif cards:
            await self._say_apart(context, answered, cards)
        await self.warn_of_names(answered)

    async def say_privately(self, answered: Answered) -> bool:
        """Say an answer in the asker's own chat; False where that is not reached."""
        reply = answered.reply
        cards = list(said_in(reply)) if reply else []
        return await self._said_to(answered.person_id, cards, reply)

    async def warn_of_names(self, answered: Answered) -> None:
        """Ask who has just sealed names, and nobody else, to delete what has them."""
        reply = answered.reply
        if reply is not None and reply.names:
            await self._said_to(answered.person_id, [card_of_sealed()], reply)

    async def apologise(self, context: TurnContext, error_id: str) -> None:
        """Say that the desk failed, with the id that is in the log."""
        try:
            await send_over(context, self.activity(card_of_error(error_id)))
        except Undelivered as problem:
            log.warning("teams.answer-not-said", code=problem.code)

    def activity(self, card: Card, *, in_place_of: str = "") -> Activity:
        """Return what shows a card, in the place of another where one is named."""
        message = as_message(card, site=self._site)
        return Activity(
            type=ActivityTypes.message,
            id=in_place_of or None,
            summary=message["summary"],
            attachments=[
                Attachment(content_type=each["contentType"], content=each["content"])
                for each in message["attachments"]
            ],
        )

    async def _say_apart(
        self, context: TurnContext, answered: Answered, cards: list[Card]
    ) -> None:
        """Others read here: the answer goes to the asker, and a word of it stands."""
        if not answered.person_id:  # A stranger has no chat with us, nor a secret.
            for card in cards:
                await send_over(context, self.activity(card))
            return
        reached = await self._said_to(answered.person_id, cards, answered.reply)
        words = _in_your_chat() if reached else _no_chat()
        await send_over(context, Activity(type="message", text=words))

    async def _said_to(
        self, person_id: str, cards: list[Card], reply: Reply | None
    ) -> bool:
        case_id = reply.case_id if reply else ""
        try:
            for card in cards:
                await self._channel.send(direct_with(person_id), card, case_id=case_id)
        except Undelivered as problem:
            log.warning("teams.answer-not-said", code=problem.code)
            return False
        return True


async def send_over(context: TurnContext, activity: Activity) -> None:
    """
    Answer in a turn with an activity that nobody changes any more.

    The context's own way copies every cell of a card first, and asks nobody.
    """
    heard: Heard = context.turn_state[HEARD]
    activity.reply_to_id = heard.id
    await context.adapter.send_activities(context, [activity])


def _is_said_here(heard: Heard, answered: Answered, reply: Reply) -> bool:
    return heard.is_personal or (answered.here and not reply.private)


def _in_your_chat() -> str:
    return _("I answered you in our own chat, since others read along here.")


def _no_chat() -> str:
    return _(
        "The answer is for you alone, and I cannot reach you in a chat of our own."
        " Open a chat with SES Desk, write hello, and ask again there."
    )
