"""
Files that people send in their own chats, fetched from where Teams laid them.

Teams stores a file with its sender and hands the desk an address that works by itself
for some minutes. Nothing of ours is sent there: no token, no cookie, and no redirect is
followed.
"""

import re
from collections.abc import Callable

import structlog
from aiohttp import ClientSession

from bot.fetched_files import Laid, fetch_file
from bot.teams.turns.attached import Attached
from dialogs.conversation import Upload
from domain.refusals import Refusal

_LONGEST_ADDRESS = 8000
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_REST = r"/[!-\[\]-~]*"  # What an address is written with, without the backslash.
_SHAREPOINT = re.compile(
    rf"https://(?:{_LABEL}\.)+sharepoint\.com(?::443)?{_REST}", re.IGNORECASE
)
_LOOPBACK = re.compile(rf"http://(?:localhost|127\.0\.0\.1)(?::[0-9]{{1,5}})?{_REST}")
Trusts = Callable[[str], bool]
log = structlog.get_logger(__name__)


def is_sharepoint(address: str) -> bool:
    """Tell whether an address is https on SharePoint, where Teams lays files."""
    return _is(_SHAREPOINT, address)


def is_sharepoint_or_loopback(address: str) -> bool:
    """Trust this machine's own addresses too: for development only."""
    return _is(_SHAREPOINT, address) or _is(_LOOPBACK, address)


def _is(known: re.Pattern[str], address: str) -> bool:
    return len(address) <= _LONGEST_ADDRESS and bool(known.fullmatch(address))


class SentFiles:
    """Fetches what hangs on messages; *trusts* says from which addresses."""

    def __init__(self, pool: ClientSession, *, trusts: Trusts = is_sharepoint) -> None:
        self._pool = pool
        self._trusts = trusts

    async def fetch(self, attached: Attached) -> tuple[Upload, ...]:
        """
        Return the one file that hangs on a message of somebody's own chat.

        Refusals: `one-file-only`, `picture-in-words`, `file-linked-only`,
        `file-link-dead`, `file-is-page`, `file-too-large`, `file-not-fetched`. Nothing
        of the address or the name goes into the log.
        """
        if len(attached.files) > 1:
            raise Refusal("one-file-only")
        if not attached.files:
            raise Refusal("file-linked-only" if attached.linked else "picture-in-words")
        (laid,) = attached.files
        try:
            return (await self._fetched(laid),)
        except Refusal as refusal:
            log.warning("teams.file-not-fetched", code=refusal.code)
            raise

    async def _fetched(self, laid: Laid) -> Upload:
        if not self._trusts(laid.address):
            raise Refusal("file-not-fetched")
        return await fetch_file(laid, pool=self._pool)
