"""The SMTP server as a way: what it answers, and what that means for a message."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPTimeoutError,
)

from bot.email.message import message_of
from bot.settings import SmtpSecurity, SmtpServer
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from services.ports import Clock

_SECONDS = 20.0  # For each command; the delivery's own patience bounds them all.
_FOR_GOOD = 500
# One, as servers without extensions take it; two would be another person's too.
_ONE_ADDRESS = re.compile(r"[^\s,;:<>()@\"\\\x00-\x1f\x7f-\U0010ffff]+@[A-Za-z0-9.-]+")


class SmtpMail:
    """Fills `Mail`: a connection for each message, for there are few."""

    def __init__(self, server: SmtpServer, *, clock: Clock) -> None:
        self._server = server
        self._clock = clock

    async def send(self, address: str, card: Card, *, key: str) -> None:
        """Hand a message to the server; Undelivered when it does not take it."""
        message = self._message(address, card, key)
        client = self._client()
        with _before_data():
            await client.connect()
        try:
            await self._hand_over(client, message, address)
        finally:
            with suppress(SMTPException, OSError):
                client.close()

    def _message(self, address: str, card: Card, key: str) -> EmailMessage:
        sender, at = self._server.sender, self._clock()
        if not _ONE_ADDRESS.fullmatch(address):
            raise Undelivered("mail-address-refused", fate=Fate.PERMANENT)
        try:
            return message_of(card, sender=sender, address=address, key=key, at=at)
        except ValueError as error:  # Such an address is none: it breaks the headers.
            code = "mail-address-refused"
            raise Undelivered(code, fate=Fate.PERMANENT) from error

    async def _hand_over(
        self, client: SMTP, message: EmailMessage, address: str
    ) -> None:
        with _before_data():
            await client.mail(_bare(self._server.sender))
            await client.rcpt(address)
        with _with_data():
            await client.data(message.as_bytes())
        with suppress(SMTPException, OSError):
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
            timeout=_SECONDS,
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


def _bare(sender: str) -> str:
    """Return the address of `Name <address>`."""
    return sender.rpartition("<")[2].rstrip(">").strip()
