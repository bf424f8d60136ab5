"""Microsoft's keys: at hand, rolled, slow, dead, and asked for only now and then."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.teams.door.key_documents import KeysNotRead, SigningKey, fetch_keys, keys_in
from bot.teams.door.keys import KeyPace, NoKeysYet, SigningKeys
from tests.teams.door_site import DoorSite, door_site
from tests.teams.standin_keys import activity, published, standin_keys, token

FIRST = keys_in({"keys": [published("first")]})
SECOND = keys_in({"keys": [published("second")]})
BOTH = {**FIRST, **SECOND}


@dataclass
class Source:
    """Gives *keys* when it is `open`; none is a failure. Counts how often."""

    keys: Mapping[str, SigningKey] = field(default_factory=lambda: FIRST)
    asked: int = 0
    now: float = 1000.0
    open: asyncio.Event = field(default_factory=asyncio.Event)
    asked_thrice: asyncio.Event = field(default_factory=asyncio.Event)
    gave: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def fetch(self) -> Mapping[str, SigningKey]:
        self.asked += 1
        if self.asked > 2:
            self.asked_thrice.set()
        await self.open.wait()
        if not self.keys:
            raise KeysNotRead("dead")
        self.gave.set()
        return self.keys

    def clock(self) -> float:
        return self.now


@pytest.fixture(name="source")
def _source() -> Source:
    return Source()


@pytest.fixture(name="keys")
async def _keys(source: Source) -> AsyncIterator[SigningKeys]:
    keys = SigningKeys(source.fetch, pace=KeyPace(patience=0.05), clock=source.clock)
    yield keys
    source.open.set()
    await keys.close()


async def test_many_requests_at_once_share_one_fetch(
    source: Source, keys: SigningKeys
) -> None:
    found = await asyncio.gather(*(keys.find("first") for _ in range(50)))

    assert (set(found), source.asked) == ({FIRST["first"]}, 1)


async def test_a_known_key_is_found_without_asking(
    source: Source, keys: SigningKeys
) -> None:
    await keys.find("first")
    source.now += 10**6
    source.open.clear()

    assert await keys.find("first") == FIRST["first"]
    assert source.asked == 1


async def test_a_rolled_key_is_found_once_some_minutes_have_passed(
    source: Source, keys: SigningKeys
) -> None:
    await keys.find("first")
    source.keys = SECOND
    source.now += 301

    assert await keys.find("second") == SECOND["second"]
    assert await keys.find("first") is None, "what was taken back is forgotten"


async def test_made_up_keys_make_us_ask_at_most_once_in_some_minutes(
    source: Source, keys: SigningKeys
) -> None:
    await keys.find("first")
    for second in range(1000):
        source.now += 1
        assert await keys.find(f"made-up-{second}") is None

    assert source.asked == 1 + 1000 // 300


async def test_a_dead_server_leaves_the_keys_that_were_had(
    source: Source, keys: SigningKeys
) -> None:
    await keys.find("first")
    source.keys = {}
    source.now += 301

    assert await keys.find("second") is None
    assert await keys.find("first") == FIRST["first"]


async def test_without_any_keys_it_says_when_to_ask_again(
    source: Source, keys: SigningKeys
) -> None:
    source.keys = {}

    for _ in range(10):
        with pytest.raises(NoKeysYet) as none:
            await keys.find("first")

    assert (none.value.retry_after, source.asked) == (5, 1)


async def test_the_first_keys_are_asked_for_again_after_seconds(
    source: Source, keys: SigningKeys
) -> None:
    source.keys = {}
    with pytest.raises(NoKeysYet):
        await keys.find("first")
    source.keys = FIRST
    source.now += 6

    assert await keys.find("first") == FIRST["first"]


async def test_who_loses_patience_leaves_the_fetch_to_the_next(
    source: Source, keys: SigningKeys
) -> None:
    source.open.clear()
    with pytest.raises(NoKeysYet):
        await keys.find("first")
    source.open.set()

    assert await keys.find("first") == FIRST["first"]
    assert source.asked == 1


async def test_who_goes_away_does_not_end_the_fetch_of_others(
    source: Source, keys: SigningKeys
) -> None:
    source.open.clear()
    gone, stays = (asyncio.create_task(keys.find("first")) for _ in "12")
    await asyncio.sleep(0)
    gone.cancel()
    source.open.set()

    assert await stays == FIRST["first"]
    assert (gone.cancelled(), source.asked) == (True, 1)


async def test_keys_are_looked_at_again_by_themselves(source: Source) -> None:
    keys = SigningKeys(source.fetch, pace=KeyPace(fresh=0.001))
    async with kept_fresh(keys):
        await keys.find("first")
        source.keys = BOTH
        source.asked = 0
        source.asked_thrice.clear()
        await source.asked_thrice.wait()

    assert await keys.find("second") == SECOND["second"]


async def test_a_server_that_was_dead_at_the_start_is_tried_again(
    source: Source,
) -> None:
    source.keys = {}
    keys = SigningKeys(source.fetch, pace=KeyPace(none_yet=0.001))
    async with kept_fresh(keys):
        await source.asked_thrice.wait()
        source.keys = FIRST
        await source.gave.wait()

    assert await keys.find("first") == FIRST["first"]


@asynccontextmanager
async def kept_fresh(keys: SigningKeys) -> AsyncIterator[None]:
    """Let keys be fetched again and again meanwhile, for some seconds at most."""
    keeping = asyncio.create_task(keys.keep_fresh())
    async with asyncio.timeout(10):
        yield
    keeping.cancel()
    await asyncio.wait({keeping})


@pytest.mark.parametrize(
    "changed",
    [
        {"kty": "EC"},
        {"use": "enc"},
        {"n": "!"},
        {"n": 1},
        {"n": None},
        {"e": ""},
        {"e": "AA"},
        {"kid": None},
        {"kid": 7},
    ],
)
def test_a_key_that_cannot_sign_is_left_out(changed: dict[str, Any]) -> None:
    listed = [published("first") | changed, published("second"), "key", None]

    assert [*keys_in({"keys": listed})] == ["second"]


def test_a_key_that_is_too_short_is_left_out() -> None:
    assert not keys_in({"keys": [published("weak")]})


@pytest.mark.parametrize("document", [{}, {"keys": None}, {"keys": {"first": 1}}])
def test_what_is_no_list_of_keys_holds_none(document: dict[str, Any]) -> None:
    assert not keys_in(document)


@asynccontextmanager
async def asking(**how: Any) -> AsyncIterator[tuple[ClientSession, str]]:  # noqa: ANN401
    async with standin_keys() as standin, ClientSession() as session:
        for name, value in how.items():
            setattr(standin, name, value)
        yield session, standin.url


@pytest.mark.parametrize(
    "how",
    [
        {"status": 500},
        {"status": 404},
        {"status": 302},
        {"keys": []},
        {"keys": [{"kid": "a" * 2_000_000}]},
        {"metadata": ["jwks_uri"]},
        {"page": "<html>Log in"},
        {"page": "[" * 50_000},
        {"metadata": {"jwks_uri": None, "x": 1}},
        {"metadata": {"jwks_uri": "no address"}},
        {"metadata": {"jwks_uri": "http://127.0.0.1:1/nobody-listens"}},
        {"metadata": {"jwks_uri": "file:///etc/passwd"}},
    ],
)
async def test_documents_that_are_not_right_are_a_failure(how: dict[str, Any]) -> None:
    async with asking(**how) as (session, url):
        with pytest.raises(KeysNotRead):
            await fetch_keys(session, metadata_url=url)


async def test_keys_are_read_from_where_the_metadata_says() -> None:
    async with asking() as (session, url):
        assert [*await fetch_keys(session, metadata_url=url)] == ["first"]


# --- At the door ----------------------------------------------------------------------


async def test_a_token_of_a_rolled_key_comes_in() -> None:
    async with door_site(pace=KeyPace(unknown=0)) as site:
        assert await site.knock() == 200
        site.keys.keys = [published("second")]

        assert await site.knock(authorization=f"Bearer {token('second')}") == 200
        assert await site.knock() == 401


async def test_without_keys_the_door_says_when_to_come_again() -> None:
    pace = KeyPace(patience=0.01, none_yet=7)
    async with door_site(pace=pace, silent=True) as site:
        sent = {"Authorization": f"Bearer {token()}"}
        async with site.session.post(site.url, json=activity(), headers=sent) as said:
            assert (said.status, said.headers["Retry-After"]) == (503, "7")
            assert "signing keys" in await said.text()


async def gaps(going: asyncio.Event) -> float:
    """Return the longest time for which the loop did not come round, in seconds."""
    seen = [time.perf_counter()]
    while not going.is_set():
        await asyncio.sleep(0.002)
        seen.append(time.perf_counter())
    return max(later - earlier for earlier, later in pairwise(seen))


async def test_a_server_that_takes_seconds_stalls_nobody() -> None:
    async with door_site(pace=KeyPace(unknown=0)) as site:
        assert await site.knock() == 200
        site.keys.seconds = 1.5
        unknown = f"Bearer {token('second')}"
        done = asyncio.Event()
        watching = asyncio.create_task(gaps(done))
        made_up = asyncio.create_task(site.knock(authorization=unknown))

        slowest = await slowest_of(site, until=made_up)

        done.set()
        assert (await made_up, site.keys.asked) == (401, 2)
        assert max(await watching, slowest) < 0.5, "stock stood still for 3 s"


async def slowest_of(site: DoorSite, *, until: asyncio.Task[int]) -> float:
    """Knock with a known key until a task is done; return the slowest, in seconds."""
    slowest = 0.0
    while not until.done():
        begun = time.perf_counter()
        assert await site.knock() == 200
        slowest = max(slowest, time.perf_counter() - begun)
    return slowest
