"""Shows the desk's answers: to who asked alone, where others read along."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

import structlog

from bot.seated.answering import Answered
from bot.seated.told import said_in
from bot.slack.api import SlackApi, SlackRefused
from bot.slack.api.responses import Responses
from bot.slack.messages import as_message
from bot.slack.turns.heard import Heard
from cards.elements import Card
from dialogs.channel import Channel, Fate, Undelivered
from domain.news import direct_with

_PATIENCE = 3.0  # Seconds that somebody waits for an answer that Slack holds back.

Json = Mapping[str, Any]

log = structlog.get_logger(__name__)


class Showing:
    """
    Shows cards by the way that a person came; *channel* reaches their own chat.

    Nothing here is stored: what a change has to say is in the outbox.
    """

    def __init__(
        self,
        api: SlackApi,
        responses: Responses,
        channel: Channel,
        *,
        site: str = "",
    ) -> None:
        self._api = api
        self._responses = responses
        self._channel = channel
        self._site = site

    async def answer(self, heard: Heard, answered: Answered) -> None:
        """Show all of an answer; in the room where it is for all who are there."""
        reply = answered.reply
        if reply is None:
            return
        cards = list(said_in(reply))
        if answered.here and not reply.private and not heard.is_personal:
            await self._to_all(heard, cards)
            return
        await self.to_asker(heard, cards, person_id=answered.person_id)

    async def to_asker(
        self, heard: Heard, cards: Iterable[Card], *, person_id: str = ""
    ) -> None:
        """Show cards to who asked alone, in their own chat where that fails."""
        for card in cards:
            try:
                await self._to_asker(heard, as_message(card, site=self._site))
            except SlackRefused as refused:
                log.info("slack.answered-apart", error=refused.error)
                await self._apart(card, person_id=person_id)

    async def in_place(self, heard: Heard, card: Card) -> bool:
        """Show a card in the place of the pressed one, which is the asker's own."""
        message = as_message(card, site=self._site)
        try:
            if heard.is_ephemeral:
                own = {**message, "replace_original": True}
                await self._responses.respond(heard.response_url, own)
            else:
                at = {"channel": heard.reference, "ts": heard.message}
                await self._asked("chat.update", **at, **message)
        except SlackRefused as refused:
            log.info("slack.not-replaced", error=refused.error)
            return False
        return True

    async def _apart(self, card: Card, *, person_id: str) -> None:
        """Show a card in somebody's own chat, where they have one."""
        if not person_id:
            log.warning("slack.answer-not-said", code="no-slack-seat")
            return
        try:
            await self._channel.send(direct_with(person_id), card, case_id="")
        except Undelivered as problem:
            log.warning("slack.answer-not-said", code=problem.code)

    async def _to_asker(self, heard: Heard, message: Json) -> None:
        if heard.is_personal:
            await self._post(heard, message)
        elif heard.response_url:
            own = {**message, "response_type": "ephemeral", "replace_original": False}
            await self._responses.respond(heard.response_url, own)
        elif heard.reference and not heard.is_of_two:
            await self._asked(
                "chat.postEphemeral",
                channel=heard.reference,
                user=heard.account,
                thread_ts=heard.thread or None,
                **message,
            )
        else:  # A chat of two that a modal names is not seen to be the sender's.
            raise SlackRefused("slack-unreachable", fate=Fate.NOT_SENT)

    async def _to_all(self, heard: Heard, cards: list[Card]) -> None:
        """Answer in the thread of what was written, so that the channel stays quiet."""
        for card in cards:
            try:
                await self._post(
                    heard, as_message(card, site=self._site), thread=heard.message
                )
            except SlackRefused as refused:
                log.warning("slack.answer-not-said", code=refused.code)

    async def _post(self, heard: Heard, message: Json, *, thread: str = "") -> None:
        await self._asked(
            "chat.postMessage",
            channel=heard.reference,
            thread_ts=heard.thread or thread or None,
            unfurl_links=False,
            unfurl_media=False,
            **message,
        )

    async def _asked(self, method: str, **arguments: object) -> Json:
        """Ask Slack; once more where it holds back for a moment."""
        try:
            return await self._api.call(method, **arguments)
        except SlackRefused as refused:
            waits = refused.retry_after
            if refused.fate is not Fate.RATE_LIMITED or not 0 < waits <= _PATIENCE:
                raise
            await asyncio.sleep(waits)
            return await self._api.call(method, **arguments)
