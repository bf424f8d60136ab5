"""What Slack is answered: at once, and only with what is safe."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import (
    is_action,
    is_event,
    is_shortcut,
    is_slash_command,
    is_view_submission,
)
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
_OK = BoltResponse(status=200, body="")

_Keep = Callable[[Came], Awaitable[BoltResponse]]

log = structlog.get_logger(__name__)


class Listening:
    """
    Acknowledges what came in, once it is kept; the work follows.

    Bolt reads who sent it and tells apart what it is. It has no listeners: it would
    hand each all that any of them may want, and look every ten milliseconds whether one
    has acknowledged.
    """

    def __init__(self, arrivals: Arrivals, working: Working, *, bot: str) -> None:
        self._arrivals = arrivals
        self._working = working
        self._bolt = _bolt(bot)
        self._bolt.use(_Acknowledging(self._acknowledge))

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
        return await self._bolt.async_dispatch(request)

    async def _acknowledge(self, request: AsyncBoltRequest) -> BoltResponse:
        came: Came = request.context[_CAME]
        keep = self._way_of(request.body)
        if keep is not None:
            return await keep(came)
        log.info("slack.not-ours", kind=came.kind)
        return _OK  # What is nothing to the desk is not to be brought again.

    def _way_of(self, body: dict[str, Any]) -> _Keep | None:
        if is_action(body) or is_shortcut(body):
            return self._press
        if is_view_submission(body):
            return self._submission
        if is_slash_command(body):
            return self._command if body["command"] == _COMMAND else None
        return self._event if is_event(body) else None

    async def _event(self, came: Came) -> BoltResponse:
        if not events.is_ours(came.body):
            return _OK
        try:
            if await self._arrivals.keep(came, late=self._working.start):
                self._working.start(came)
        except NotKept:
            return BoltResponse(status=503, body="")  # Slack brings it again.
        return _OK

    async def _command(self, came: Came) -> BoltResponse:
        try:
            if await self._arrivals.keep(came):
                self._working.start(came)
        except NotKept:
            return _json({"response_type": "ephemeral", "text": not_saved()})
        return _OK

    async def _press(self, came: Came) -> BoltResponse:
        try:
            if await self._arrivals.keep(came):
                self._working.start(came)
        except NotKept:
            self._working.say_not_saved(came)
            return BoltResponse(status=503, body="")  # Slack shows that it failed.
        return _OK

    async def _submission(self, came: Came) -> BoltResponse:
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


class _Acknowledging(AsyncMiddleware):
    """Answers what bolt has let through, in the place of its listeners."""

    def __init__(
        self, acknowledge: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]
    ) -> None:
        self._acknowledge = acknowledge

    async def async_process(
        self, *, req: AsyncBoltRequest, **_others: object
    ) -> BoltResponse:
        """Return the answer; nobody comes after this."""
        return await self._acknowledge(req)


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
