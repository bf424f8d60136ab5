"""What Slack is answered: at once, and only with what is safe."""

import asyncio
import re
import time
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.arrivals import KEPT_WITHIN, Arrivals, Came, NotKept
from bot.slack.turns import events
from bot.slack.turns.handler import not_saved
from bot.slack.turns.heard import part
from bot.slack.working import Working
from cards.blockkit import as_loading_modal
from cards.wording import _

_CAME = "came"
_COMMAND = "/ses"
_ANY = re.compile("")
_OK = BoltResponse(status=200, body="")
_UNHANDLED = 404

log = structlog.get_logger(__name__)


class Listening:
    """
    Acknowledges what came in, once it is kept; the work follows.

    Bolt tells apart what Slack sends, and answers with what a listener returns; else it
    would look every ten milliseconds whether one has acknowledged.
    """

    def __init__(self, arrivals: Arrivals, working: Working, *, bot: str) -> None:
        self._arrivals = arrivals
        self._working = working
        self._bolt = _bolt(bot)
        # Bolt asks one after another: those first for whom somebody waits most often.
        for listen in (self._bolt.action, self._bolt.shortcut):
            listen(_ANY)(self._press)
        self._bolt.view(_ANY)(self._submission)
        self._bolt.command(_COMMAND)(self._command)
        self._bolt.event(_ANY)(self._event)

    async def answer(self, came: Came) -> BoltResponse:
        """Return what the request, or the socket, is answered with."""
        try:
            request = AsyncBoltRequest(
                body=dict(came.body), context={_CAME: came}, mode="socket_mode"
            )
        except (AttributeError, LookupError, TypeError, ValueError):
            # Bolt reads who and where at once, and stumbles where it is something else.
            log.warning("slack.not-understood", kind=came.kind)
            return BoltResponse(status=400, body="")
        answer = await self._bolt.async_dispatch(request)
        # What is nothing to the desk is not to be brought again.
        return answer if answer.status != _UNHANDLED else _OK

    async def _event(self, context: AsyncBoltContext) -> BoltResponse:
        came: Came = context[_CAME]
        if not events.is_ours(came.body):
            return _OK
        try:
            if await self._arrivals.keep(came, late=self._working.start):
                self._working.start(came)
        except NotKept:
            return BoltResponse(status=503, body="")  # Slack brings it again.
        return _OK

    async def _command(self, context: AsyncBoltContext) -> BoltResponse:
        came: Came = context[_CAME]
        try:
            if await self._arrivals.keep(came):
                self._working.start(came)
        except NotKept:
            return _json({"response_type": "ephemeral", "text": not_saved()})
        return _OK

    async def _press(self, context: AsyncBoltContext) -> BoltResponse:
        came: Came = context[_CAME]
        try:
            if await self._arrivals.keep(came):
                self._working.start(came)
        except NotKept:
            self._working.say_not_saved(came)
            return BoltResponse(status=503, body="")  # Slack shows that it failed.
        return _OK

    async def _submission(self, context: AsyncBoltContext) -> BoltResponse:
        came: Came = context[_CAME]
        began = time.monotonic()
        try:
            if not await self._arrivals.keep(came):
                return _OK
        except NotKept:
            return _json(_errors(came.body, not_saved()))
        task = self._working.start_submission(came)
        left = KEPT_WITHIN - (time.monotonic() - began)
        done, _late = await asyncio.wait({task}, timeout=max(left, 0.0))
        outcome = task.result() if done else None
        answer = outcome.as_answer() if outcome else None
        if done and (answer is not None or outcome is None):
            self._working.show(came, outcome, is_late=False)
            return _json(answer) if answer is not None else _OK
        self._working.show_once_done(came, task)
        return _json({"response_action": "update", "view": _loading()})


def _bolt(bot: str) -> AsyncApp:
    """Make an app that asks Slack nothing: who let it in is known from the start."""

    async def authorize(
        enterprise_id: str | None, team_id: str | None
    ) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_user_id=bot
        )

    return AsyncApp(
        process_before_response=True,
        authorize=authorize,
        request_verification_enabled=False,  # The door did it, before it was read.
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,  # There are no steps of workflows.
    )


def _json(answer: Mapping[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=dict(answer))


def _errors(body: Mapping[str, Any], words: str) -> dict[str, Any]:
    """Say it at the first field, so that the modal stays with all that is in it."""
    blocks = part(body, "view").get("blocks")
    asked = [
        each.get("block_id")
        for each in (blocks if isinstance(blocks, list) else ())
        if isinstance(each, dict) and each.get("type") == "input"
    ]
    return (
        {"response_action": "errors", "errors": {str(asked[0]): words}} if asked else {}
    )


def _loading() -> dict[str, Any]:
    return as_loading_modal(_("SES Desk"))
