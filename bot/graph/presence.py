"""Who is out of office, as Teams and Outlook show it."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.graph.answers import good
from bot.graph.client import Graph

MOST_AT_ONCE = 650  # As Graph takes in one call.
_RIGHT = "Presence.Read.All"
_AWAY = "OutOfOffice"


class GraphPresence:
    """Asks for many people's presence at once, and keeps none of it."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def out_of_office(self, accounts: Iterable[str]) -> frozenset[str]:
        """
        Return who of the *accounts* is away: by an automatic reply, or a day off.

        :raises Later: where Graph is busy.
        :raises NoAnswer: where none came; to ask again does no harm.
        :raises Refusal: as for `good`.
        """
        wanted = list(dict.fromkeys(accounts))
        away: set[str] = set()
        for start in range(0, len(wanted), MOST_AT_ONCE):
            body = {"ids": wanted[start : start + MOST_AT_ONCE]}
            answer = await self._graph.post(
                "/communications/getPresencesByUserId", body
            )
            found = good(answer, right=_RIGHT).values
            away |= {str(each.get("id")) for each in found if _is_away(each)}
        return frozenset(away)


def _is_away(presence: Mapping[str, Any]) -> bool:
    settings = presence.get("outOfOfficeSettings")
    replies = isinstance(settings, dict) and settings.get("isOutOfOffice") is True
    return replies or presence.get("activity") == _AWAY
