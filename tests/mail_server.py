"""A real SMTP server on loopback that keeps what it takes, or answers as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class KeepingServer:
    """
    Keeps each message; *rcpt* and *data* are answers to give instead of taking.

    To the command of *hangs_at* it answers nothing, though it has read it.
    """

    rcpt: str = ""
    data: str = ""
    hangs_up: bool = False
    hangs_at: str = ""
    took: list[EmailMessage] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_EHLO(  # noqa: N802 - The vendor's name.
        self,
        _server: SMTP,
        session: Session,
        _envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        """Answer to who says hello."""
        await self._may_hang("EHLO")
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802 - The vendor's name.
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Answer to who sends."""
        await self._may_hang("MAIL")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - The vendor's name.
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Answer to an address."""
        await self._may_hang("RCPT")
        if not self.rcpt:
            envelope.rcpt_tos.append(address)
            self.addresses.append(address)
        return self.rcpt or "250 OK"

    async def handle_DATA(  # noqa: N802 - The vendor's name.
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Answer to a message."""
        if not self.data:
            content = envelope.content
            assert isinstance(content, bytes)
            self.took.append(message_from_bytes(content, policy=default))
        if self.hangs_up and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        await self._may_hang("DATA")
        return self.data or "250 OK"

    async def handle_QUIT(  # noqa: N802 - The vendor's name.
        self, _server: SMTP, _session: Session, _envelope: Envelope
    ) -> str:
        """Answer to who goes."""
        await self._may_hang("QUIT")
        return "221 Bye"

    async def _may_hang(self, command: str) -> None:
        if command == self.hangs_at:
            await asyncio.Event().wait()  # Until the other side hangs up.


class _Seen(SMTP):
    """A session that says when the other side is gone."""

    def __init__(self, keeping: KeepingServer) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(keeping, hostname="mail.example.org", loop=loop)
        self.gone = asyncio.Event()

    def connection_lost(self, error: Exception | None) -> None:
        """Let go of what still hangs."""
        super().connection_lost(error)
        self.gone.set()


@asynccontextmanager
async def mail_server(keeping: KeepingServer) -> AsyncIterator[KeepingServer]:
    """Open the server on a free port."""
    loop, sessions = asyncio.get_running_loop(), list[_Seen]()

    def session() -> SMTP:
        sessions.append(_Seen(keeping))
        return sessions[-1]

    server = await loop.create_server(session, "127.0.0.1", 0)
    keeping.port = server.sockets[0].getsockname()[1]
    async with server:
        yield keeping
        for each in sessions:
            await each.gone.wait()
