"""The work that follows an acknowledgement: each thing that came in, once."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, Protocol, TypeVar

import structlog

from bot.error_ids import new_error_id
from bot.slack.arrivals import Arrivals, Came
from bot.slack.turns import events
from bot.slack.turns.handler import SlackDesk
from bot.slack.turns.heard import (
    Heard,
    heard_in_command,
    heard_in_event,
    heard_in_press,
    heard_in_submission,
    text,
)
from bot.slack.turns.presses import BadPress, pressed_in, shortcut_in, submitted_in
from bot.slack.turns.submitting import Outcome

# Whoever was cut short over something three times is not helped by a fourth.
_MOST = 3

_T = TypeVar("_T")

log = structlog.get_logger(__name__)


class Whereabouts(Protocol):
    """Who hears where the desk is."""

    def part(self, heard: Heard) -> None:
        """Hear that the desk was taken out."""

    def come_back(self, heard: Heard) -> None:
        """Hear that the desk was put in."""

    def look_who_is_there(self, heard: Heard) -> None:
        """Hear that somebody came in, or went."""


class Losses(Protocol):
    """Who hears that people are not reached any more."""

    def lose(self, came: Came) -> None:
        """Hear that an app or its tokens were taken back."""


class Working:
    """Does what came in, beside the answers to Slack; *bot* is the desk's own id."""

    def __init__(
        self,
        arrivals: Arrivals,
        desk: SlackDesk,
        whereabouts: Whereabouts,
        losses: Losses,
        *,
        bot: str,
        deliver: Callable[[], None],
    ) -> None:
        self._arrivals = arrivals
        self._desk = desk
        self._whereabouts = whereabouts
        self._losses = losses
        self._bot = bot
        self._deliver = deliver
        self._under_way: set[asyncio.Task[Any]] = set()
        self._held: set[str] = set()  # What this process works on, by its key.

    def start(self, came: Came) -> None:
        """Do what came in, while Slack is answered."""
        self._held.add(came.digest)
        self._begin(self._done(came, self._do(came)))

    def start_submission(self, came: Came) -> "asyncio.Task[Outcome | None]":
        """Do what a modal asks for; the outcome is to be shown by who waits for it."""
        self._held.add(came.digest)
        return self._begin(self._submitted(came))

    def show(self, came: Came, outcome: Outcome | None, *, is_late: bool) -> None:
        """Show what came of a modal: where it was opened, or in itself if it waits."""
        self._begin(self._done(came, self._show(came, outcome, is_late=is_late)))

    def show_once_done(self, came: Came, task: "asyncio.Task[Outcome | None]") -> None:
        """Show what comes of a modal in itself, when it is there."""
        self._begin(self._done(came, self._show_late(came, task)))

    def say_not_saved(self, came: Came) -> None:
        """Tell who pressed a button that nothing came of it."""
        heard = heard_in_press(came.body, tenant=came.tenant, came=came.key)
        self._begin(self._desk.not_saved(heard))

    async def take_over(self) -> None:
        """Do what a process that was cut short had not answered."""
        for came in await self._arrivals.take_over():
            if came.digest in self._held:
                continue  # It takes long here, and is nobody else's for it.
            if came.attempts > _MOST:
                log.error("slack.given-up", kind=came.kind, error_id=new_error_id())
                self._arrivals.answered(came)
            else:
                self.start(came)

    async def finish(self) -> None:
        """Wait for what is under way."""
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, _T]) -> "asyncio.Task[_T]":
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def _done(self, came: Came, work: Coroutine[Any, Any, None]) -> None:
        """
        Do it, and keep it no longer.

        What the desk fails at, it tells. What nobody is told of is left, to be taken
        once more when its lease is over: Slack does not tell it again.
        """
        try:
            await work
        except Exception:
            log.exception("slack.work-failed", kind=came.kind, error_id=new_error_id())
        else:
            self._arrivals.answered(came)
        finally:
            self._held.discard(came.digest)

    async def _do(self, came: Came) -> None:
        if came.kind == "command":
            heard = heard_in_command(came.body, tenant=came.tenant, came=came.key)
            await self._desk.words(_in_time(heard, came))
        elif came.kind == "event":
            await self._hear(came)
        elif text(came.body, "type") == "view_submission":
            await self._show(came, await self._submitted(came), is_late=True)
        else:
            await self._press(came)

    async def _press(self, came: Came) -> None:
        heard = heard_in_press(came.body, tenant=came.tenant, came=came.key)
        heard = _in_time(heard, came)
        try:
            kind = text(came.body, "type")
            pressed = pressed_in(came.body) if kind == "block_actions" else None
            pressed = pressed or shortcut_in(came.body)
        except BadPress:
            log.info("slack.not-ours", kind=came.kind)
            return
        if pressed is None:
            await self._desk.evidence(heard)
        else:
            await self._desk.press(heard, pressed)

    async def _submitted(self, came: Came) -> Outcome | None:
        heard = heard_in_submission(came.body, tenant=came.tenant, came=came.key)
        try:
            pressed = submitted_in(came.body)
        except BadPress:
            log.info("slack.not-ours", kind=came.kind)
            return None
        return await self._desk.submit(heard, pressed)

    async def _show(
        self, came: Came, outcome: Outcome | None, *, is_late: bool
    ) -> None:
        if outcome is None:
            return
        heard = heard_in_submission(came.body, tenant=came.tenant, came=came.key)
        if is_late:
            await self._desk.show_late(heard, submitted_in(came.body), outcome)
        else:
            await self._desk.show_closed(heard, outcome)

    async def _show_late(
        self, came: Came, task: "asyncio.Task[Outcome | None]"
    ) -> None:
        await self._show(came, await task, is_late=True)

    async def _hear(self, came: Came) -> None:
        heard = heard_in_event(came.body, tenant=came.tenant, came=came.key)
        kind = events.kind_of(came.body)
        if events.is_lost(came.body):
            await asyncio.to_thread(self._losses.lose, came)
        elif events.is_out(came.body, bot=self._bot):
            await asyncio.to_thread(self._whereabouts.part, heard)
        elif events.is_back(came.body, bot=self._bot):
            await asyncio.to_thread(self._whereabouts.come_back, heard)
        elif kind in {"member_joined_channel", "member_left_channel"}:
            await asyncio.to_thread(self._whereabouts.look_who_is_there, heard)
        elif kind == "app_home_opened":
            await self._desk.home(heard)
        elif kind in {"message", "app_mention"}:
            await self._written(heard, is_asked=kind == "app_mention")
            return
        self._deliver()

    async def _written(self, heard: Heard, *, is_asked: bool) -> None:
        """Answer what was written to the desk; in a channel a file is asked about."""
        if is_asked or heard.is_personal:
            await self._desk.words(heard)
        else:
            await self._desk.dropped(heard)


def _in_time(heard: Heard, came: Came) -> Heard:
    """Return what was heard, without the trigger where that is over long since."""
    return replace(heard, trigger="", view="") if came.is_late else heard
