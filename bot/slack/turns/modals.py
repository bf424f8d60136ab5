"""Modals: opened at once, since what opens them lives three seconds."""

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import structlog

from bot.seated.once import new_once
from bot.slack.api import SlackApi, SlackRefused
from bot.slack.turns.heard import Heard
from bot.slack.turns.presses import Pressed
from cards.blockkit import (
    Metadata,
    as_loading_modal,
    as_modal_of_card,
)
from cards.elements import Card
from cards.wording import _

# Seconds that the answer has before the modal is opened without it.
_AT_ONCE = 0.7

T = TypeVar("T")
Json = Mapping[str, Any]

log = structlog.get_logger(__name__)


class Modal:
    """The modal that one press opens, or in which it was pressed."""

    def __init__(self, api: SlackApi, heard: Heard) -> None:
        self._api = api
        self._heard = heard
        self._view = heard.view

    @property
    def is_open(self) -> bool:
        """Whether something can be shown in it, whatever was asked."""
        return bool(self._view)

    async def opened_meanwhile(self, answering: Awaitable[T]) -> T:
        """Wait for an answer, and open the modal without it where it takes long."""
        task = asyncio.ensure_future(answering)
        done, _pending = await asyncio.wait({task}, timeout=_AT_ONCE)
        if not done and not self._view and self._heard.trigger:
            try:
                await self._open(as_loading_modal(_("SES Desk")))
            except SlackRefused as refused:
                log.info("slack.modal-not-opened", error=refused.error)
        return await task

    async def show(self, view: Json) -> bool:
        """Show a view, in the modal that is open or in a new one; False where not."""
        try:
            if self._view:
                await self._api.call("views.update", view_id=self._view, view=view)
            elif self._heard.trigger:
                await self._open(view)
            else:
                return False
        except SlackRefused as refused:
            log.info("slack.modal-not-shown", error=refused.error)
            return False
        return True

    async def _open(self, view: Json) -> None:
        trigger = self._heard.trigger
        shown = await self._api.call("views.open", trigger_id=trigger, view=view)
        self._view = str(shown["view"]["id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """How cards look in modals; *site* is the desk's own address."""

    site: str = ""

    def form(self, form: Card, heard: Heard, pressed: Pressed | None) -> Json:
        """
        Return a form to fill in once, which knows where it was opened.

        What is shown once and kept nowhere comes in the same way, and asks nothing.
        """
        return as_modal_of_card(form, opened=opened_at(heard, pressed), site=self.site)

    def card(self, card: Card, heard: Heard, *, pushed: bool = False) -> Json:
        """Return a card in a modal, over the form where that is to be kept."""
        opened = opened_at(heard, None)
        return as_modal_of_card(card, opened=opened, site=self.site, pushed=pushed)


def opened_at(heard: Heard, pressed: Pressed | None) -> Metadata:
    """Return what a modal carries along: where it was opened, and by what."""
    once = new_once()
    if pressed and pressed.opened:
        return replace(pressed.opened, once=once)
    return Metadata(
        channel=heard.reference,
        message=heard.message,
        thread=heard.thread,
        once=once,
        opener_verb=pressed.verb if pressed else "",
        opener_target=pressed.target if pressed else "",
    )
