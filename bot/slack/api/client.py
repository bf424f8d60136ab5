"""One client of Slack's Web API, over one pool of connections."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import structlog
from aiohttp import ClientSession, ClientTimeout
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from yarl import URL

from bot.slack.api.refusals import (
    OF_THE_APP,
    RATE_LIMITED,
    UNREACHABLE,
    SlackRefused,
    meaning_of,
    not_reached,
    not_understood,
    refusal_in,
)
from bot.slack.api.tiers import Tiers
from bot.vendor_answers import undelivered_by_network
from bot.vendor_json import as_json
from dialogs.channel import Fate, Undelivered

BASE_URL = "https://slack.com/api/"
_FILES = "https://files.slack.com/"
# These read JSON, and a card written as a form costs ten times as much. A form is what
# every method reads.
_WITH_CARDS = frozenset(
    {
        "chat.postEphemeral",
        "chat.postMessage",
        "chat.update",
        "views.open",
        "views.publish",
        "views.update",
    }
)
_UPLOADING = ClientTimeout(total=60, connect=5)  # Seconds.
# The library reads an odd answer as if it were a good one, and stumbles.
_STUMBLES = (AttributeError, LookupError, TypeError, ValueError)

log = structlog.get_logger(__name__)
# The library would write all that is sent and said to a log that listens closely.
_quiet = logging.getLogger(f"{__name__}.library")
_quiet.setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackAnswer:
    """What Slack answered: its JSON object, and its headers by any letters."""

    body: Mapping[str, Any] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)


class SlackApi:
    """
    Asks Slack, and raises `SlackRefused` for whatever was not done.

    Asked once: whoever asks decides what is asked again. A method that Slack named a
    time for is not asked before that. *base_url* is another's for a stand-in; *now*
    counts seconds.
    """

    def __init__(
        self,
        pool: ClientSession,
        token: SecretStr,
        *,
        base_url: str = BASE_URL,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pool = pool
        self._origin = f"{URL(base_url).origin()}/"
        self._client = AsyncWebClient(
            token=token.get_secret_value(),
            base_url=base_url,
            session=pool,
            logger=_quiet,
            retry_handlers=[],
        )
        self._now = now
        self._tiers = Tiers(now)
        self._closed_until: dict[str, float] = {}

    async def call(self, method: str, **arguments: object) -> Mapping[str, Any]:
        """
        Return Slack's answer to a method; SlackRefused where it is not `ok`.

        Lists and objects go as JSON; None is left out. Where Slack wants names with
        commas between them, as in `conversations.invite`, whoever asks writes them so.
        """
        return (await self.ask(method, **arguments)).body

    async def call_paced(self, method: str, **arguments: object) -> Mapping[str, Any]:
        """
        As `call`, for what can wait: it leaves room for those who press a button.

        SlackRefused with `ratelimited`, and for how long, while its tier has no room.
        """
        seconds = self._tiers.wait(method)
        if seconds > 0:
            raise _limited(seconds)
        return await self.call(method, **arguments)

    async def ask(self, method: str, **arguments: object) -> SlackAnswer:
        """Return the answer with its headers: `auth.test` tells the scopes in them."""
        self._refuse_closed(method)
        self._tiers.count(method)
        try:
            answer = await self._asked(method, arguments)
        except SlackRefused as refused:
            self._learn(method, refused)
            raise
        return answer

    async def upload(self, address: str, content: bytes) -> None:
        """
        Send a file's bytes to the address that Slack gave for them. SlackRefused.

        The token stays here: the address itself is what lets them in.
        """
        if not address.startswith((_FILES, self._origin)):
            raise SlackRefused(UNREACHABLE, fate=Fate.NOT_SENT)
        try:
            with undelivered_by_network():
                async with self._pool.post(
                    address, data=content, allow_redirects=False, timeout=_UPLOADING
                ) as said:
                    status, headers = said.status, said.headers
        except Undelivered as problem:
            raise not_reached(problem) from problem
        if status != HTTPStatus.OK:
            raise refusal_in(status, headers, {})

    async def _asked(self, method: str, arguments: Mapping[str, object]) -> SlackAnswer:
        """Send a body, never an address that would show what is in it."""
        given = {name: value for name, value in arguments.items() if value is not None}
        whole_cards = method in _WITH_CARDS
        try:
            with undelivered_by_network():
                said = await self._client.api_call(
                    method,
                    json=given if whole_cards else None,
                    data=None if whole_cards else _form(given),
                )
        except Undelivered as problem:
            raise not_reached(problem) from problem
        except SlackApiError as error:
            raise _refusal(error) from None
        except _STUMBLES:
            raise not_understood() from None
        if not isinstance(said.data, dict) or said.data.get("ok") is not True:
            raise not_understood()
        return SlackAnswer(body=said.data, headers=said.headers)

    def _refuse_closed(self, method: str) -> None:
        seconds = self._closed_until.get(method, 0.0) - self._now()
        if seconds > 0:
            raise _limited(seconds)

    def _learn(self, method: str, refused: SlackRefused) -> None:
        if refused.fate is Fate.RATE_LIMITED and refused.retry_after > 0:
            # It counts for the whole of a method in a workspace, says Slack.
            self._closed_until[method] = self._now() + refused.retry_after
            log.info("slack.rate-limited", method=method, seconds=refused.retry_after)
        if refused.code in OF_THE_APP:
            log.error("slack.app-refused", method=method, error=refused.error)


def _limited(seconds: float) -> SlackRefused:
    code, fate = meaning_of(RATE_LIMITED)
    return SlackRefused(RATE_LIMITED, code=code, fate=fate, retry_after=seconds)


def _form(given: Mapping[str, object]) -> dict[str, str]:
    return {name: _written(value) for name, value in given.items()}


def _written(value: object) -> str:
    return value if isinstance(value, str) else as_json(value)


def _refusal(error: SlackApiError) -> SlackRefused:
    """Read what the library holds: its own answer, or the pool's that is no JSON."""
    answer = error.response
    if not isinstance(answer, AsyncSlackResponse):
        return refusal_in(answer.status, answer.headers, {})
    body = answer.data if isinstance(answer.data, dict) else {}
    return refusal_in(answer.status_code, answer.headers, body)
