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
    """Keeps each message; *rcpt* and *data* are answers to give instead of taking."""

    rcpt: str = ""
    data: str = ""
    hangs_up: bool = False
    took: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(  # noqa: N802 - The vendor's name.
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Answer to an address."""
        if not self.rcpt:
            envelope.rcpt_tos.append(address)
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
        return self.data or "250 OK"


@asynccontextmanager
async def mail_server(keeping: KeepingServer) -> AsyncIterator[KeepingServer]:
    """Open the server on a free port."""
    loop = asyncio.get_running_loop()

    def session() -> SMTP:
        return SMTP(keeping, hostname="mail.example.org", loop=loop)

    server = await loop.create_server(session, "127.0.0.1", 0)
    keeping.port = server.sockets[0].getsockname()[1]
    async with server:
        yield keeping
