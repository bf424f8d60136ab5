"""E-mail over a real SMTP server on loopback: what it takes, and what it answers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.email.way import SmtpMail
from bot.settings import SmtpSecurity, SmtpServer
from cards.plain import as_plain
from dialogs.channel import Fate, Undelivered
from tests.cards import samples
from tests.mail_server import KeepingServer, mail_server

KEY = "ses-desk-7-18f0a"
SERVER = SmtpServer(
    host="127.0.0.1",
    port=1,
    security=SmtpSecurity.NONE,
    sender="SES Desk <desk@example.org>",
)


async def send(port: int, address: str = "lead@example.org") -> None:
    def clock() -> datetime:
        return datetime(2024, 6, 3, 9, tzinfo=UTC)

    mail = SmtpMail(replace(SERVER, port=port), clock=clock)
    await mail.send(address, samples.ACTION, key=KEY)


async def refused_by(server: KeepingServer) -> Undelivered:
    async with mail_server(server) as open_:
        with pytest.raises(Undelivered) as problem:
            await send(open_.port)
    return problem.value


async def test_a_reminder_is_the_card_in_plain_text() -> None:
    async with mail_server(KeepingServer()) as server:
        await send(server.port)

    (message,) = server.took
    body = message.get_content().replace("\r\n", "\n")
    assert body.startswith(as_plain(samples.ACTION, width=72))
    assert message["To"] == "lead@example.org"
    assert message["Auto-Submitted"] == "auto-generated"


async def test_the_subject_tells_nothing_of_the_case() -> None:
    async with mail_server(KeepingServer()) as server:
        await send(server.port)

    (message,) = server.took
    assert message["Subject"] == "SES Desk: something waits for you"


async def test_a_double_is_recognised_by_the_messages_id() -> None:
    async with mail_server(KeepingServer()) as server:
        await send(server.port)
        await send(server.port)

    assert {str(message["Message-ID"]) for message in server.took} == {
        f"<{KEY}@example.org>"
    }


@pytest.mark.parametrize(
    "server, code, fate",
    [
        (
            KeepingServer(rcpt="550 No such user"),
            "mail-address-refused",
            Fate.PERMANENT,
        ),
        (KeepingServer(rcpt="451 Later"), "mail-address-refused", Fate.NOT_SENT),
        (KeepingServer(data="554 Too large"), "mail-refused", Fate.UNFIT),
        (KeepingServer(data="451 Later"), "mail-refused", Fate.NOT_SENT),
        (KeepingServer(hangs_up=True), "connection-broke", Fate.UNCERTAIN),
    ],
)
async def test_what_the_server_answers_decides_what_becomes_of_it(
    server: KeepingServer, code: str, fate: Fate
) -> None:
    problem = await refused_by(server)

    assert (problem.code, problem.fate) == (code, fate)


async def test_a_server_that_is_away_has_taken_nothing() -> None:
    with pytest.raises(Undelivered) as problem:
        await send(1)

    assert (problem.value.code, problem.value.fate) == ("no-mail-server", Fate.NOT_SENT)


async def test_an_address_that_would_add_headers_is_none() -> None:
    with pytest.raises(Undelivered) as problem:
        await send(1, "lead@example.org\r\nBcc: all@example.org")

    assert problem.value.fate is Fate.PERMANENT


async def test_a_password_is_never_sent_where_the_server_does_not_ask() -> None:
    secret = replace(SERVER, user="desk", password=SecretStr("hidden"))
    async with mail_server(KeepingServer()) as server:
        mail = SmtpMail(
            replace(secret, port=server.port), clock=lambda: datetime.now(UTC)
        )
        with pytest.raises(Undelivered) as problem:
            await mail.send("lead@example.org", samples.ACTION, key=KEY)

    assert problem.value.fate is Fate.NOT_SENT
    assert "hidden" not in str(problem.value) + repr(secret)
