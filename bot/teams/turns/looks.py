"""Questions that Teams asks by itself: they change nothing, and nothing is said."""

import asyncio
from contextlib import AbstractContextManager

from botbuilder.schema import InvokeResponse

from bot.seated.case_cards import beside_case_card
from bot.teams.case_links import case_in
from bot.teams.drawing import Json, in_chat
from bot.teams.links import case_card_link
from bot.teams.own_views import refresh_of
from bot.teams.turns import invoked
from bot.teams.turns.heard import Heard
from bot.teams.turns.presses import Pressed
from cards.adaptive import as_adaptive_card
from cards.elements import Card, OwnViews
from cards.verbs import Verb
from cards.views.action import card_of_action
from cards.views.case_link import card_of_case_link
from cards.wording import _, speaking
from domain.people import Person
from domain.refusals import Refusal
from domain.seats import Vendor
from services.ports import Ports, UnitOfWork
from services.reading.read_action import sheet_of_action
from services.reading.read_case import sheet_of_case

# Whoever may not see something reads the same as where there is nothing.
_HIDDEN = frozenset({"action-not-found", "case-not-found", "not-on-case"})
_BY_ITSELF = "automatic"
_UNFURLED = "1.3"  # Newer cards are not shown in the place of a link.


class Looks:
    """
    Shows people what is theirs to see; each answer is one reading of the database.

    One edit in a room is followed by up to 61 of them. Nobody counts as heard of by
    it. *site* is the desk's own address.
    """

    def __init__(self, ports: Ports, *, site: str = "") -> None:
        self._ports = ports
        self._site = site

    async def own_view(self, heard: Heard, asked: Pressed) -> InvokeResponse:
        """Show a card in a room as its reader sees it; nothing for other verbs."""
        if asked.verb != Verb.ACTION_VIEW:
            return invoked.answered()
        try:
            drawn = await asyncio.to_thread(self._own_view, heard, asked.target)
        except Refusal as refusal:
            _raise_unless_hidden(refusal)
            words = _("There is nothing else for you to see here.")
            return invoked.words_shown(words)
        return invoked.card_shown(drawn)

    async def link(self, heard: Heard) -> InvokeResponse:
        """Show in short the case that a link names; nothing to who may not see it."""
        case_id = case_in(str(heard.value.get("url", "")), site=self._site)
        if not case_id:
            return invoked.answered()
        try:
            card, drawn = await asyncio.to_thread(self._in_short, heard, case_id)
        except Refusal as refusal:
            _raise_unless_hidden(refusal)
            return invoked.answered()
        return invoked.link_shown(card, drawn)

    def _own_view(self, heard: Heard, action_id: str) -> Json:
        with self._ports.read_uow() as uow:
            me = _sits(heard, uow)
            sheet = sheet_of_action(action_id, reader=me, uow=uow, ports=self._ports)
            case_card = case_card_link(sheet.case.id, uow)
        with _in_words_of(sheet.people[me]):
            card = beside_case_card(card_of_action(sheet), case_card)
        drawn = in_chat(card, site=self._site)
        views = OwnViews(verb=Verb.ACTION_VIEW, target=action_id, people=(me,))
        # Asked for again when the card of the room changes.
        readers = [heard.member] if heard.member else []
        return drawn | {"refresh": refresh_of(views, readers)}

    def _in_short(self, heard: Heard, case_id: str) -> tuple[Card, Json]:
        with self._ports.read_uow() as uow:
            me = _sits(heard, uow)
            sheet = sheet_of_case(case_id, reader=me, uow=uow, ports=self._ports)
            case_card = case_card_link(case_id, uow)
        with _in_words_of(sheet.people[me]):
            card = beside_case_card(card_of_case_link(sheet), case_card)
        return card, as_adaptive_card(card) | {"version": _UNFURLED}


def is_look(heard: Heard, asked: Pressed) -> bool:
    """Whether Teams asks by itself, or somebody for their own view: none is a press."""
    return asked.verb == Verb.ACTION_VIEW or heard.value.get("trigger") == _BY_ITSELF


def _sits(heard: Heard, uow: UnitOfWork) -> str:
    """Return who asks; a stranger sees no more than who is not on the case."""
    at = {"tenant": heard.tenant, "account": heard.account}
    person_id = uow.seats.person_at(Vendor.TEAMS, **at) if heard.account else ""
    if not person_id:
        raise Refusal("not-on-case")
    return person_id


def _raise_unless_hidden(refusal: Refusal) -> None:
    if refusal.code not in _HIDDEN:
        raise refusal


def _in_words_of(person: Person) -> AbstractContextManager[None]:
    return speaking(person.language, zone=person.time_zone)
