"""Answers with the files that hang on a message, or were put into a form."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from bot.seated.answering import Answered, Desk
from bot.slack.turns.heard import Heard, SentFile
from bot.slack.turns.presses import Pressed
from bot.slack.turns.threads import Threads
from dialogs.conversation import Upload
from domain.refusals import Refusal

# More at once would be done no sooner, and acknowledgements would wait for them.
_AT_ONCE = 2

T = TypeVar("T")


class Fetches(Protocol):
    """Who fetches what people sent."""

    async def fetch(self, sent: tuple[SentFile, ...]) -> tuple[Upload, ...]:
        """Return the file. Refusal where there is none to be had."""

    async def named(self, ids: tuple[str, ...], *, by: str) -> tuple[SentFile, ...]:
        """Return what Slack says of files that an account laid there. Refusal."""


class Fetching:
    """Answers what was heard; nothing is fetched for a stranger, nor a second time."""

    def __init__(self, desk: Desk, files: Fetches, threads: Threads) -> None:
        self._desk = desk
        self._files = files
        self._threads = threads
        self._executor = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="slack-desk")

    async def answer(self, heard: Heard, pressed: Pressed | None) -> Answered:
        """Answer, with the files or with why they cannot be had."""
        try:
            whole = await self._with_files(heard, pressed)
        except Refusal as refusal:
            return await self._hop(partial(self._desk.refuse, heard, refusal))
        return await self._hop(partial(self._answered, whole, pressed))

    async def is_in_room(self, heard: Heard) -> bool:
        """Whether it was heard in the room of a case."""
        return await self._hop(partial(self._threads.is_in_room, heard))

    def close(self) -> None:
        """Let the threads go, once nothing is answered any more."""
        self._executor.shutdown(wait=True)

    def _answered(self, whole: Heard, pressed: Pressed | None) -> Answered:
        answered = self._desk.answer(whole, pressed)
        if whole.files and pressed is None:
            return self._threads.preselect(whole, answered)
        return answered

    async def _hop(self, work: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, work)

    async def _with_files(self, heard: Heard, pressed: Pressed | None) -> Heard:
        handed_in = pressed.files if pressed else ()
        if heard.is_about_file and not heard.attached:
            raise Refusal("message-without-file")
        if not (handed_in or (heard.attached and pressed is None)):
            return heard
        if not await self._hop(partial(self._desk.awaits, heard, pressed)):
            return heard
        sent = heard.attached
        if handed_in:
            sent = await self._files.named(handed_in, by=heard.account)
        return replace(heard, files=await self._files.fetch(sent))
