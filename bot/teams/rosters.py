"""How Teams itself calls the members of a room: only by that they are named to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

import structlog

from bot.teams.connector.client import Json
from dialogs.channel import Undelivered
from domain.seats import Place

_AGAIN = 600.0  # Seconds until somebody who is missing is asked for once more.

log = structlog.get_logger(__name__)


class Members(Protocol):
    """Who knows them."""

    async def members(self, place_url: str, reference: str) -> list[Json]:
        """Return all members of a conversation. Undelivered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roster:
    asked_at: float
    ids: Mapping[str, str] = field(default_factory=dict)


class Rosters:
    """
    Remembers the members of rooms, as long as its process runs.

    The documentation of Teams has user ids for `refresh` from a conversation's members
    ("User Specific Views", "Fetch the roster"); they look like `29:…`, and cannot be
    worked out of a directory's object id. *now* counts seconds.
    """

    def __init__(
        self, connector: Members, *, now: Callable[[], float] = monotonic
    ) -> None:
        self._connector = connector
        self._now = now
        self._known: dict[str, _Roster] = {}

    async def ids(self, place: Place, accounts: Iterable[str]) -> list[str]:
        """Return the ids of those accounts that are in a room; none if it is silent."""
        wanted = list(accounts)
        known = self._known.get(place.reference)
        if known is None or (self._lacks(known, wanted) and self._is_old(known)):
            known = self._known[place.reference] = await self._asked(place)
        return [known.ids[each] for each in wanted if each in known.ids]

    def _lacks(self, known: _Roster, wanted: Iterable[str]) -> bool:
        return any(account not in known.ids for account in wanted)

    def _is_old(self, known: _Roster) -> bool:
        return self._now() - known.asked_at >= _AGAIN

    async def _asked(self, place: Place) -> _Roster:
        try:
            found = await self._connector.members(place.service_url, place.reference)
        except Undelivered as problem:
            log.warning("teams.roster-not-read", code=problem.code)
            return _Roster(asked_at=self._now())
        ids = {_account(each): str(each.get("id") or "") for each in found}
        known = {account: name for account, name in ids.items() if account and name}
        return _Roster(asked_at=self._now(), ids=known)


def _account(member: Json) -> str:
    return str(member.get("aadObjectId") or member.get("objectId") or "").casefold()
