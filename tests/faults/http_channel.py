"""A channel over HTTP, as a vendor's adapter is one: what went wrong becomes a fate."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import aiohttp

from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from tests.faults.vendor import CLOCK_HEADER, KILL_HEADER

_GONE = {403, 404, 410}


class HttpChannel:
    """
    Shows cards at the stand-in vendor.

    *meets* is called with `before-send` and `after-send`. It returns the number of the
    process that the vendor is to kill once it has taken the message, or nothing.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        address: str,
        *,
        clock: Callable[[], datetime],
        meets: Callable[[str], str],
    ) -> None:
        """Speak through *session*, to a desk's own page at the vendor."""
        self._session = session
        self._address = address
        self._clock = clock
        self._meets = meets

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Show a card; return the vendor's id of it."""
        del case_id, only_role
        message = {"key": key, "conversation": conversation, "title": card.title}
        self._meets("before-send")
        headers = {KILL_HEADER: victim} if (victim := self._meets("mid-send")) else {}
        answer = await self._ask("POST", "messages", message, headers)
        self._meets("after-send")
        return str(answer["id"])

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place."""
        await self._ask("PUT", f"messages/{message_id}", {"title": card.title}, {})

    async def pin(self, conversation: str, message_id: str) -> None:
        """Keep a card on top."""
        await self._ask("POST", "pins", {"at": conversation, "id": message_id}, {})

    async def _ask(
        self, method: str, path: str, body: dict[str, str], headers: dict[str, str]
    ) -> dict[str, Any]:
        url = f"{self._address}/{path}"
        headers = {CLOCK_HEADER: self._clock().isoformat(), **headers}
        try:
            async with self._session.request(
                method, url, json=body, headers=headers
            ) as response:
                _refuse(response)
                return await response.json() if method == "POST" and body else {}
        except aiohttp.ClientConnectorError as error:
            raise Undelivered("no-connection", fate=Fate.NOT_SENT) from error
        except aiohttp.ContentTypeError:
            return {}
        except (aiohttp.ClientError, ConnectionError) as error:
            raise Undelivered("dropped", fate=Fate.UNCERTAIN) from error


def _refuse(response: aiohttp.ClientResponse) -> None:
    """Say what a status means for the message."""
    code = f"http-{response.status}"
    if response.status == 429:
        wait = float(response.headers.get("Retry-After", "0"))
        raise Undelivered(code, fate=Fate.RATE_LIMITED, retry_after=wait)
    if response.status in _GONE:
        raise Undelivered(code, fate=Fate.PERMANENT)
    if response.status >= 400:
        raise Undelivered(code, fate=Fate.UNCERTAIN)
