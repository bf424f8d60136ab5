"""
Microsoft's signing keys, at hand when a request comes.

They are fetched in the background, at the start and twice a day. A request waits for
them only when there are none yet or when it names one that is not known, and then all
wait for the same fetch.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial

import structlog
from aiohttp import ClientSession

from bot.teams.door.cloud import PUBLIC, Cloud
from bot.teams.door.key_documents import KeysNotRead, SigningKey, fetch_keys

Fetch = Callable[[], Awaitable[Mapping[str, SigningKey]]]

_HOUR = 3600.0
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPace:
    """
    How often keys are asked for, and how long a request waits for them; in seconds.

    Microsoft wants them looked at once a day and publishes new ones before it uses
    them, so *unknown* is for the rare one that came early, and for made-up ones.
    """

    fresh: float = 12 * _HOUR
    unknown: float = 300.0
    none_yet: float = 5.0
    patience: float = 5.0


class NoKeysYet(Exception):
    """No keys were ever had; *retry_after* says in how many seconds to ask again."""

    def __init__(self, *, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after


class SigningKeys:
    """The keys as last fetched. They are kept while newer ones cannot be had."""

    def __init__(
        self,
        fetch: Fetch,
        *,
        pace: KeyPace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._pace = pace or KeyPace()
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._tried_at = float("-inf")
        self._failed = False
        self._under_way: asyncio.Task[None] | None = None

    async def find(self, key_id: str) -> SigningKey | None:
        """
        Return a key, at once if it is known; None if there is none by this id.

        :raises NoKeysYet: none were ever had, and none came in time.
        """
        if key_id not in self._keys:
            await self._look_again()
        if not self._keys:
            raise NoKeysYet(retry_after=max(1, round(self._pace.none_yet)))
        return self._keys.get(key_id)

    async def keep_fresh(self) -> None:
        """Fetch now and then for ever; to be run as a task beside the server."""
        while True:
            await asyncio.wait({self._fetching()})
            soon = self._pace.unknown if self._keys else self._pace.none_yet
            await asyncio.sleep(soon if self._failed else self._pace.fresh)

    async def close(self) -> None:
        """Leave a fetch that is under way."""
        if self._under_way is not None:
            self._under_way.cancel()
            with suppress(asyncio.CancelledError):
                await self._under_way

    async def _look_again(self) -> None:
        """Wait for a fetch, if one is under way or the last was long enough ago."""
        pause = self._pace.unknown if self._keys else self._pace.none_yet
        if self._under_way is None and self._clock() - self._tried_at < pause:
            return
        # Whoever loses patience or goes away leaves the fetch to the others.
        await asyncio.wait({self._fetching()}, timeout=self._pace.patience)

    def _fetching(self) -> asyncio.Task[None]:
        if self._under_way is None:
            self._tried_at = self._clock()
            self._under_way = asyncio.create_task(self._fetch_once())
        return self._under_way

    async def _fetch_once(self) -> None:
        self._failed = True
        try:
            self._keys = await self._fetch()
            self._failed = False
        except KeysNotRead as error:
            log.warning("door.keys-not-fetched", code=str(error))
        finally:
            self._under_way = None


@asynccontextmanager
async def signing_keys(
    session: ClientSession,
    *,
    metadata_url: str = "",
    cloud: Cloud = PUBLIC,
    pace: KeyPace | None = None,
) -> AsyncIterator[SigningKeys]:
    """Keep the keys of a cloud, or of another address of metadata, fresh meanwhile."""
    url = metadata_url or cloud.metadata_url
    keys = SigningKeys(partial(fetch_keys, session, metadata_url=url), pace=pace)
    keeping = asyncio.create_task(keys.keep_fresh())
    try:
        yield keys
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
        await keys.close()
