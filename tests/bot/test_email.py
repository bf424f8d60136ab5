"""E-mail over a real SMTP server on loopback: what it takes, and what it answers."""

import asyncio
from asyncio import StreamReader, StreamWriter
from dataclasses import astuple, fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.email.server import SmtpSecurity, SmtpServer
from bot.email.way import Patience, SmtpMail
from cards.plain import as_plain
from dialogs.channel import Fate, Undelivered
from scheduler.deliver import Delivery
from tests.cards import samples
from tests.mail_server import KeepingServer, mail_server

KEY = "ses-desk-7-18f0a"
SERVER = SmtpServer(
    host="127.0.0.1",
    port=1,
    security=SmtpSecurity.NONE,
    sender="SES Desk <desk@example.org>",
)


async def send(
    port: int,
    address: str = "lead@example.org",
    *,
    server: SmtpServer = SERVER,
    patience: Patience | None = None,
) -> None:
    def clock() -> datetime:
        return datetime(2024, 6, 3, 9, tzinfo=UTC)

    mail = SmtpMail(replace(server, port=port), clock=clock, patience=patience)
    await mail.send(address, samples.ACTION, key=KEY)


async def refused_by(
    server: KeepingServer, *, patience: Patience | None = None
) -> Undelivered:
    async with mail_server(server) as open_:
        with pytest.raises(Undelivered) as problem:
            await send(open_.port, patience=patience)
    return problem.value


def known_of(problem: Undelivered) -> tuple[str, Fate]:
    return problem.code, problem.fate


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


@pytest.mark.parametrize("command", ["EHLO", "MAIL", "RCPT"])
async def test_a_server_that_hangs_before_the_message_has_taken_nothing(
    command: str,
) -> None:
    server = KeepingServer(hangs_at=command)

    problem = await refused_by(server, patience=Patience(before_data=0.3))

    assert known_of(problem) == ("no-mail-server", Fate.NOT_SENT)
    assert server.took == []


@pytest.mark.parametrize("security", list(SmtpSecurity))
async def test_a_server_that_never_greets_or_encrypts_has_taken_nothing(
    security: SmtpSecurity,
) -> None:
    gone = asyncio.Event()

    async def offer_and_hang(reader: StreamReader, writer: StreamWriter) -> None:
        if security is SmtpSecurity.STARTTLS:
            writer.write(b"220 Hi\r\n")
            await reader.readline()
            writer.write(b"250-mail.example.org\r\n250 STARTTLS\r\n")
        await reader.read()
        writer.close()
        gone.set()

    mute = await asyncio.start_server(offer_and_hang, "127.0.0.1", 0)
    async with mute:
        with pytest.raises(Undelivered) as problem:
            await send(
                mute.sockets[0].getsockname()[1],
                server=replace(SERVER, security=security),
                patience=Patience(before_data=0.3),
            )
        await gone.wait()

    assert known_of(problem.value) == ("no-mail-server", Fate.NOT_SENT)


async def test_a_server_that_hangs_over_the_message_may_have_taken_it() -> None:
    server = KeepingServer(hangs_at="DATA")

    problem = await refused_by(server, patience=Patience(data=0.3))

    assert known_of(problem) == ("timeout", Fate.UNCERTAIN)
    assert len(server.took) == 1


async def test_what_was_taken_is_taken_though_the_server_never_says_goodbye() -> None:
    async with mail_server(KeepingServer(hangs_at="QUIT")) as server:
        await send(server.port, patience=Patience(goodbye=0.1))

    assert len(server.took) == 1


def test_the_servers_time_in_all_is_less_than_a_delivery_waits() -> None:
    (within,) = [f.default for f in fields(Delivery) if f.name == "send_within"]

    assert isinstance(within, timedelta)
    assert sum(astuple(Patience())) < within.total_seconds()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "  ",
        "lead",
        "lead@",
        "@example.org",
        "lead@example.org ",
        "lead@example.org\n",
        "lead@example.org\r\nBcc: all@example.org",
        "lead@example.org, all@example.org",
        "lead@example.org all@example.org",
        "lead@example.org@example.net",
        "team: lead@example.org;",
        "Lead <lead@example.org>",
        "lead(a)@example.org",
        '"lead"@example.org',
        "le[ad@example.org",
        ".lead@example.org",
        "=?utf-8?q?lead=2C?=@example.org",
        "lead@example..org",
        "lead@[127.0.0.1]",
        "jos\xe9@example.org",
        "lead@ex\xe4mple.org",
        "lead@example.org\u2028",
        f"{'x' * 300}@example.org",
    ],
)
async def test_what_is_not_one_plain_address_is_tried_no_further(address: str) -> None:
    async with mail_server(KeepingServer()) as server:
        with pytest.raises(Undelivered) as problem:
            await send(server.port, address)

    assert known_of(problem.value) == ("mail-address-refused", Fate.PERMANENT)
    assert server.took == []


@pytest.mark.parametrize(
    "address",
    ["o'neil+desk@example.org", "a.b_c-d=e@mail-1.example.org", "a@localhost"],
)
async def test_an_unusual_address_is_taken_as_it_is(address: str) -> None:
    async with mail_server(KeepingServer()) as server:
        await send(server.port, address)

    (message,) = server.took
    assert (message["To"], server.addresses) == (address, [address])


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
