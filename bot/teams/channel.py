"""Teams as a channel: cards into rooms and into people's own chats."""

import asyncio

from bot.seated.case_cards import beside_case_card
from bot.seated.chats import OwnChats, no_room, no_seat
from bot.teams.connector.client import Connector
from bot.teams.connector.refusals import CONVERSATION_GONE, MESSAGE_GONE
from bot.teams.drawing import Json
from bot.teams.links import sharing_case
from bot.teams.messages import as_message
from bot.teams.own_views import name_readers
from bot.teams.places import Around, TeamsPlaces
from bot.teams.rosters import Rosters
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.news import person_in
from domain.seats import Place, Seat, Vendor
from services.ports import Ports

# Where chats are opened with people who have not written yet, as Microsoft names it.
SERVICE_URL = "https://smba.trafficmanager.net/teams/"


class TeamsChannel:
    """
    Fills `Channel`. The ids of its messages name the conversation and the activity.

    Who reads along in a Teams channel cannot be limited, so it takes nothing for one
    role in a room. Without a *service_url* nobody is written to before they have
    written.
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
        self._rosters = Rosters(connector)
        self._site = site
        self._service_url = service_url
        self._chats = OwnChats(
            self._places,
            vendor=Vendor.TEAMS,
            create=self._created,
            service_url=service_url,
        )

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
        del case_id
        if only_role and not person_in(conversation):
            raise Undelivered("teams-shows-all", fate=Fate.UNFIT)
        around, message = await asyncio.to_thread(self._ready, conversation, card, key)
        place = around.place or await self._chats.opened(conversation)
        await self._name_readers(message, place, around)
        async with self._chats.written_to(conversation, gone=CONVERSATION_GONE):
            activity_id = await self._connector.send(
                place.service_url, place.reference, message
            )
        return f"{conversation}/{activity_id}"

    async def replace(self, message_id: str, card: Card) -> None:
        """Show another card in its place; `message-gone` where none is there."""
        conversation, _, activity_id = message_id.partition("/")
        around, message = await asyncio.to_thread(self._anew, conversation, card)
        place = around.place
        if not activity_id or place is None:
            raise Undelivered(MESSAGE_GONE, fate=Fate.UNFIT)
        await self._name_readers(message, place, around)
        await self._connector.update(
            place.service_url, place.reference, activity_id, message
        )

    async def pin(self, conversation: str, message_id: str) -> None:
        """
        Do nothing: what a bot posts in a channel cannot be pinned in Teams.

        The case card is the channel's first post, is kept current in place, and other
        cards link to it.
        """

    def _ready(self, conversation: str, card: Card, key: str) -> tuple[Around, Json]:
        """Find where it goes and draw it; in a worker thread."""
        around = self._places.around(conversation, card)
        alert = bool(person_in(conversation))
        if around.found is None:
            raise no_seat(Vendor.TEAMS) if alert else no_room()
        return around, self._message(card, around, key=key, alert=alert)

    def _anew(self, conversation: str, card: Card) -> tuple[Around, Json]:
        """Find where it stands and draw it; in a worker thread."""
        around = self._places.around(conversation, card)
        return around, self._message(card, around)

    async def _name_readers(self, message: Json, place: Place, around: Around) -> None:
        """Say who is shown a card of their own; Teams is asked how it calls them."""
        if around.accounts:
            readers = await self._rosters.ids(place, around.accounts)
            name_readers(message, readers)

    def _message(
        self, card: Card, around: Around, *, key: str = "", alert: bool = False
    ) -> Json:
        shared = sharing_case(card, site=self._site)
        return as_message(
            beside_case_card(shared, around.case_card),
            site=self._site,
            key=key,
            alert=alert,
        )

    async def _created(self, seat: Seat) -> str:
        if not self._service_url:
            raise no_seat(Vendor.TEAMS)
        return await self._connector.create_direct(
            self._service_url, seat.tenant, seat.account
        )
