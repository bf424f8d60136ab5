"""One client of the Bot Connector, over one pool of connections."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import quote, urlencode

import structlog
from aiohttp import ClientError, ClientResponse, ClientSession
from yarl import URL

from bot.teams.connector.refusals import (
    MESSAGE_GONE,
    object_in,
    refuse_unless_teams_took,
)
from bot.teams.door.hosts import is_microsoft, is_microsoft_or_loopback
from bot.vendor_answers import undelivered_by_network
from bot.vendor_json import as_bytes
from dialogs.channel import Fate, Undelivered

_PAGE = 500  # Members; more are cut down to as many.
_MOST_PAGES = 100
_JSON = {"Content-Type": "application/json"}

Json = dict[str, Any]

log = structlog.get_logger(__name__)


class Tokens(Protocol):
    """Where the bot's own token comes from."""

    async def token(self) -> str:
        """Return a token that is good now. Undelivered."""

    def forget(self, token: str) -> None:
        """Give this one to nobody any more."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked; what people wrote stays out of every trace of it."""

    method: str
    address: URL
    body: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Connector:
    """
    Sends to Teams, and raises `Undelivered` for whatever was not taken.

    The bot's token goes to Microsoft's hosts only, wherever an address comes from, and
    no redirect is followed. *loopback* is for development: a connector on this machine
    may be talked to, and gets no token.
    """

    def __init__(
        self,
        pool: ClientSession,
        tokens: Tokens,
        *,
        app_id: str,
        loopback: bool = False,
    ) -> None:
        self._pool = pool
        self._tokens = tokens
        self._app_id = app_id
        self._loopback = loopback

    async def send(self, place_url: str, reference: str, activity: Json) -> str:
        """Send an activity to a conversation; return its id, empty if none is told."""
        where = f"conversations/{_part(reference)}/activities"
        return _id_in(await self._ask("POST", place_url, where, body=activity))

    async def reply(
        self, place_url: str, reference: str, activity_id: str, activity: Json
    ) -> str:
        """Answer an activity; return the answer's own id, empty if none is told."""
        said = {**activity, "replyToId": activity_id}
        where = f"conversations/{_part(reference)}/activities/{_part(activity_id)}"
        return _id_in(await self._ask("POST", place_url, where, body=said))

    async def update(
        self, place_url: str, reference: str, activity_id: str, activity: Json
    ) -> None:
        """Show another activity in the place of one; `message-gone` if it is gone."""
        said = {**activity, "id": activity_id}
        await self._on_activity("PUT", place_url, reference, activity_id, body=said)

    async def delete(self, place_url: str, reference: str, activity_id: str) -> None:
        """Take an activity back; `message-gone` if it is gone already."""
        await self._on_activity("DELETE", place_url, reference, activity_id)

    async def create_direct(self, place_url: str, tenant: str, account: str) -> str:
        """
        Return the id of the bot's own chat with an *account*, by its directory id.

        It is made unless it is there. The app must be installed for the person.
        """
        asked = {
            "isGroup": False,
            "bot": {"id": f"28:{self._app_id}"},
            "members": [{"id": account}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        made = _id_in(await self._ask("POST", place_url, "conversations", body=asked))
        if not made:
            raise Undelivered("teams-no-conversation", fate=Fate.NOT_SENT)
        return made

    async def member(self, place_url: str, reference: str, account: str) -> Json:
        """Return one member of a conversation."""
        where = f"conversations/{_part(reference)}/members/{_part(account)}"
        return object_in(await self._ask("GET", place_url, where))

    async def members(self, place_url: str, reference: str) -> list[Json]:
        """Return all members of a conversation, page by page."""
        found: list[Json] = []
        where = f"conversations/{_part(reference)}/pagedmembers"
        query: Json = {"pageSize": _PAGE}
        for _ in range(_MOST_PAGES):
            page = object_in(await self._ask("GET", place_url, where, query=query))
            found += page.get("members", [])
            token = page.get("continuationToken")
            if not token:
                break
            query["continuationToken"] = token
        return found

    async def _on_activity(
        self,
        method: str,
        place_url: str,
        reference: str,
        activity_id: str,
        body: Json | None = None,
    ) -> None:
        where = f"conversations/{_part(reference)}/activities/{_part(activity_id)}"
        try:
            await self._ask(method, place_url, where, body=body)
        except Undelivered as problem:
            if problem.code == f"http-{HTTPStatus.NOT_FOUND}":
                raise Undelivered(MESSAGE_GONE, fate=Fate.UNFIT) from None
            raise

    async def _ask(
        self,
        method: str,
        place_url: str,
        where: str,
        *,
        body: Json | None = None,
        query: Json | None = None,
    ) -> bytes:
        """Ask once, and once more with a fresh token if that is what was refused."""
        written = None if body is None else as_bytes(body)
        asked = _Asked(method, _address(place_url, where, query), written)
        token = await self._token_for(place_url)
        answer = await self._answered(asked, token)
        if answer.status == HTTPStatus.UNAUTHORIZED and token:
            self._tokens.forget(token)
            answer = await self._answered(asked, await self._tokens.token())
        refuse_unless_teams_took(answer.status, answer.headers, answer.body)
        return answer.body

    async def _token_for(self, place_url: str) -> str:
        """Return the token to show there; none to one's own machine."""
        if is_microsoft(place_url):
            return await self._tokens.token()
        if self._loopback and is_microsoft_or_loopback(place_url):
            return ""
        log.error("teams.address-refused")
        raise Undelivered("teams-wrong-address", fate=Fate.PERMANENT)

    async def _answered(self, asked: _Asked, token: str) -> _Answer:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers |= _JSON if asked.body is not None else {}
        with undelivered_by_network():
            async with self._pool.request(
                asked.method,
                asked.address,
                data=asked.body,
                headers=headers,
                allow_redirects=False,
            ) as response:
                body = await _body_of(response)
                return _Answer(response.status, response.headers, body)


async def _body_of(response: ClientResponse) -> bytes:
    """Read a body; the status has said already what became of the message."""
    with suppress(ClientError, TimeoutError):
        return await response.read()
    return b""


def _id_in(body: bytes) -> str:
    return str(object_in(body).get("id") or "")


def _part(of_path: str) -> str:
    return quote(of_path, safe="")


def _address(place_url: str, where: str, query: Json | None) -> URL:
    asking = f"?{urlencode(query)}" if query else ""
    return URL(f"{place_url.rstrip('/')}/v3/{where}{asking}", encoded=True)
