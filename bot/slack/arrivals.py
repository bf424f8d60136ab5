"""What Slack brought, kept before it is acknowledged: it is not brought again."""

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property, partial
from hashlib import sha256
from threading import Event
from typing import Any

import structlog

from bot.error_ids import new_error_id
from domain.arrivals import Arrival
from domain.seats import Vendor
from services.ports import Ports

# Whoever has not answered by then was cut short.
LEASE = timedelta(minutes=2)
# Slack gives three seconds; after half of them it is told to say that nothing is saved.
KEPT_WITHIN = 1.5
_AT_ONCE = 20
# Threads of its own: what answers takes longer, and has all the others.
_THREADS = 2
_OF_MESSAGE = frozenset({"ts", "thread_ts", "files"})

log = structlog.get_logger(__name__)


class NotKept(Exception):
    """It could not be stored in time: whoever pressed is told to press again."""


@dataclass(frozen=True, kw_only=True)  # Without slots, for what is reckoned once.
class Came:
    """
    Something that Slack brought: what *kind*, and its *body*.

    *key* is the same when Slack brings it once more. *is_late* says that a process was
    cut short over it: what a button opens, opens no more.
    """

    kind: str
    tenant: str
    key: str
    body: Mapping[str, Any] = field(repr=False)
    attempts: int = 1

    @cached_property
    def digest(self) -> str:
        """The key as it is stored: nothing is read out of it."""
        told = json.dumps([self.tenant, self.kind, self.key])
        return sha256(told.encode()).hexdigest()

    @property
    def is_late(self) -> bool:
        """Whether it was taken over from a process that died."""
        return self.attempts > 1


class Arrivals:
    """Keeps what came in, sealed, until it is answered; any number of processes may."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="slack-inbox")
        self._done: list[str] = []
        self._late: set[asyncio.Future[bool]] = set()

    async def keep(
        self, came: Came, *, late: Callable[[Came], None] | None = None
    ) -> bool:
        """
        Store it; False where the same came before. NotKept, within 1.5 seconds.

        What cannot be stored until then is not stored at all, unless *late* takes it:
        what Slack brings again is known by then, and nobody else would do it.
        """
        loop, given_up = asyncio.get_running_loop(), Event()
        keeping = loop.run_in_executor(self._threads, self._keep, came, given_up)
        done, _waiting = await asyncio.wait({keeping}, timeout=KEPT_WITHIN)
        if not done:
            if late is None:
                given_up.set()
            self._late.add(keeping)
            keeping.add_done_callback(self._late.discard)
            keeping.add_done_callback(partial(_late, came, late or self.answered))
            raise NotKept
        try:
            return keeping.result()
        except Exception as broken:
            log.exception("slack.not-kept", error_id=new_error_id())
            raise NotKept from broken

    def answered(self, came: Came) -> None:
        """Note that it is answered; it is forgotten with the next ones."""
        self._done.append(came.digest)

    async def stored(self) -> None:
        """Wait for what is being stored too late."""
        await asyncio.gather(*self._late, return_exceptions=True)

    async def settle(self) -> None:
        """Forget what was said in all that is answered."""
        done, self._done = self._done, []
        if not done:
            return
        try:
            await asyncio.to_thread(self._settle, done)
        except Exception:
            self._done = [*done, *self._done]  # Else it would be done again.
            raise

    async def take_over(self) -> list[Came]:
        """Take what a process that was cut short had not answered."""
        return await asyncio.to_thread(self._take_over)

    async def close(self) -> None:
        """Settle, and let the threads go."""
        await self.settle()
        self._threads.shutdown(wait=True)

    def _keep(self, came: Came, given_up: Event) -> bool:
        if given_up.is_set():
            return False
        said = json.dumps([came.kind, came.tenant, came.key, needed_of(came.body)])
        sealed = self._ports.cipher.seal(said)
        with self._ports.in_turn(ahead=True), self._ports.open_uow() as uow:
            kept = uow.arrivals.keep(_arrival(came, sealed, now=uow.delivery.now()))
            if given_up.is_set():
                return False
            uow.commit()
        return kept

    def _settle(self, keys: list[str]) -> None:
        with self._ports.open_uow() as uow:
            uow.arrivals.done(Vendor.SLACK, keys)
            uow.commit()

    def _take_over(self) -> list[Came]:
        with self._ports.open_uow() as uow:
            now = uow.delivery.now()
            left = uow.arrivals.left(Vendor.SLACK, now=now, most=_AT_ONCE)
            taken = [
                each for each in left if uow.arrivals.take(each, until=now + LEASE)
            ]
            uow.commit()
        return [self._came(each) for each in taken]

    def _came(self, arrival: Arrival) -> Came:
        said = json.loads(self._ports.cipher.unseal(arrival.sealed))
        kind, tenant, key, body = said
        attempts = arrival.attempts + 1
        return Came(kind=kind, tenant=tenant, key=key, body=body, attempts=attempts)


def needed_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return what answering needs of a body: not the cards that Slack brings along.

    They are the desk's own, many times as long as the press, and tell of the case.
    """
    kept = dict(body)
    for name in ("event", "view"):
        if isinstance(of := body.get(name), dict):
            kept[name] = {each: of[each] for each in of if each != "blocks"}
    if isinstance(message := body.get("message"), dict):
        kept["message"] = {each: message[each] for each in _OF_MESSAGE & message.keys()}
    return kept


def _arrival(came: Came, sealed: bytes, *, now: datetime) -> Arrival:
    return Arrival(
        vendor=Vendor.SLACK,
        key=came.digest,
        sealed=sealed,
        came_at=now,
        leased_until=now + LEASE,
    )


def _late(
    came: Came, then: Callable[[Came], None], keeping: asyncio.Future[bool]
) -> None:
    """Hear what became of something that was not stored in time."""
    if keeping.cancelled() or keeping.exception() is not None:
        log.warning("slack.not-kept")
    elif keeping.result():
        then(came)
