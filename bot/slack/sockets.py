"""Socket Mode: what Slack sends comes by a socket that the desk opens itself."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from pydantic import SecretStr
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.doors.closed import DoorClosed
from bot.error_ids import new_error_id
from bot.slack.app import came_of
from bot.slack.door import SlackDoor
from bot.slack.listening import Listening

_OK = 200

log = structlog.get_logger(__name__)


class Socket:
    """Answers envelopes; one that is not acknowledged Slack sends once more."""

    def __init__(self, door: SlackDoor, listening: Listening) -> None:
        self._door = door
        self._listening = listening

    async def answer(
        self, client: AsyncBaseSocketModeClient, request: SocketModeRequest
    ) -> None:
        """Keep what came, and acknowledge it."""
        try:
            admitted = self._door.admit_envelope(
                {
                    "type": request.type,
                    "payload": request.payload,
                    "retry_attempt": request.retry_attempt,
                }
            )
            answer = await self._listening.answer(came_of(admitted))
        except DoorClosed:
            answer = BoltResponse(status=_OK, body="")  # It never gets better.
        except Exception:
            log.exception("slack.socket-failed", error_id=new_error_id())
            return
        if answer.status == _OK:
            payload = json.loads(answer.body) if answer.body else None
            await client.send_socket_mode_response(
                SocketModeResponse(envelope_id=request.envelope_id, payload=payload)
            )


class _Told(logging.Handler):
    """
    Tells that the library is in trouble, and not what it says.

    Its messages have the socket's address, which lets in whoever knows it.
    """

    def emit(self, record: logging.LogRecord) -> None:
        log.warning("slack.socket-trouble", level=record.levelname)


@asynccontextmanager
async def socket_open(
    socket: Socket, token: SecretStr, *, client: AsyncWebClient
) -> AsyncIterator[None]:
    """
    Hold a socket open, and open it anew whenever Slack closes it.

    Where Slack is not there, the library goes on trying.
    """
    line: Any = SocketModeClient(
        app_token=token.get_secret_value(), web_client=client, logger=_library()
    )
    line.socket_mode_request_listeners.append(socket.answer)
    opening = asyncio.create_task(line.connect())
    try:
        yield
    finally:
        opening.cancel()
        await asyncio.gather(opening, return_exceptions=True)
        await line.close()


def _library() -> logging.Logger:
    library = logging.getLogger(f"{__name__}.library")
    library.setLevel(logging.WARNING)
    library.propagate = False
    library.handlers = [_Told()]
    return library
