"""
Files that people send in their own chats, fetched from where Teams laid them.

Teams stores a file with its sender and hands the desk an address that works by itself
for some minutes. Nothing of ours is sent there: no token, no cookie, and no redirect is
followed.
"""

import re
from collections.abc import Callable
from http import HTTPStatus

import structlog
from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)
from yarl import URL

from bot.teams.turns.attached import Attached, Laid
from dialogs.conversation import Upload
from domain.paperwork import extension_of
from domain.refusals import Refusal
from services.paper import MOST_BYTES

# Seconds, with the wait for one's turn.
TIMEOUT = ClientTimeout(total=50, sock_connect=5, sock_read=15)
_AT_ONCE = 3  # What they hold in memory is so many times the limit of a file.
_PIECE = 1 << 16
_LONGEST_ADDRESS = 8000
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_REST = r"/[!-\[\]-~]*"  # What an address is written with, without the backslash.
_SHAREPOINT = re.compile(
    rf"https://(?:{_LABEL}\.)+sharepoint\.com(?::443)?{_REST}", re.IGNORECASE
)
_LOOPBACK = re.compile(rf"http://(?:localhost|127\.0\.0\.1)(?::[0-9]{{1,5}})?{_REST}")
_GONE = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.GONE,
    }
)
_PAGES = frozenset({".htm", ".html"})

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


def open_file_pool(
    connector: TCPConnector | None = None, *, timeout: ClientTimeout = TIMEOUT
) -> ClientSession:
    """Return the session that files come over; the caller closes it."""
    return ClientSession(
        connector=connector or TCPConnector(limit=_AT_ONCE),
        cookie_jar=DummyCookieJar(),
        timeout=timeout,
        # Unpacked here, a small answer could become a large one before it is measured.
        auto_decompress=False,
        headers={"Accept-Encoding": "identity"},
    )


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
        try:
            address = URL(laid.address, encoded=True)
            async with self._pool.get(address, allow_redirects=False) as response:
                _refuse_other_than_file(response, laid)
                content = await _read(response)
        except (ClientError, TimeoutError, ValueError):
            raise Refusal("file-not-fetched") from None
        return Upload(name=laid.name, media_type="", content=content)


def _refuse_other_than_file(response: ClientResponse, laid: Laid) -> None:
    if response.status in _GONE:
        raise Refusal("file-link-dead")
    is_page = response.content_type == "text/html"
    if HTTPStatus(300) <= response.status < HTTPStatus(400) or (
        is_page and extension_of(laid.name) not in _PAGES
    ):
        raise Refusal("file-is-page")
    packed = response.headers.get("Content-Encoding", "identity")
    if response.status != HTTPStatus.OK or packed != "identity":
        raise Refusal("file-not-fetched")
    if (response.content_length or 0) > MOST_BYTES:
        raise _too_large()


async def _read(response: ClientResponse) -> bytes:
    """Read up to the limit, piece by piece: what was said of its size may be wrong."""
    content = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise _too_large()
    return bytes(content)


def _too_large() -> Refusal:
    return Refusal("file-too-large", limit=str(MOST_BYTES // 1024 // 1024))
