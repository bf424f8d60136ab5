"""In development, programs on this machine need no token; nobody else comes in so."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from aiohttp import ClientSession, UnixConnector, web

from bot.teams.door import Door
from bot.teams.door.hosts import is_microsoft_or_loopback
from bot.teams.door.nearby import is_addressed_here, is_loopback, is_passed_on
from tests.teams.door_site import DOOR, TENANTS, DoorSite, door_site, served
from tests.teams.standin_keys import StandInKeys, activity, token

LOCAL = "http://localhost:56150/_connector"


def development_door() -> Door:
    return Door(
        None,
        tenants=TENANTS,
        trusts=is_microsoft_or_loopback,
        unauthenticated_on_loopback=True,
    )


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[DoorSite]:
    async with (
        ClientSession() as session,
        served(DoorSite(session, StandInKeys([])), development_door()) as site,
    ):
        yield site


async def test_a_program_on_this_machine_comes_in(site: DoorSite) -> None:
    sent = activity(serviceUrl=LOCAL, channelId="emulator")

    assert await site.knock(sent, authorization="(none)") == 200


async def test_its_bodies_and_organisations_are_looked_at_all_the_same(
    site: DoorSite,
) -> None:
    assert await site.knock(b"[]", authorization="(none)") == 400
    assert await site.knock(activity(channelData={}, conversation={"id": "a"})) == 403
    assert await site.knock(activity(serviceUrl="http://evil.example/")) == 403
    assert await site.knock(activity(serviceUrl=None)) == 403


@pytest.mark.parametrize(
    "name, value",
    [
        ("X-Forwarded-For", "203.0.113.7"),
        ("X-Forwarded-Host", "desk.example"),
        ("Forwarded", "for=203.0.113.7"),
        ("Via", "1.1 tunnel"),
        ("X-Real-IP", "127.0.0.1"),
        ("Origin", "https://evil.example"),
        ("Host", "desk.example"),
        ("Host", "127.0.0.1.evil.example:3978"),
    ],
)
async def test_who_comes_through_a_tunnel_or_a_browser_does_not(
    site: DoorSite, name: str, value: str
) -> None:
    assert await site.knock(authorization="(none)", **{name: value}) == 401


async def test_without_the_switch_this_machine_is_like_any_other() -> None:
    async with door_site() as site:
        assert await site.knock(authorization="(none)") == 401


async def test_with_the_switch_who_is_not_near_shows_a_token() -> None:
    async with door_site(unauthenticated_on_loopback=True) as site:
        far = {"X-Forwarded-For": "203.0.113.7"}

        assert await site.knock(authorization="(none)", **far) == 401
        assert await site.knock(authorization=f"Bearer {token()}", **far) == 200


def test_a_door_without_tokens_needs_the_switch() -> None:
    with pytest.raises(ValueError, match="development"):
        Door(None, tenants=TENANTS)


@pytest.fixture(name="socket")
def _socket() -> Iterator[Path]:
    with TemporaryDirectory() as folder:  # Short: a socket's path is.
        yield Path(folder) / "door"


@asynccontextmanager
async def on_socket(site: DoorSite, socket: Path) -> AsyncIterator[str]:
    app = web.Application()
    app[DOOR] = development_door()
    app.router.add_post("/api/messages", site.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.UnixSite(runner, str(socket)).start()
    yield "http://localhost/api/messages"
    await runner.cleanup()


async def test_a_peer_without_an_address_is_not_near(socket: Path) -> None:
    async with ClientSession(connector=UnixConnector(str(socket))) as session:
        site = DoorSite(session, StandInKeys([]))
        async with on_socket(site, socket) as site.url:
            assert await site.knock(authorization="(none)") == 401


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]
)
def test_addresses_of_this_machine(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address", ["", "10.0.0.1", "::", "::ffff:10.0.0.1", "fe80::1", "local"]
)
def test_addresses_of_others(address: str) -> None:
    assert not is_loopback(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:3978", "[::1]:80", "[::1]"])
def test_names_of_this_machine(host: str) -> None:
    assert is_addressed_here(host)


@pytest.mark.parametrize(
    "host", ["", "localhost.x", "::1", "localhost:", "x:80", ":80"]
)
def test_names_of_others(host: str) -> None:
    assert not is_addressed_here(host)


def test_ordinary_headers_are_not_put_in_on_the_way() -> None:
    assert not is_passed_on(["Host", "Content-Type", "Authorization"])
