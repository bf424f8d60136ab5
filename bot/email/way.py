"""The SMTP server as a way: what it answers, and what that means for a message."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPTimeoutError,
)

from bot.email.address import bare, is_one_address
from bot.email.message import message_of
from bot.email.server import SmtpSecurity, SmtpServer
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from services.ports import Clock

_FOR_GOOD = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """
    How many seconds a server has for what; together less than a delivery waits.

    What is cut off from outside would be uncertain, wherever it stood.
    """

    before_data: float = 13.0  # Greeting, encryption, log in, and the two addresses.
    data: float = 15.0
    goodbye: float = 1.0


class SmtpMail:
    """Fills `Mail`: a connection for each message, for there are few."""

    def __init__(
        self, server: SmtpServer, *, clock: Clock, patience: Patience | None = None
    ) -> None:
        self._server = server
        self._clock = clock
        self._patience = patience or Patience()

    async def send(self, address: str, card: Card, *, key: str) -> None:
        """Hand a message to the server; Undelivered when it does not take it."""
        message = self._message(address, card, key)
        client = self._client()
        try:
            with _before_data():
                async with asyncio.timeout(self._patience.before_data):
                    await self._introduce(client, address)
            with _with_data():
                async with asyncio.timeout(self._patience.data):
                    await client.data(message)
            await self._say_goodbye(client)
        finally:
            with suppress(SMTPException, OSError):
                client.close()

    def _message(self, address: str, card: Card, key: str) -> bytes:
        if not is_one_address(address):
            raise Undelivered("mail-address-refused", fate=Fate.PERMANENT)
        sender, at = self._server.sender, self._clock()
        message = message_of(card, sender=sender, address=address, key=key, at=at)
        return message.as_bytes()

    async def _introduce(self, client: SMTP, address: str) -> None:
        await client.connect()
        await client.mail(bare(self._server.sender))
        await client.rcpt(address)

    async def _say_goodbye(self, client: SMTP) -> None:
        """The message is taken: what becomes of the connection changes nothing."""
        with suppress(SMTPException, OSError):
            async with asyncio.timeout(self._patience.goodbye):
                await client.quit()

    def _client(self) -> SMTP:
        server = self._server
        security = server.security
        return SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password.get_secret_value() if server.password else None,
            use_tls=security is SmtpSecurity.TLS,
            start_tls=security is SmtpSecurity.STARTTLS,
            timeout=None,  # Bounded in parts, above.
        )


@contextmanager
def _before_data() -> Iterator[None]:
    """Nothing has gone out yet: only an address refused for good is no use again."""
    try:
        yield
    except SMTPRecipientRefused as refused:
        gone = refused.code >= _FOR_GOOD
        fate = Fate.PERMANENT if gone else Fate.NOT_SENT
        raise Undelivered("mail-address-refused", fate=fate) from refused
    except SMTPResponseException as refused:
        raise Undelivered("mail-server-refused", fate=Fate.NOT_SENT) from refused
    except (SMTPException, OSError) as error:
        raise Undelivered("no-mail-server", fate=Fate.NOT_SENT) from error


@contextmanager
def _with_data() -> Iterator[None]:
    """The message is on its way: without an answer it may have been taken."""
    try:
        yield
    except SMTPDataError as refused:
        unfit = refused.code >= _FOR_GOOD
        fate = Fate.UNFIT if unfit else Fate.NOT_SENT
        raise Undelivered("mail-refused", fate=fate) from refused
    except (SMTPTimeoutError, TimeoutError) as error:
        raise Undelivered("timeout", fate=Fate.UNCERTAIN) from error
    except (SMTPException, OSError) as error:
        raise Undelivered("connection-broke", fate=Fate.UNCERTAIN) from error
