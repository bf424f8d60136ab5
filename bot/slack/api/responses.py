"""The address that Slack sends along with a press: five answers within half an hour."""

import logging
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus

from aiohttp import ClientSession
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.api.refusals import SlackRefused, not_reached, not_understood
from bot.vendor_answers import refuse_unless_taken, undelivered_by_network
from dialogs.channel import Fate, Undelivered

_SLACKS = re.compile(r"https://hooks\.slack\.com/[!-\[\]-~]{1,2000}")

# The library would write what is said to a log that listens closely.
_quiet = logging.getLogger(f"{__name__}.library")
_quiet.setLevel(logging.WARNING)

Trusts = Callable[[str], bool]


def is_slacks(address: str) -> bool:
    """Tell whether an address is where Slack takes answers."""
    return bool(_SLACKS.fullmatch(address))


class Responses:
    """Answers there; *trusts* says to which addresses anything is sent."""

    def __init__(self, pool: ClientSession, *, trusts: Trusts = is_slacks) -> None:
        self._pool = pool
        self._trusts = trusts

    async def respond(self, address: str, message: Mapping[str, object]) -> None:
        """Show a message to who pressed, or in the place of what was. SlackRefused."""
        if not self._trusts(address):
            raise SlackRefused("slack-unreachable", fate=Fate.NOT_SENT)
        client = AsyncWebhookClient(
            address, session=self._pool, retry_handlers=[], logger=_quiet
        )
        try:
            with undelivered_by_network():
                answer = await client.send_dict(dict(message))
            _refuse_unless_ok(answer.status_code, answer.headers)
        except Undelivered as problem:
            raise not_reached(problem) from problem
        except (AttributeError, LookupError, TypeError, ValueError):
            raise not_understood() from None


def _refuse_unless_ok(status: int, headers: Mapping[str, str]) -> None:
    """Used up or too old, it answers 404: nothing was shown."""
    if status == HTTPStatus.NOT_FOUND:
        raise Undelivered("slack-response-over", fate=Fate.NOT_SENT)
    refuse_unless_taken(status, headers)
