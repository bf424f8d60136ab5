"""A stand-in for a chat vendor: real HTTP on loopback, and a book of what it took."""

import asyncio
import os
import signal
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from threading import Event, Thread
from time import time

from aiohttp import web

KILL_HEADER = "X-Die"
CLOCK_HEADER = "X-Clock"
_HANGS_FOR = 60.0  # Seconds: longer than any sender waits.


class Mood(StrEnum):
    """How a vendor treats one request."""

    WELL = "well"
    SLOW = "slow answer"
    LIMITED = "429, fractional Retry-After"
    FAULT = "500"
    BAD_GATEWAY = "502"
    HANGS = "no answer after taking it"
    CLOSES = "connection closed after taking it"
    CLOSES_HALF_WAY = "connection closed half-way through the answer"
    GONE = "404, for good"


# What is shown to somebody although the sender hears otherwise.
TAKEN = {Mood.WELL, Mood.SLOW, Mood.HANGS, Mood.CLOSES, Mood.CLOSES_HALF_WAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message that the vendor took, and shows from then on."""

    key: str
    conversation: str
    title: str
    said_at: str  # The product's clock, as the sender told it.
    at: float


Moods = Callable[[str, int], Mood]


def always_well(_key: str, _attempt: int) -> Mood:
    """Take everything."""
    return Mood.WELL


class Book:
    """What a vendor took for one desk; noted before anything is answered."""

    def __init__(self, moods: Moods = always_well) -> None:
        """Begin with nothing taken; *moods* are by key and attempt."""
        self.moods = moods
        self.taken: list[Taken] = []
        self.shown: set[str] = set()
        self.attempts: Counter[str] = Counter()
        self.met: Counter[Mood] = Counter()

    @property
    def times(self) -> Counter[str]:
        """How often each key was taken."""
        return Counter(each.key for each in self.taken)

    @property
    def doubled(self) -> int:
        """How many messages came once too often."""
        return sum(times - 1 for times in self.times.values())

    @property
    def doubles(self) -> list[Taken]:
        """Every time that such a message came, in order."""
        times = self.times
        return [each for each in self.taken if times[each.key] > 1]


class Vendor:
    """Serves books by the names of desks."""

    def __init__(self) -> None:
        """Begin with no book."""
        self.books: defaultdict[str, Book] = defaultdict(Book)
        self.address = ""
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()

    async def serve(self, ready: Callable[[], None]) -> None:
        """Serve until stopped."""
        app = web.Application()
        app.router.add_post("/{desk}/messages", self._post)
        app.router.add_put("/{desk}/messages/{id}", self._put)
        app.router.add_post("/{desk}/pins", self._pin)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        ready()
        await self._stop.wait()
        await runner.cleanup()

    def run(self, ready: Callable[[], None]) -> None:
        """Serve, in a thread of its own."""
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self.serve(ready))
        hung = asyncio.all_tasks(self._loop)
        for task in hung:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*hung, return_exceptions=True))
        self._loop.close()

    def stop(self) -> None:
        """Serve no longer."""
        self._loop.call_soon_threadsafe(self._stop.set)

    async def _post(self, request: web.Request) -> web.StreamResponse:
        book = self.books[request.match_info["desk"]]
        message = await request.json()
        key = message["key"]
        book.attempts[key] += 1
        mood = book.moods(key, book.attempts[key])
        book.met[mood] += 1
        message_id = ""
        if mood in TAKEN:
            message_id = f"m{len(book.taken) + 1}"
            book.shown.add(message_id)
            book.taken.append(_taken(message, request))
        _obey(request)
        return await _answer(request, mood, message_id)

    async def _put(self, request: web.Request) -> web.StreamResponse:
        book = self.books[request.match_info["desk"]]
        is_there = request.match_info["id"] in book.shown
        return web.Response(status=200 if is_there else 404)

    async def _pin(self, request: web.Request) -> web.StreamResponse:
        del request
        return web.Response()


def _taken(message: dict[str, str], request: web.Request) -> Taken:
    return Taken(
        key=message["key"],
        conversation=message["conversation"],
        title=message["title"],
        said_at=request.headers[CLOCK_HEADER],
        at=time(),
    )


def _obey(request: web.Request) -> None:
    """Kill the sender before it is answered, where it asks for that."""
    victim = request.headers.get(KILL_HEADER)
    if victim:
        os.kill(int(victim), signal.SIGKILL)


async def _answer(
    request: web.Request, mood: Mood, message_id: str
) -> web.StreamResponse:
    match mood:
        case Mood.LIMITED:
            return web.Response(status=429, headers={"Retry-After": "0.35"})
        case Mood.FAULT | Mood.BAD_GATEWAY | Mood.GONE:
            return web.Response(status=int(mood.split(",")[0]))
        case Mood.HANGS:
            await asyncio.sleep(_HANGS_FOR)
        case Mood.SLOW:
            await asyncio.sleep(0.3)
        case Mood.CLOSES:
            _hang_up(request)
        case Mood.CLOSES_HALF_WAY:
            return await _half(request)
    return web.json_response({"id": message_id})


def _hang_up(request: web.Request) -> None:
    if request.transport:
        request.transport.abort()


async def _half(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"id": ')
    _hang_up(request)
    return response


@contextmanager
def vendor() -> Iterator[Vendor]:
    """Serve a vendor in a thread."""
    served = Vendor()
    is_ready = Event()
    thread = Thread(target=served.run, args=(is_ready.set,), daemon=True)
    thread.start()
    is_ready.wait(10)
    try:
        yield served
    finally:
        served.stop()
        thread.join(10)
