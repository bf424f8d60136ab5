"""Socket Mode: what Slack sends comes by a socket that the desk opens itself."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from aiohttp import ClientError
from pydantic import SecretStr
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
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
_RETRY = 10.0  # Seconds between two tries to open the first socket.

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


@asynccontextmanager
async def socket_open(
    socket: Socket, token: SecretStr, *, client: AsyncWebClient
) -> AsyncIterator[None]:
    """
    Hold a socket open, and open it anew whenever Slack closes it.

    Where Slack is not there at the start, the desk goes on trying.
    """
    line: Any = SocketModeClient(app_token=token.get_secret_value(), web_client=client)
    line.socket_mode_request_listeners.append(socket.answer)
    opening = asyncio.create_task(_opened(line))
    try:
        yield
    finally:
        opening.cancel()
        await asyncio.gather(opening, return_exceptions=True)
        await line.close()


async def _opened(line: Any) -> None:  # noqa: ANN401 -- The vendor's has no types.
    while True:
        try:
            await line.connect()
        except (ClientError, OSError, SlackClientError, TimeoutError) as error:
            log.warning("slack.socket-not-open", problem=type(error).__name__)
            await asyncio.sleep(_RETRY)
        else:
            log.info("slack.socket-open")
            return
