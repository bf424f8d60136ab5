"""The bot's own token: fetched once for everybody who needs it, renewed in time."""

import asyncio
import re
import time

import structlog
from azure.core.credentials import AccessToken
from azure.core.exceptions import AzureError

from bot.teams.connector.credentials import OpenCredential
from dialogs.channel import Fate, Undelivered

SCOPE = "https://api.botframework.com/.default"
RENEWED_BEFORE = 300  # Seconds before its end.
_FETCHED_WITHIN = 8  # Seconds: less than a delivery waits, so it is known what failed.
# The library reads an odd answer as if it were a good one, and stumbles.
_FAILURES = (AzureError, TimeoutError, LookupError, TypeError, ValueError)
_CODE_OF_LOGIN = re.compile(r"AADSTS\d+")

log = structlog.get_logger(__name__)


class BotTokens:
    """Keeps one token, and tells nobody but who sends with it."""

    def __init__(self, open_credential: OpenCredential) -> None:
        self._open_credential = open_credential
        self._kept: AccessToken | None = None
        self._fetching: asyncio.Task[AccessToken] | None = None

    async def token(self) -> str:
        """
        Return a token that is good for a while.

        Undelivered with `teams-no-token` where none is to be had: nothing was sent.
        """
        kept = self._kept
        if kept is not None and _left(kept) > RENEWED_BEFORE:
            return kept.token
        try:
            fetched = await asyncio.shield(self._fetch())
        except Undelivered:
            if kept is not None and kept is self._kept and _left(kept) > 0:
                return kept.token  # What cannot be renewed yet is good to its end.
            raise
        return fetched.token

    def forget(self, token: str) -> None:
        """Fetch a fresh one next time, unless that was done since *token* was given."""
        if self._kept is not None and self._kept.token == token:
            self._kept = None

    def _fetch(self) -> "asyncio.Task[AccessToken]":
        """Fetch for all who wait: who gives up waiting ends it for nobody else."""
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetched())
            self._fetching.add_done_callback(self._over)
        return self._fetching

    def _over(self, fetching: "asyncio.Task[AccessToken]") -> None:
        self._fetching = None
        if not fetching.cancelled() and fetching.exception() is None:
            self._kept = fetching.result()

    async def _fetched(self) -> AccessToken:
        try:
            async with (
                asyncio.timeout(_FETCHED_WITHIN),
                self._open_credential() as credential,
            ):
                return await credential.get_token(SCOPE)
        except _FAILURES as error:
            log.warning("teams.no-token", code=login_code(error))
            # Without the vendor's words: they may quote what was sent.
            raise Undelivered("teams-no-token", fate=Fate.NOT_SENT) from None


def _left(token: AccessToken) -> float:
    return token.expires_on - time.time()


def login_code(error: Exception) -> str:
    """Name what the place to log in at found wrong, as its own page of codes does."""
    found = _CODE_OF_LOGIN.search(str(error))
    return found.group() if found else type(error).__name__
