"""Files that people send in Slack, fetched with the desk's own token."""

import re
from collections.abc import Callable
from typing import Any

import structlog
from aiohttp import ClientSession
from pydantic import SecretStr

from bot.fetched_files import Laid, fetch_file
from bot.slack.api import SlackApi, SlackRefused
from bot.slack.turns.heard import SentFile, sent_files
from dialogs.conversation import Upload
from domain.refusals import Refusal
from services.paper import MOST_BYTES

# The token goes along, so the address must be Slack's own, whoever says which it is.
_SLACKS = re.compile(r"https://files\.slack\.com/[!-\[\]-~]{1,2000}")

Trusts = Callable[[str], bool]

log = structlog.get_logger(__name__)


def is_slacks(address: str) -> bool:
    """Tell whether an address is where Slack lays files."""
    return bool(_SLACKS.fullmatch(address))


class SlackFiles:
    """Fetches what people sent; *trusts* says from which addresses."""

    def __init__(
        self,
        api: SlackApi,
        pool: ClientSession,
        token: SecretStr,
        *,
        trusts: Trusts = is_slacks,
    ) -> None:
        self._api = api
        self._pool = pool
        self._token = token
        self._trusts = trusts

    async def fetch(self, sent: tuple[SentFile, ...]) -> tuple[Upload, ...]:
        """
        Return the one file that was sent.

        Refusals: `one-file-only`, `file-too-large`, `file-link-dead`, `file-is-page`,
        `file-not-fetched`. Nothing of the address or the name goes into the log.
        """
        if len(sent) != 1:
            raise Refusal("one-file-only")
        (one,) = sent
        try:
            return (await self._fetched(one),)
        except Refusal as refusal:
            log.warning("slack.file-not-fetched", code=refusal.code)
            raise

    async def named(self, ids: tuple[str, ...], *, by: str) -> tuple[SentFile, ...]:
        """
        Return what Slack says of the file that a form brought, sent in *by* an account.

        The desk's token reads the files of all rooms that it is in; whoever sends a
        form in may hand in their own. Refusals: `one-file-only`, `file-not-fetched`.
        """
        if len(ids) != 1:
            raise Refusal("one-file-only")
        try:
            told = await self._told(ids[0])
        except SlackRefused as refused:
            log.warning("slack.file-not-told", error=refused.error)
            raise Refusal("file-not-fetched") from refused
        if told.owner != by:
            log.warning("slack.file-not-theirs")
            raise Refusal("file-not-fetched")
        return (told,)

    async def _told(self, file_id: str) -> SentFile:
        answer: Any = await self._api.call("files.info", file=file_id)
        (told,) = sent_files({"files": [answer["file"]]})
        return told

    async def _fetched(self, one: SentFile) -> Upload:
        if one.size > MOST_BYTES:
            limit = str(MOST_BYTES // 1024 // 1024)
            raise Refusal("file-too-large", limit=limit)
        if not self._trusts(one.address):
            raise Refusal("file-not-fetched")
        headers = {"Authorization": f"Bearer {self._token.get_secret_value()}"}
        laid = Laid(name=one.name, address=one.address, headers=headers)
        return await fetch_file(laid, pool=self._pool)
