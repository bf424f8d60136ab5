"""Who an account of Slack is, as Slack itself has verified it: once, and by no name."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

import structlog

from bot.slack.api import SlackApi, SlackRefused
from domain.refusals import Refusal
from domain.seats import Account, Vendor
from services.people.match_seat import match_seat
from services.ports import Ports

REMEMBERED = 600.0  # Seconds in which a stranger's words cost Slack no second lookup.
_SOON = 60.0  # So long after Slack did not answer.
_MOST = 5_000  # Strangers of whom a process remembers what they were told.
_NOT_THERE = frozenset({"user_not_found", "user_not_visible", "users_not_found"})

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    code: str
    until: float


class Matching:
    """
    Seats accounts that are of an allowed workspace, and whose address is known here.

    Neither bots nor guests, people of other organisations, or those whose address Slack
    has not verified. *now* counts seconds.
    """

    def __init__(
        self, api: SlackApi, ports: Ports, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._api = api
        self._ports = ports
        self._now = now
        self._told: OrderedDict[Account, _Told] = OrderedDict()
        self._turns: WeakValueDictionary[Account, asyncio.Lock] = WeakValueDictionary()

    async def seat(self, tenant: str, account: str) -> bool:
        """
        Seat an account that is somebody's; Refusal with why it is not, and what to do.

        *tenant* is one that the door lets in. Asked again soon, it says the same.
        """
        who = Account(Vendor.SLACK, tenant, account)
        turn = self._turns.setdefault(who, asyncio.Lock())
        async with turn:
            self._refuse_known(who)
            try:
                user = await self._looked_up(account)
                email = verified_address(user, tenant=tenant)
                await asyncio.to_thread(match_seat, who, email=email, ports=self._ports)
            except Refusal as refusal:
                self._remember(who, refusal.code)
                raise
        return True

    async def _looked_up(self, account: str) -> Mapping[str, Any]:
        try:
            answer = await self._api.call("users.info", user=account)
        except SlackRefused as refused:
            log.warning("slack.not-looked-up", error=refused.error)
            gone = refused.error in _NOT_THERE
            raise Refusal("slack-guest" if gone else "match-not-looked-up") from refused
        user = answer.get("user")
        return user if isinstance(user, Mapping) else {}

    def _refuse_known(self, who: Account) -> None:
        told = self._told.get(who)
        if told is not None and self._now() < told.until:
            raise Refusal(told.code)

    def _remember(self, who: Account, code: str) -> None:
        kept = _SOON if code == "match-not-looked-up" else REMEMBERED
        self._told[who] = _Told(code=code, until=self._now() + kept)
        self._told.move_to_end(who)
        while len(self._told) > _MOST:
            self._told.popitem(last=False)


def verified_address(user: Mapping[str, Any], *, tenant: str) -> str:
    """
    Return the address that Slack has verified of somebody who is of *tenant*.

    What Slack does not say is taken for no. Refusals: `slack-guest`, `match-guest`,
    `match-no-person`, `match-unconfirmed`.
    """
    if user.get("is_stranger") or tenant not in _tenants(user):
        raise Refusal("slack-guest")
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        raise Refusal("match-guest")
    if user.get("deleted") or any(user.get(flag) for flag in _NO_PERSON):
        raise Refusal("match-no-person")
    profile = user.get("profile")
    email = profile.get("email") if isinstance(profile, Mapping) else None
    if user.get("is_email_confirmed") is not True or not isinstance(email, str):
        raise Refusal("match-unconfirmed")
    return email


_NO_PERSON = ("is_bot", "is_app_user", "is_workflow_bot", "is_connector_bot")


def _tenants(user: Mapping[str, Any]) -> set[object]:
    """Return the workspace, or those of an organisation, and the organisation."""
    grid = user.get("enterprise_user")
    if not isinstance(grid, Mapping):
        return {user.get("team_id")}
    teams = grid.get("teams")
    more = [each for each in teams if isinstance(each, str)] if teams else []
    return {user.get("team_id"), grid.get("enterprise_id"), *more}
