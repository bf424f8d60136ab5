"""The desk's own chats with people, opened with a vendor when they are first needed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.seated.places import Places
from dialogs.channel import Fate, Undelivered
from domain.news import person_in
from domain.seats import Place, Seat, Vendor

Create = Callable[[Seat], Awaitable[str]]  # Returns the vendor's id of the chat.


class OwnChats:
    """
    Opens somebody's own chat: one at a time, and the next finds it there.

    *create* makes it with the vendor, or finds the same; *service_url* is kept beside.
    """

    def __init__(
        self, places: Places, *, vendor: Vendor, create: Create, service_url: str = ""
    ) -> None:
        self._places = places
        self._vendor = vendor
        self._create = create
        self._service_url = service_url
        self._opening: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def opened(self, conversation: str) -> Place:
        """Return where somebody's own chat is held. Undelivered."""
        opening = self._opening.setdefault(conversation, asyncio.Lock())
        async with opening:
            found = await asyncio.to_thread(self._places.found, conversation)
            if isinstance(found, Place):
                return found
            if found is None:
                raise no_seat(self._vendor)
            reference = await self._created(found)
            kept = await asyncio.to_thread(
                self._places.keep,
                found,
                reference=reference,
                service_url=self._service_url,
            )
            if kept is None:  # Their seat changed meanwhile: tried again, with theirs.
                raise no_seat(self._vendor, fate=Fate.NOT_SENT)
            return kept

    @asynccontextmanager
    async def written_to(self, conversation: str, *, gone: str) -> AsyncIterator[None]:
        """Lose somebody's own chat where sending there fails with the code *gone*."""
        try:
            yield
        except Undelivered as problem:
            if problem.code == gone and person_in(conversation):
                # Whenever they are tried again, a new one is opened.
                await asyncio.to_thread(self._places.lose, conversation)
            raise

    async def _created(self, seat: Seat) -> str:
        try:
            return await self._create(seat)
        except Undelivered as problem:
            if problem.fate is Fate.UNCERTAIN:
                # Nothing was said yet, and a vendor makes the same chat no second time.
                raise Undelivered(problem.code, fate=Fate.NOT_SENT) from problem
            raise


def no_seat(vendor: Vendor, *, fate: Fate = Fate.PERMANENT) -> Undelivered:
    """Return that somebody has no account with a vendor to write to."""
    return Undelivered(f"no-{vendor}-seat", fate=fate)


def no_room() -> Undelivered:
    """Return that a case has no room yet, or that the desk is not in it."""
    return Undelivered("room-not-made-yet", fate=Fate.NOT_SENT)
