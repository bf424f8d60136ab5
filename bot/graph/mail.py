"""E-mail from the desk's own mailbox: what Graph answers, and what that means."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote

from bot.email.address import is_one_address
from bot.email.message import words_of
from bot.graph.answers import Answer, NoAnswer
from bot.graph.catalogue import catalogue_id
from bot.graph.client import Graph
from bot.rooms.patience import Later
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.refusals import Refusal

_CHAT = "https://teams.microsoft.com/l/entity/{app}/conversations?tenantId={tenant}"
_LOOKS_FOR = 3.0  # Seconds: a reminder does not wait long for its link.
_NOBODY = frozenset(("ErrorInvalidRecipients", "ErrorRecipientNotFound"))
# What the desk may not, or a mailbox that is not there, says nothing of who reads.
_FATES: Mapping[int, tuple[str, Fate]] = {
    HTTPStatus.UNAUTHORIZED: ("teams-no-token", Fate.NOT_SENT),
    HTTPStatus.FORBIDDEN: ("mail-not-allowed", Fate.NOT_SENT),
    HTTPStatus.NOT_FOUND: ("mail-no-mailbox", Fate.NOT_SENT),
    HTTPStatus.REQUEST_TIMEOUT: ("no-answer", Fate.UNCERTAIN),
    HTTPStatus.TOO_MANY_REQUESTS: ("mail-busy", Fate.RATE_LIMITED),
}


class GraphMail:
    """
    Fills `Mail`: sends as the mailbox *sender*, which keeps no copy.

    A link in it opens the chat with the app of the *tenant*, where one is known.
    """

    def __init__(self, graph: Graph, *, sender: str, app: str, tenant: str) -> None:
        self._graph = graph
        self._sender = sender
        self._app = app
        self._tenant = tenant
        self._chat = ""

    async def send(self, address: str, card: Card, *, key: str) -> None:
        """Hand a message to Graph, which accepts it or not. Undelivered."""
        if not is_one_address(address):
            raise Undelivered("mail-address-refused", fate=Fate.PERMANENT)
        subject, text = words_of(card, answered_at=await self._opened_at())
        body = {
            "message": {
                "subject": subject,
                "body": {"contentType": "Text", "content": text},
                "toRecipients": [{"emailAddress": {"address": address}}],
                "internetMessageHeaders": _headers(key),
            },
            "saveToSentItems": False,
        }
        refuse_unless_accepted(await self._posted(body))

    async def _posted(self, body: Mapping[str, object]) -> Answer:
        sender = quote(self._sender, safe="@")
        try:
            return await self._graph.post(f"/users/{sender}/sendMail", body)
        except NoAnswer as silence:
            if silence.may_be_taken:
                raise Undelivered("no-answer", fate=Fate.UNCERTAIN) from silence
            raise Undelivered("no-connection", fate=Fate.NOT_SENT) from silence
        except Refusal as refusal:
            raise Undelivered("teams-no-token", fate=Fate.NOT_SENT) from refusal

    async def _opened_at(self) -> str:
        """Return the address of the chat with the desk; empty where none is known."""
        if not self._chat:
            try:
                async with asyncio.timeout(_LOOKS_FOR):
                    app = await catalogue_id(self._app, graph=self._graph)
            except (Later, NoAnswer, Refusal, TimeoutError):
                return ""
            if app:
                self._chat = _CHAT.format(app=app, tenant=self._tenant)
        return self._chat


def _headers(key: str) -> list[dict[str, str]]:
    """Make a double recognisable, and machines not answer; only `x-` may be named."""
    return [
        {"name": "x-ses-desk-key", "value": key},
        {"name": "x-auto-response-suppress", "value": "All"},
    ]


def refuse_unless_accepted(answer: Answer) -> None:
    """Raise Undelivered unless Graph took the message: 202, not delivered yet."""
    if answer.is_good:
        return
    code, fate = _fate(answer)
    raise Undelivered(code, fate=fate, retry_after=answer.retry_after or 0.0)


def _fate(answer: Answer) -> tuple[str, Fate]:
    if answer.code in _NOBODY:
        return "mail-address-refused", Fate.PERMANENT
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "mail-fault", Fate.UNCERTAIN
    return _FATES.get(answer.status, ("mail-refused", Fate.UNFIT))
