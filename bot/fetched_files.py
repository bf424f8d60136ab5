"""Files that people send, fetched from where a vendor laid them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)
from yarl import URL

from dialogs.conversation import Upload
from domain.paperwork import extension_of
from domain.refusals import Refusal
from services.paper import MOST_BYTES

# Seconds, with the wait for one's turn.
TIMEOUT = ClientTimeout(total=50, sock_connect=5, sock_read=15)
_AT_ONCE = 3  # What they hold in memory is so many times the limit of a file.
_PIECE = 1 << 16
_GONE = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.GONE,
    }
)
_PAGES = frozenset({".htm", ".html"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A file where a vendor laid it; what its *address* asks to be shown goes along."""

    name: str
    address: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


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


async def fetch_file(laid: Laid, *, pool: ClientSession) -> Upload:
    """
    Return a file; whoever asks has looked whether its address is to be trusted.

    Refusals: `file-link-dead`, `file-is-page`, `file-too-large`, `file-not-fetched`.
    """
    try:
        asked = pool.get(
            URL(laid.address, encoded=True),
            allow_redirects=False,
            headers=dict(laid.headers),
        )
        async with asked as response:
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
