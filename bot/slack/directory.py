"""Looks people up in the workspace by their addresses, as fast as Slack lets us."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from bot.slack.api import SlackApi, SlackRefused
from bot.slack.matching import verified_address
from dialogs.channel import Fate
from domain.refusals import Refusal
from services.people.match_seat import is_same_address

_NOBODY = frozenset({"users_not_found", "user_not_found", "user_not_visible"})
_LONGEST = 120.0  # Seconds that Slack is waited for, at a time.
_MOST_WAITS = 20


class SlackDirectory:
    """Accounts of a workspace; *sleep* waits where Slack takes no more just now."""

    def __init__(
        self,
        api: SlackApi,
        *,
        tenant: str,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._api = api
        self._tenant = tenant
        self._sleep = sleep

    async def by_mails(self, mails: Iterable[str]) -> dict[str, str]:
        """
        Return the ids of those whose address Slack has verified, by each mail.

        Left out are those whom Slack does not know by it, and whoever is a guest, a bot
        or of another organisation. SlackRefused where it cannot be asked.
        """
        found = {mail: await self._by_mail(mail) for mail in dict.fromkeys(mails)}
        return {mail: account for mail, account in found.items() if account}

    async def _by_mail(self, mail: str) -> str:
        try:
            answer = await self._asked(mail)
        except SlackRefused as refused:
            if refused.error in _NOBODY:
                return ""
            raise
        return self._account(answer.get("user"), mail)

    async def _asked(self, mail: str) -> Mapping[str, Any]:
        for _ in range(_MOST_WAITS):
            try:
                return await self._api.call_paced("users.lookupByEmail", email=mail)
            except SlackRefused as refused:
                waits = refused.fate is Fate.RATE_LIMITED
                if not waits or not 0 < refused.retry_after <= _LONGEST:
                    raise
                await self._sleep(refused.retry_after)
        return await self._api.call("users.lookupByEmail", email=mail)

    def _account(self, user: object, mail: str) -> str:
        if not isinstance(user, dict):
            return ""
        try:
            address = verified_address(user, tenant=self._tenant)
        except Refusal:
            return ""
        return str(user.get("id", "")) if is_same_address(address, mail) else ""
