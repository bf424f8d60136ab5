"""What is answered at the door itself: Slack only looks whether somebody is there."""

from http import HTTPStatus

from aiohttp import web

from bot.doors.closed import DoorClosed


class Handshake(DoorClosed):
    """Nothing comes in; Slack is answered *said*, and that it was heard."""

    def __init__(self, said: str = "") -> None:
        super().__init__("slack-handshake")
        self.said = said

    def as_response(self) -> web.Response:
        """Answer with what Slack wants to hear, as plain text."""
        return web.Response(text=self.said, status=HTTPStatus.OK)
