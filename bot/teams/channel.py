"""Teams as a channel: cards into rooms and into people's own chats."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar
from weakref import WeakValueDictionary

import structlog

from bot.teams.connector.client import Connector
from bot.teams.connector.refusals import CONVERSATION_GONE, MESSAGE_GONE
from bot.teams.drawing import Json
from bot.teams.messages import as_message
from bot.teams.places import TeamsPlaces
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.news import person_in
from domain.roles import Role
from domain.seats import Place, Seat
from services.ports import Ports

# Where chats are opened with people who have not written yet, as Microsoft names it.
SERVICE_URL = "https://smba.trafficmanager.net/teams/"

_T = TypeVar("_T")

log = structlog.get_logger(__name__)


class TeamsChannel:
    """
    Fills `Channel`. The ids of its messages name the conversation and the activity.

    Who reads along in a Teams channel cannot be limited: what a room has for one role
    goes to the own chats of those who play it, and its id names all of these. Without a
    *service_url* nobody is written to before they have written.
    """

    def __init__(
        self,
        connector: Connector,
        ports: Ports,
        *,
        site: str = "",
        service_url: str = SERVICE_URL,
    ) -> None:
        self._connector = connector
        self._places = TeamsPlaces(ports)
        self._site = site
        self._service_url = service_url
        self._opening: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Show a card; return the id by which it can be replaced. Undelivered."""
        if not only_role or person_in(conversation):
            return await self._send_to(conversation, card, key)
        chats = await asyncio.to_thread(
            self._places.chats_of, Role(only_role), case_id=case_id
        )
        return await self._send_to_each(chats, card, key)

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place; `message-gone` where none is there."""
        replacing = [self._replace_one(each, card) for each in message_id.split(" ")]
        _, problems = await _outcomes(replacing)
        gone = [each for each in problems if each.permanent]
        if len(gone) == len(replacing):
            raise Undelivered(MESSAGE_GONE, fate=Fate.UNFIT)
        for problem in problems:
            if not problem.permanent:
                raise problem

    async def pin(self, conversation: str, message_id: str) -> None:
        """
        Do nothing: what a bot posts in a channel cannot be pinned in Teams.

        The case card is the channel's first post, is kept current in place, and other
        cards link to it.
        """

    async def _send_to(self, conversation: str, card: Card, key: str) -> str:
        found, message = await asyncio.to_thread(self._ready, conversation, card, key)
        place = found if isinstance(found, Place) else await self._opened(conversation)
        try:
            activity_id = await self._connector.send(
                place.service_url, place.reference, message
            )
        except Undelivered as problem:
            if problem.code == CONVERSATION_GONE and person_in(conversation):
                # Whenever they are tried again, a new one is opened.
                await asyncio.to_thread(self._places.lose, conversation)
            raise
        return f"{conversation}/{activity_id}"

    def _ready(
        self, conversation: str, card: Card, key: str
    ) -> tuple[Place | Seat, Json]:
        """Find where it goes and draw it; in a worker thread."""
        found = self._places.found(conversation)
        alert = bool(person_in(conversation))
        if found is None:
            raise _no_seat() if alert else _no_room()
        return found, as_message(card, site=self._site, key=key, alert=alert)

    async def _send_to_each(self, chats: Sequence[str], card: Card, key: str) -> str:
        """Send to all; it is there when somebody has it, for each is nudged alone."""
        sending = [self._send_to(chat, card, key) for chat in chats]
        ids, problems = await _outcomes(sending)
        if ids:
            for problem in problems:
                log.warning("teams.not-to-all-of-role", code=problem.code)
            return " ".join(ids)
        raise min(problems, key=_weight) if problems else _no_seat()

    async def _replace_one(self, message_id: str, card: Card) -> None:
        conversation, _, activity_id = message_id.partition("/")
        place, message = await asyncio.to_thread(self._anew, conversation, card)
        if not activity_id or not isinstance(place, Place):
            raise Undelivered(MESSAGE_GONE, fate=Fate.UNFIT)
        await self._connector.update(
            place.service_url, place.reference, activity_id, message
        )

    def _anew(self, conversation: str, card: Card) -> tuple[Place | Seat | None, Json]:
        """Find where it stands and draw it; in a worker thread."""
        found = self._places.found(conversation)
        return found, as_message(card, site=self._site)

    async def _opened(self, conversation: str) -> Place:
        """Open somebody's own chat: one at a time, and the next finds it there."""
        opening = self._opening.setdefault(conversation, asyncio.Lock())
        async with opening:
            found = await asyncio.to_thread(self._places.found, conversation)
            if isinstance(found, Place):
                return found
            if found is None:
                raise _no_seat()
            reference = await self._created(found)
            return await asyncio.to_thread(
                self._places.keep,
                found,
                reference=reference,
                service_url=self._service_url,
            )

    async def _created(self, seat: Seat) -> str:
        if not self._service_url:
            raise _no_seat()
        try:
            return await self._connector.create_direct(
                self._service_url, seat.tenant, seat.account
            )
        except Undelivered as problem:
            if problem.fate is Fate.UNCERTAIN:
                # Nothing was said yet, and Teams makes the same chat no second time.
                raise Undelivered(problem.code, fate=Fate.NOT_SENT) from problem
            raise


async def _outcomes(
    doing: Sequence[Awaitable[_T]],
) -> tuple[list[_T], list[Undelivered]]:
    """Do all at once; return what came of it, and what was not taken."""
    done: list[_T] = []
    problems: list[Undelivered] = []
    for outcome in await asyncio.gather(*doing, return_exceptions=True):
        if isinstance(outcome, Undelivered):
            problems.append(outcome)
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            done.append(outcome)
    return done, problems


def _weight(problem: Undelivered) -> int:
    """What may have arrived is never repeated; what may yet, is tried again."""
    order = (Fate.UNCERTAIN, Fate.RATE_LIMITED, Fate.NOT_SENT)
    return order.index(problem.fate) if problem.fate in order else len(order)


def _no_seat() -> Undelivered:
    return Undelivered("no-teams-seat", fate=Fate.PERMANENT)


def _no_room() -> Undelivered:
    return Undelivered("room-not-made-yet", fate=Fate.NOT_SENT)
