"""Who of those on whom something waits is out of office: known, and never stored."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.compose import House
from bot.graph.answers import NoAnswer
from bot.graph.client import Graph
from bot.graph.presence import GraphPresence
from bot.local_desk import Todo
from bot.rooms.patience import Later
from bot.teams_settings import TeamsSettings
from domain.refusals import Refusal
from domain.seats import Vendor
from services.ports import Ports

ABSENCES_EVERY = timedelta(minutes=30)

log = structlog.get_logger(__name__)


class Absences:
    """
    Asks for the presence of those on whom an open action waits, and of nobody else.

    What was seen last holds until the next look, in this process alone.
    """

    def __init__(self, ports: Ports, presence: GraphPresence, *, tenant: str) -> None:
        self._ports = ports
        self._presence = presence
        self._tenant = tenant
        self._away: frozenset[str] = frozenset()

    def known(self) -> frozenset[str]:
        """Return the ids of who was out of office at the last look."""
        return self._away

    async def look(self) -> None:
        """Look again; what cannot be seen is not said."""
        people = await asyncio.to_thread(self._waited_on)
        self._away = frozenset()
        try:
            away = await self._presence.out_of_office(people)
        except Refusal as refusal:
            log.warning("graph.absences-unread", code=refusal.code)
        except (Later, NoAnswer):
            log.info("graph.absences-later")
        else:
            self._away = frozenset(people[each] for each in away if each in people)

    def _waited_on(self) -> Mapping[str, str]:
        """Return people's ids by their accounts in the home tenant."""
        with self._ports.read_uow() as uow:
            waited_on = set(uow.leadership.waited_on())
            seats = uow.seats.of_vendor(Vendor.TEAMS)
        return {
            seat.account: seat.person_id
            for seat in seats
            if seat.tenant == self._tenant and seat.person_id in waited_on
        }


def knowing_absences(
    house: House, settings: TeamsSettings, graph: Graph | None
) -> tuple[House, tuple[Todo, ...]]:
    """Return the house that knows who is away, and the looks as time goes on."""
    if graph is None or not settings.absences:
        return house, ()
    presence = GraphPresence(graph)
    absences = Absences(house.ports, presence, tenant=settings.home_tenant)
    knowing = replace(house, ports=replace(house.ports, away=absences.known))
    return knowing, (("absences", ABSENCES_EVERY, absences.look),)
