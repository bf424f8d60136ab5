"""Words with the file that hangs on them: fetched, then answered as any others."""

import asyncio
from dataclasses import replace
from typing import Protocol

from bot.seated.answering import Answered, Desk
from bot.teams.turns.attached import Attached
from bot.teams.turns.heard import Heard
from dialogs.conversation import Upload
from domain.refusals import Refusal


class Fetches(Protocol):
    """Who fetches what hangs on a message."""

    async def fetch(self, attached: Attached) -> tuple[Upload, ...]:
        """Return the file. Refusal where there is none to be had."""


class Bringing:
    """Answers words; nothing is fetched for a stranger, nor a second time."""

    def __init__(self, desk: Desk, files: Fetches) -> None:
        self._desk = desk
        self._files = files
        self._under_way: set[tuple[str, str]] = set()

    async def answer(self, heard: Heard) -> Answered:
        """Answer words, with their file or with why it cannot be had."""
        if not heard.attached:
            return await asyncio.to_thread(self._desk.answer, heard)
        this = (heard.thread, heard.id)
        if this in self._under_way:  # Teams sends again what takes long.
            return Answered(reply=None)
        # Before anything is asked: what was not answered then may be by now.
        self._under_way.add(this)
        try:
            if await asyncio.to_thread(self._desk.awaits, heard):
                return await self._fetched_and_answered(heard)
            return await asyncio.to_thread(self._desk.answer, heard)
        finally:
            self._under_way.discard(this)

    async def _fetched_and_answered(self, heard: Heard) -> Answered:
        try:
            whole = await self._with_files(heard)
        except Refusal as refusal:
            return await asyncio.to_thread(self._desk.refuse, heard, refusal)
        return await asyncio.to_thread(self._desk.answer, whole)

    async def _with_files(self, heard: Heard) -> Heard:
        """
        Fetch a file of the sender's own chat.

        Elsewhere Teams gives none to a bot, and others read along. What comes without
        its bytes matters only where there are no words: a pasted text brings pictures.
        """
        attached = heard.attached
        if not heard.is_personal:
            if attached.files or attached.linked:
                raise Refusal("file-in-own-chat")
            return heard
        if heard.words and not attached.files:
            return heard
        return replace(heard, files=await self._files.fetch(attached))
