"""The door: what a request must show before anybody looks at what it says."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from yarl import query_to_pairs

from bot.doors.bodies import bytes_in, is_packed, object_of, refuse_unkept, says
from bot.doors.closed import DoorClosed
from bot.slack.door.handshakes import Handshake
from bot.slack.door.installed import tenant_of
from bot.slack.door.reading import Admitted, Kind, key_of
from bot.slack.door.signatures import Signatures, is_claimed

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_MOST_FIELDS = 100
_REPLACED = "\ufffd"
_SSL_CHECK = b"ssl_check=1"
_LONGEST_CHECK = 1000  # Bytes: it brings the check and an old token, no more.
_RETRY = "X-Slack-Retry-Num"
_FEW = re.compile(r"[0-9]{1,3}", re.ASCII)
# How an envelope of Socket Mode calls what is in it.
_ENVELOPES = {
    "events_api": Kind.EVENT,
    "slash_commands": Kind.COMMAND,
    "interactive": Kind.INTERACTIVE,
}

log = structlog.get_logger(__name__)


class SlackDoor:
    """
    Lets in what Slack sends of the workspaces that are served.

    *served* are ids of workspaces (`T…`), or of organisations (`E…`) with all theirs.
    Without *signatures* only what comes by a socket of one's own is let in.
    """

    def __init__(
        self, signatures: Signatures | None, *, served: frozenset[str]
    ) -> None:
        if not served:
            raise ValueError("a door that serves nobody, or everybody, is a mistake")
        self._signatures = signatures
        self._served = served

    async def admit(self, request: web.Request) -> Admitted:
        """
        Let a request in.

        What is not signed is not read, but for a look whether Slack only checks that a
        certificate is good.

        :raises DoorClosed: it does not come in; answer with its `as_response`, also to
            Slack's handshakes, which say nothing else.
        """
        with _told():
            return await self._admitted(request)

    def admit_envelope(self, envelope: Mapping[str, Any]) -> Admitted:
        """
        Let in what came by a socket that the desk opened itself. DoorClosed.

        Slack signs nothing there: who else is on that line would know the app's token.
        """
        with _told():
            kind = _ENVELOPES.get(str(envelope.get("type")))
            body = envelope.get("payload")
            if kind is None or not isinstance(body, dict):
                raise DoorClosed("slack-shape", field="payload")
            refuse_unkept(body)
            retry = envelope.get("retry_attempt")
            return self._read(kind, body, retry=retry if isinstance(retry, int) else 0)

    async def _admitted(self, request: web.Request) -> Admitted:
        if not is_claimed(request.headers) and await _is_ssl_check(request):
            raise Handshake
        if self._signatures is None:
            raise DoorClosed("signature-missing")
        claim = self._signatures.claim_in(request.headers)
        if is_packed(request):
            raise DoorClosed("body-not-form-type")
        raw = await bytes_in(request)
        self._signatures.refuse_unless_signed(claim, raw)
        kind, body = _body_in(request, raw)
        return self._read(kind, body, retry=_retry_in(request))

    def _read(self, kind: Kind, body: Mapping[str, Any], *, retry: int) -> Admitted:
        key = key_of(kind, body)
        tenant = tenant_of(body, served=self._served)
        return Admitted(kind=kind, tenant=tenant, key=key, body=body, retry=retry)


@contextmanager
def _told() -> Iterator[None]:
    """Tell the log why the door stayed closed: the code, and never what was sent."""
    try:
        yield
    except Handshake:
        raise
    except DoorClosed as closed:
        log.info(
            "door.closed",
            code=closed.code,
            status=int(closed.status),
            error_id=closed.id,
        )
        raise


async def _is_ssl_check(request: web.Request) -> bool:
    if request.query.get("ssl_check") == "1":
        return True
    size = request.content_length
    if request.content_type != _FORM or is_packed(request):
        return False
    if size is None or size > _LONGEST_CHECK:
        return False
    return _SSL_CHECK in (await bytes_in(request)).split(b"&")


def _body_in(request: web.Request, raw: bytes) -> tuple[Kind, Mapping[str, Any]]:
    if says(request, _JSON):
        return Kind.EVENT, object_of(raw)
    if not says(request, _FORM):
        raise DoorClosed("body-not-form-type")
    fields = _form_of(raw)
    if "payload" in fields:
        return Kind.INTERACTIVE, object_of(fields["payload"].encode())
    if fields.get("ssl_check") == "1":
        raise Handshake
    return Kind.COMMAND, fields


def _form_of(raw: bytes) -> dict[str, str]:
    """Read a form in which each field stands once. DoorClosed."""
    try:
        pairs = _pairs_in(raw.decode())
    except ValueError as error:
        raise DoorClosed("body-not-a-form") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise DoorClosed("body-not-a-form")
    refuse_unkept(fields)
    return fields


def _pairs_in(form: str) -> list[tuple[str, str]]:
    """Return names and values; ValueError for too many, or for what is no UTF-8."""
    pairs = query_to_pairs(form, max_fields=_MOST_FIELDS)
    if not any(_REPLACED in each for pair in pairs for each in pair):
        return pairs
    # It stands for what is no UTF-8; or somebody wrote it, which takes longer to tell.
    return parse_qsl(form, keep_blank_values=True, errors="strict")


def _retry_in(request: web.Request) -> int:
    said = request.headers.get(_RETRY, "")
    return int(said) if _FEW.fullmatch(said) else 0
